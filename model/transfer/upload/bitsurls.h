// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/upload/uploadprotocol.h"

namespace tranship {

/// Where the session's packets go: its URL, with the host of BITS-Host-Id if there is one.
[[nodiscard]] QUrl bitsUrl(const UploadAim &aim, const UploadSession &session);
/// Whether a BITS-Host-Id can be the host of a URL: a name or an address, perhaps with a port, at
/// most 300 characters.
[[nodiscard]] bool isBitsHost(QByteArrayView hostId);

/// Where the reply is: `text` may be absolute or relative to the folder of `target`, with
/// backslashes and unescaped braces (MC-BUP, captures). InvalidServerResponse for anything but a
/// web URL of at most 2200 characters, InsecureRedirect for one that leaves https.
[[nodiscard]] Result<QUrl> bitsReplyUrl(const QUrl &target, QByteArrayView text);

/// Where a 307 or 308 of `from` sends a packet without a body: InsecureRedirect from https to http,
/// ForbiddenRedirect for what no packet may go to.
[[nodiscard]] Result<QUrl> bitsRedirect(const QUrl &from, const QByteArray &location);

} // namespace tranship
