// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/upload/uploadprotocol.h"

namespace tranship {

/// Interop versions of the draft that are spoken: 6 is draft -04, 8 is -09 and later. Their
/// requests are the same.
inline constexpr int oldestUploadDraft = 6;
inline constexpr int newestUploadDraft = 8;

/// Resumable Uploads for HTTP (draft-ietf-httpbis-resumable-upload). See OffsetUpload for what it
/// does when answers are lost or cannot be. What the draft leaves open is decided so:
///
/// - OPTIONS comes first, for the limits and the version; a server that will not be asked is
///   created an upload at all the same. The version goes into `session.id`.
/// - The upload is created with an empty POST and `Upload-Complete: ?0` ("careful creation"), so
///   that its URL comes with the answer: interim answers are not to be seen with Qt 6.4, where they
///   come as the answer. So a 104 is read as one. To a fragment it is a question for HEAD, and the
///   next fragments go without Upload-Draft-Interop-Version: to those no server may send a 104.
/// - A server with a `min-append-size` is sent that much with the POST, and a file that is no
///   longer than that whole; when the answer is lost then, nobody can be asked: UploadUnconfirmed.
/// - `Upload-Complete: ?1` with 200 to 299, or in an answer to HEAD, is the server's word. With
///   another status it has the file and will not have it: the upload is over, and nothing of it is
///   sent again by itself (HttpStatus, UploadUnconfirmed for those that would be tried again).
/// - 409 brings the right offset with it (Upload-Offset, or the problem type
///   mismatching-upload-offset); it is believed as far as any other.
/// - 404 and 410 to a HEAD are a lost upload.
/// - The Location of a last answer is where the reply of an upload-reply job is.
[[nodiscard]] std::unique_ptr<UploadProtocol> makeResumableUpload(const UploadAim &aim,
                                                                  const UploadSession &session);

/// DELETE for an unfinished upload; see cancelRequest().
[[nodiscard]] std::optional<UploadRequest> resumableCancelRequest(const UploadAim &aim,
                                                                  const UploadSession &session);
[[nodiscard]] CancelVerdict judgeResumableCancel(const UploadAnswer &answer);

} // namespace tranship
