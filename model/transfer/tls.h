// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/route.h"

#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslError>

namespace tranship {

/// How a connection of the route is secured: TLS 1.2 at least, the route's identity, and where the
/// route wants to know whether the certificate was revoked, a stapled OCSP answer (RFC 6066,
/// section 8), which is the one way that Qt has.
[[nodiscard]] QSslConfiguration tlsFor(const Route &route);

/// What Qt found wrong, in our words: the heaviest first, none twice.
[[nodiscard]] QList<CertificateFlaw> flawsOf(const QList<QSslError> &errors);

/// A server's certificate, for people.
[[nodiscard]] Certificate certificateOf(const QString &host, const QSslCertificate &certificate,
                                        const QList<CertificateFlaw> &flaws);

/// Decides about what Qt finds wrong with the server's certificate, as long as `receiver` listens
/// to `reply`: the route's security flags and the judge may let it pass; else the connection ends,
/// and `refused` is what was refused.
void watchCertificate(QNetworkReply &reply, QObject *receiver, const Route &route,
                      CertificateJudge *judge, Certificate &refused);

/// Why there is no secure connection to the host of `url`. Without flaws in `refused` the handshake
/// failed for another reason.
[[nodiscard]] Error tlsError(const QUrl &url, const Certificate &refused);

/// "TLS 1.3, TLS_AES_256_GCM_SHA384"; empty for a connection that is not secured.
[[nodiscard]] QString tlsText(const QSslConfiguration &tls);

/// The certificates and the key of a PEM or PKCS#12 file. ClientCertificateUnusable says what is
/// missing, or that the password opens nothing.
[[nodiscard]] Result<ClientIdentity> identityFrom(const QByteArray &bytes,
                                                  const QByteArray &password);

} // namespace tranship
