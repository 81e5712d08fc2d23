// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/upload/uploadprotocol.h"

namespace tranship {

/// The BITS upload protocol (MC-BUP; bits.md, section 6): Create-Session, fragments one after the
/// other, Close-Session. What the sources leave open is decided so:
///
/// - A session that is taken up again begins with a Ping, and when something of it may be on the
///   server without our knowing, with a fragment of 5 KiB: its answer, 200 or 416, says what the
///   server has. No more than that is sent twice for a cut. A cut is such a resumption at once; the
///   second without an acknowledgement in between is the end, with its error.
/// - Fragments become smaller when the server says that they are too large, and when it kept
/// nothing
///   of one that broke off (down to 512 KiB): its "too large" may have been lost with the line.
/// - An offset that cannot be (below what was acknowledged, beyond what was sent) is
///   InvalidServerResponse; when it comes again the session is cancelled and SessionNotFound, whose
///   remedy is a new one.
/// - An empty file has no fragment: Create-Session and Close-Session are sent. A server that
///   answers the latter with 400 or 416, as OneDrive's did, takes no empty files: NotSupported. No
///   reply can come for one.
/// - Close-Session that finds no session after one whose answer was lost: the lost one closed it.
/// - 307 and 308 are followed for Create-Session and Ping, which have no body; nothing else is.
/// - The last fragment's answer without a BITS-Reply-URL, when a reply is wanted, is an error; the
///   next try asks with the file's last 5 KiB again, for there is no other way to ask.
[[nodiscard]] std::unique_ptr<UploadProtocol> makeBitsUpload(const UploadAim &aim,
                                                             const UploadSession &session);

/// Cancel-Session for an unfinished upload; see cancelRequest().
[[nodiscard]] std::optional<UploadRequest> bitsCancelRequest(const UploadAim &aim,
                                                             const UploadSession &session);
/// Close-Session for an upload-reply job whose file is up; see closeRequest().
[[nodiscard]] std::optional<UploadRequest> bitsCloseRequest(const UploadAim &aim,
                                                            const UploadSession &session);
/// Of Cancel-Session and Close-Session: again for 500 to 599 unless the session is not found, never
/// for 100 to 499 (Microsoft's pages of both packets).
[[nodiscard]] CancelVerdict judgeBitsCancel(const UploadAnswer &answer);

} // namespace tranship
