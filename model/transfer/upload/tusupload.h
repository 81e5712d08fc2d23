// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/upload/uploadprotocol.h"

namespace tranship {

/// tus 1.0 (https://tus.io/protocols/resumable-upload): the core protocol and the extensions
/// creation, creation-with-upload, checksum, termination and expiration, as far as the server
/// offers them. See OffsetUpload for what it does when answers are lost or cannot be. What the
/// protocol leaves open is decided so:
///
/// - The server is asked with OPTIONS first. One that answers it as if it had never heard of tus
///   (200 without Tus-Version) is ProtocolMismatch; one that refuses the question (404, 405, ...)
///   gets the POST all the same, for it has no body. A file over Tus-Max-Size is TooLarge before
///   anything is created.
/// - A POST brings the first fragment along when the server takes it and there is more to come: the
///   last byte never goes with it, for nobody could be asked about a lost answer.
/// - An empty file is done when HEAD says that its upload is of 0 bytes.
/// - Each fragment goes with a digest when the server checks it, SHA-256 if it can. After 460 the
///   fragment is sent again, twice at most, then ChecksumMismatch.
/// - 403, 404 and 410 to a HEAD are a lost upload. To a PATCH they are a question for HEAD, as is
///   409. 412 is ProtocolMismatch.
///
/// There is no reply to a file: NotSupported in an upload-reply job.
[[nodiscard]] std::unique_ptr<UploadProtocol> makeTusUpload(const UploadAim &aim,
                                                            const UploadSession &session);

/// DELETE (extension termination) for an unfinished upload; see cancelRequest().
[[nodiscard]] std::optional<UploadRequest> tusCancelRequest(const UploadAim &aim,
                                                            const UploadSession &session);
[[nodiscard]] CancelVerdict judgeTusCancel(const UploadAnswer &answer);

} // namespace tranship
