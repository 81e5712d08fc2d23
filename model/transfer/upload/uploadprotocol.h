// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/byteranges.h"
#include "model/job/checksum.h"
#include "model/job/result.h"
#include "model/job/uploadsession.h"
#include "model/transfer/transport.h"

#include <chrono>
#include <memory>
#include <optional>
#include <variant>

namespace tranship {

/// What is to be brought where.
struct UploadAim {
    QUrl url; ///< the target as the person gave it
    QString fileName; ///< of the source, without its folder
    qint64 size = 0; ///< bytes of the source
    QDateTime modified; ///< of the source
    bool wantsReply = false; ///< the server's answer to the file is wanted too (upload-reply)
    QList<QUrl> partUrls; ///< S3Multipart: a presigned URL for each part, in order
    RawHeaders headers; ///< of the job; go with each request to the target's origin
};

/// One request of an upload. Its body is `bytes`, or, when that is empty, the part `body` of the
/// source, which may be empty too. Its length is always stated. It is sent once and never again by
/// itself (Q2 of the fault list); redirects are answers like any other.
struct UploadRequest {
    QByteArray method;
    QUrl url;
    RawHeaders headers; ///< Content-Length and the job's own come by themselves
    QByteArray bytes;
    ByteRange body;
    /// The digest of `body` is wanted before it is sent, as the value of `checksumHeader`, after
    /// `checksumPrefix`, in Base64.
    std::optional<Checksum::Algorithm> checksum;
    QByteArray checksumHeader;
    QByteArray checksumPrefix;
    std::chrono::milliseconds answerTimeout{300'000}; ///< from the body's last byte to the head
};

/// A whole answer, of any status.
struct UploadAnswer {
    ResponseHead head;
    QByteArray body; ///< its first 1 MiB
};

/// The upload is over. Success is the server's word for it, and `proof` says which word.
struct UploadEnd {
    /// The server's word that it has the file.
    enum class Proof {
        None, ///< it failed
        Status, ///< the status that says so, and nothing more
        Length, ///< its own count of bytes is the file's size
    };

    Done outcome; ///< an error's remedy says whether the session goes on later
    Proof proof = Proof::None;
    /// From `Retry-After`: no request before.
    std::optional<std::chrono::seconds> retryAfter;
    /// Digests of what it has that the server stated, as headers; compared with what was sent.
    RawHeaders digests;
};

using UploadStep = std::variant<UploadRequest, UploadEnd>;

/// A way to bring a file to a server: which request comes next, and what an answer means. Knows no
/// sockets, files, timers or stores, so that each rule is a table. One request at a time:
///
///     next() -> request, then answered() or broken(), then next() -> ...
///
/// until next() gives an UploadEnd. session() is to be on stable storage before next()'s request is
/// sent whenever anything but its `acknowledged` changed.
class UploadProtocol {
public:
    virtual ~UploadProtocol() = default;

    /// The time (UTC) of the next call of next(), answered() or broken(): a protocol has no clock.
    /// For limits that outlive the program (BITS-Host-Id-Fallback-Timeout) and for a Retry-After
    /// whose answer has no Date; a protocol that never hears it keeps none of them.
    virtual void setNow(const QDateTime &now) { Q_UNUSED(now) }

    /// `fragment`: bytes of the source that the request should hold at most, 5 KiB or more; a
    /// protocol that sends a file in one request does not heed it.
    [[nodiscard]] virtual UploadStep next(qint64 fragment) = 0;
    /// The last request's answer.
    virtual void answered(const UploadAnswer &answer) = 0;
    /// The last request ended without a whole answer. `sent`: bytes of its body that left, at most;
    /// the server may have got any number up to that.
    virtual void broken(const Error &error, qint64 sent) = 0;
    [[nodiscard]] virtual const UploadSession &session() const = 0;
};

/// What an answer to a cancelRequest() or a closeRequest() means.
enum class CancelVerdict {
    Gone, ///< the server keeps nothing (any more)
    Again, ///< to be asked again later
    Refused, ///< the server will not; asking again is no use
};

/// How a server is told to drop what it keeps of an unfinished upload; no request when there is
/// nothing to tell (`session.isOpen()` is false, or the method has no such request).
[[nodiscard]] std::optional<UploadRequest> cancelRequest(const UploadAim &aim,
                                                         const UploadSession &session);
[[nodiscard]] CancelVerdict judgeCancel(const UploadSession &session, const UploadAnswer &answer);

/// How a server is told that an upload is over and what it still keeps of it can go: BITS's
/// Close-Session of an upload-reply job, sent when the reply is on stable storage (bits.md 6.2). No
/// request when there is nothing to tell. An upload without reply has closed its session before its
/// UploadEnd.
///
/// For the queue: next()'s UploadEnd of an upload-reply job leaves `isWhole`, `replyUrl` and `id`
/// in the session. Download the reply, then send this until judgeCancel() says anything but Again;
/// the job need not wait for it. A Cancel after the upload sends the same: the reply goes, the file
/// stays.
[[nodiscard]] std::optional<UploadRequest> closeRequest(const UploadAim &aim,
                                                        const UploadSession &session);

/// Goes on from `session`; its method says which protocol (Auto: asks first).
[[nodiscard]] std::unique_ptr<UploadProtocol> makeUploadProtocol(const UploadAim &aim,
                                                                 const UploadSession &session);

} // namespace tranship
