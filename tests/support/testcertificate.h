// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

#include <optional>

namespace tranship {

/// What a certificate of a test says.
struct CertificateWish {
    QByteArray name = "127.0.0.1"; ///< common name
    QByteArray alternative = "IP:127.0.0.1"; ///< hosts and addresses it is for; empty: none
    QByteArray usage{}; ///< extended key usage ("serverAuth", "clientAuth"); empty: any
    long from = -24L * 3600; ///< valid from, in seconds from now
    long until = 24L * 3600;
    long serial = 1;
    bool isAuthority = false; ///< may sign others
};

/// A certificate with its key, as PEM.
struct TestCertificate {
    QByteArray certificate;
    QByteArray key;

    [[nodiscard]] QSslCertificate parsed() const { return QSslCertificate(certificate); }

    [[nodiscard]] QSslKey parsedKey() const { return {key, QSsl::Ec}; }
};

/// Fresh, with a key of its own; signed by `issuer`, or by itself.
[[nodiscard]] TestCertificate makeCertificate(const CertificateWish &wish,
                                              const std::optional<TestCertificate> &issuer = {});

/// A server's side with that certificate.
[[nodiscard]] QSslConfiguration serverTls(const TestCertificate &certificate);

/// A server's side with a fresh self-signed certificate for 127.0.0.1.
[[nodiscard]] QSslConfiguration makeServerTls();

/// As long as it lives, a certificate is trusted as if it stood in the system's list.
class TrustedAuthority {
public:
    explicit TrustedAuthority(const QSslCertificate &certificate);
    ~TrustedAuthority();
    Q_DISABLE_COPY_MOVE(TrustedAuthority)

private:
    QSslConfiguration m_before;
};

} // namespace tranship
