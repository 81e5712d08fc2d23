// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/certificate.h"
#include "model/job/result.h"

#include <QFlags>
#include <QString>

namespace tranship {

/// The security flags of BITS (bits.md 3.5); the numbers are those of BG_HTTP_SECURITY and stored.
enum class SecurityFlag {
    CheckRevocation = 0x0001, ///< SSL_ENABLE_CRL_CHECK: the server has to prove, by a stapled OCSP
                              ///< answer, that its certificate was not revoked
    IgnoreWrongHost = 0x0002, ///< SSL_IGNORE_CERT_CN_INVALID
    IgnoreDate = 0x0004, ///< SSL_IGNORE_CERT_DATE_INVALID
    IgnoreUnknownIssuer = 0x0008, ///< SSL_IGNORE_UNKNOWN_CA
    IgnoreWrongUsage = 0x0010, ///< SSL_IGNORE_CERT_WRONG_USAGE
};
Q_DECLARE_FLAGS(SecurityFlags, SecurityFlag)
Q_DECLARE_OPERATORS_FOR_FLAGS(SecurityFlags)

/// What the `security` key of a job takes: words with blanks between them, "none", or BITS's
/// number ("0x0006" or decimal). InvalidArgument says which word or bit is none; those of
/// redirects have a key of their own.
[[nodiscard]] Result<SecurityFlags> securityFromText(const QString &text);
/// "check-revocation ignore-date"; "none".
[[nodiscard]] QString securityText(SecurityFlags flags);
/// Whether BITS could have stored the number.
[[nodiscard]] bool isSecurity(int number);

/// The flaws that the flags do not overlook.
[[nodiscard]] QList<CertificateFlaw> remainingFlaws(const QList<CertificateFlaw> &flaws,
                                                    SecurityFlags flags);

} // namespace tranship
