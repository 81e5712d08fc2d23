// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/authchallenge.h"

#include <QString>

namespace tranship {

/// What proves to a server who the person is. Nothing of it is ever stored or logged by us.
struct SiteLogin {
    QString user; ///< empty for a token
    QString secret; ///< the password, or the token
    bool isToken = false; ///< a bearer token

    bool operator==(const SiteLogin &) const = default;
};

/// A login as the keychain keeps it, and back; nothing for what is no such text.
[[nodiscard]] QByteArray loginToSecret(const SiteLogin &login);
[[nodiscard]] std::optional<SiteLogin> loginFromSecret(const QByteArray &secret);

/// How the n-th request after one challenge is signed.
struct DigestUse {
    QByteArray method;
    QByteArray uri; ///< path and query as they are sent
    QByteArray clientNonce; ///< ASCII, fresh; quotes are not escaped
    quint32 count = 1; ///< how often the server's nonce was used, with this one
};

/// The value of Authorization that answers the challenge: Basic (RFC 7617), Digest (RFC 7616, qop
/// "auth", or none as in RFC 2069), Bearer (RFC 6750). Empty for what cannot be answered: another
/// scheme, an unknown algorithm, a login of the wrong kind, a name that Basic cannot carry.
[[nodiscard]] QByteArray authorizationFor(const AuthChallenge &challenge, const SiteLogin &login,
                                          const DigestUse &use);

/// The challenge that this login can answer best; nothing when there is none.
[[nodiscard]] std::optional<AuthChallenge> bestChallenge(const QList<AuthChallenge> &challenges,
                                                         const SiteLogin &login);

} // namespace tranship
