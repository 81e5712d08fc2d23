// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QString>
#include <QUrl>

namespace tranship {

/// Longest remote name (bits.md 1.1).
inline constexpr int longestUrl = 2200;

/// A URL from the network or for it (a Metalink, a mirror), checked: http or https, a host, a legal
/// port, no user or password (CredentialsInUrl), no control characters, at most 2200 characters.
/// The fragment is dropped. InvalidArgument says what is wrong.
[[nodiscard]] Result<QUrl> parseUrl(const QString &text);

/// The same checks on a URL that is one already (a redirect's target).
[[nodiscard]] Result<QUrl> checkedUrl(const QUrl &url);

/// What a person may give as the link of a file: what parseUrl takes, or file: with the absolute
/// path of a file on this machine, a mounted share for example (RFC 8089; no host or "localhost",
/// which is dropped). Nothing that came from the network may be read with this: it would let a
/// server name files of this machine.
[[nodiscard]] Result<QUrl> parseSource(const QString &text);

/// The same checks on a URL that is one already (a row of the store).
[[nodiscard]] Result<QUrl> checkedSource(const QUrl &url);

/// Whether a checked source is a file of this machine.
[[nodiscard]] bool isLocalSource(const QUrl &url);

/// Scheme, host and port are equal (RFC 6454).
[[nodiscard]] bool isSameOrigin(const QUrl &one, const QUrl &other);

/// "https://host:443", the port always there: names the origin of a checked URL.
[[nodiscard]] QString originOf(const QUrl &url);

/// A link as a person gives it, and the login that stood in it.
struct UrlWithoutLogin {
    QString url; ///< without user and password; else as it was given
    QString user; ///< decoded
    QString password; ///< decoded
    bool hasLogin = false; ///< there was a user or a password
};

/// Takes user and password out of the text of a link to the web (RFC 3986, section 3.2.1). Other
/// texts come back as they are.
[[nodiscard]] UrlWithoutLogin withoutLogin(const QString &text);

/// Whether something of that name (a header, a parameter) is likely to be a secret.
[[nodiscard]] bool isSecretName(const QString &name);

/// For the log and for people: without user, password, query values that look like secrets.
[[nodiscard]] QString displayUrl(const QUrl &url);

/// Where a file came from, as it may stand on the file itself for everybody who gets it: without
/// user, password, query and fragment, any of which may let somebody in.
[[nodiscard]] QByteArray originMark(const QUrl &url);

/// "host", or "host:port" where the URL names a port.
[[nodiscard]] QString hostAndPort(const QUrl &url);

} // namespace tranship
