// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace tranship {

/// One way in that a server or a proxy offers with 401 or 407 (RFC 9110, section 11.3).
struct AuthChallenge {
    QByteArray scheme; ///< in lower case: "basic", "digest", "bearer", "ntlm", "negotiate", ...
    QByteArray token68; ///< what stands in place of parameters; empty: none
    QList<std::pair<QByteArray, QByteArray>> parameters; ///< names in lower case, values unquoted

    /// Value of the first parameter of that name; empty when there is none.
    [[nodiscard]] QByteArray parameter(QByteArrayView name) const;
    [[nodiscard]] QString realm() const;

    bool operator==(const AuthChallenge &) const = default;
};

/// The challenges in the value of WWW-Authenticate or Proxy-Authenticate, all headers of that name
/// in one. What cannot be read is left out, together with what follows it.
[[nodiscard]] QList<AuthChallenge> parseChallenges(QByteArrayView value);

/// Algorithms of Digest that can be answered (RFC 7616); the better one is the larger.
enum class DigestAlgorithm { Md5, Md5Sess, Sha256, Sha256Sess };

/// nothing for one that is not known.
[[nodiscard]] std::optional<DigestAlgorithm> digestAlgorithm(const AuthChallenge &challenge);

/// The best of those that a name and a password can answer: Digest with SHA-256, with MD5, Basic;
/// the first of equals. Nothing when there is none.
[[nodiscard]] std::optional<AuthChallenge>
challengeForPassword(const QList<AuthChallenge> &challenges);

/// The same for a bearer token (RFC 6750).
[[nodiscard]] std::optional<AuthChallenge>
challengeForToken(const QList<AuthChallenge> &challenges);

/// Names of the schemes, for a message: "ntlm, negotiate".
[[nodiscard]] QString schemeNames(const QList<AuthChallenge> &challenges);

} // namespace tranship
