// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QString>
#include <QUrl>

namespace tranship {

/// Longest remote name (bits.md 1.1).
inline constexpr int longestUrl = 2200;

/// A URL as a person, a list or a script gives it, checked: http or https, a host, a legal port, no
/// user or password (CredentialsInUrl), no control characters, at most 2200 characters. The
/// fragment is dropped. InvalidArgument says what is wrong.
[[nodiscard]] Result<QUrl> parseUrl(const QString &text);

/// The same checks on a URL that is one already (a redirect's target, a row of the store).
[[nodiscard]] Result<QUrl> checkedUrl(const QUrl &url);

/// Scheme, host and port are equal (RFC 6454).
[[nodiscard]] bool isSameOrigin(const QUrl &one, const QUrl &other);

/// For the log and for people: without user, password, query values that look like secrets.
[[nodiscard]] QString displayUrl(const QUrl &url);

} // namespace tranship
