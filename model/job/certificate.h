// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/error.h"
#include "model/job/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QStringList>

#include <optional>

class QUrl;

namespace tranship {

/// What is wrong with a server's certificate. The numbers are stored; a heavier flaw names the
/// error before a lighter one.
enum class CertificateFlaw {
    Revoked = 1, ///< its issuer took it back
    RevocationUnknown = 2, ///< the job wants to know whether it was revoked, and nobody says
    SelfSigned = 3, ///< nobody but the server itself vouches for it
    Untrusted = 4, ///< the one who vouches for it is not known here
    WrongHost = 5, ///< it is for another name
    Expired = 6,
    NotYetValid = 7,
    WrongUsage = 8, ///< it is not for servers
    Other = 9, ///< broken in another way: its signature, its chain
};

/// A server's certificate, and what was found wrong with it.
struct Certificate {
    QString host; ///< whose answer it came with: certificateHostOf()
    QByteArray sha256; ///< of its DER form, 32 bytes
    QString subject; ///< whom it names: common name, else organisation; may be empty
    QString issuer; ///< the same of the one who vouches for it
    QStringList names; ///< hosts and addresses that it is for
    QDateTime from; ///< UTC
    QDateTime until; ///< UTC
    QList<CertificateFlaw> flaws; ///< the heaviest first; none twice

    bool operator==(const Certificate &) const = default;
};

/// A certificate that a server showed and that was not good enough by itself.
struct ShownCertificate {
    Certificate certificate;
    QDateTime trustedSince{}; ///< UTC, when a person decided that it is good enough for this host
                              ///< all the same; null: refused

    bool operator==(const ShownCertificate &) const = default;
};

/// Names one of them.
struct CertificateKey {
    QString host; ///< certificateHostOf()
    QByteArray sha256;
};

/// The code of the heaviest flaw; CertificateInvalid for Other, TlsHandshakeFailed for none.
[[nodiscard]] ErrorCode certificateError(const QList<CertificateFlaw> &flaws);
/// Whether the code is one of certificateError() that is about a certificate.
[[nodiscard]] bool isCertificateError(ErrorCode code);
/// Whose certificates answers from that URL come with: host in lower case, and the port unless it
/// is that of https.
[[nodiscard]] QString certificateHostOf(const QUrl &url);
/// The host that an error about a certificate names; empty for another error.
[[nodiscard]] QString certificateHost(const Error &error);
/// A person may trust it all the same: it was not revoked.
[[nodiscard]] bool canBeTrusted(const QList<CertificateFlaw> &flaws);

[[nodiscard]] QLatin1String flawName(CertificateFlaw flaw); // "expired", "wrong-host"
[[nodiscard]] std::optional<CertificateFlaw> flawFromName(QStringView name);
/// "expired,wrong-host", and back; names that are not known are left out.
[[nodiscard]] QString flawsText(const QList<CertificateFlaw> &flaws);
[[nodiscard]] QList<CertificateFlaw> flawsFromText(const QString &text);

/// "AB:CD:...", as browsers show it.
[[nodiscard]] QString fingerprintText(const QByteArray &sha256);
/// Reads it with or without colons, in any case; InvalidArgument when it is none of SHA-256.
[[nodiscard]] Result<QByteArray> fingerprintFromText(const QString &text);

} // namespace tranship
