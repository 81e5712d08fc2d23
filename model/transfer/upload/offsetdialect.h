// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/upload/uploadprotocol.h"

namespace tranship {

/// The requests of a protocol whose server counts the bytes that it has.
enum class OffsetStep {
    Discover, ///< what does the server speak?
    Create, ///< the upload gets a URL of its own
    Ask, ///< how many bytes are there?
    Send, ///< the next ones
    Drop, ///< the server is to forget the upload
};

/// What an answer says, whichever protocol it was said in.
struct OffsetWord {
    enum class Kind {
        GoOn, ///< of Discover: there is nothing against it
        Created, ///< `url` is the upload's; `offset` as below, -1: not told
        Offset, ///< the server has the first `offset` bytes
        Unknown, ///< it does not say how many bytes it has
        Lost, ///< there is no such upload, or no longer
        TooLarge, ///< too many bytes in one request
        Corrected, ///< Offset, of a request that began elsewhere: nothing was taken
        Corrupt, ///< the bytes came damaged, and the server dropped them
        Refused, ///< the server has every byte and will not have them; `end` says how
        Failed, ///< `end` says how
    };

    Kind kind = Kind::Unknown;
    QUrl url;
    qint64 offset = -1;
    bool isComplete = false; ///< the server waits for no more
    qint64 length = -1; ///< of the whole file, as the server sees it; -1: not told
    UploadEnd end;
    UploadEnd::Proof proof = UploadEnd::Proof::Length; ///< of `isComplete`
    RawHeaders digests; ///< of the whole file
    QUrl replyUrl; ///< of `isComplete`: where the reply to it is; empty: nowhere
    QDateTime expires; ///< when the server forgets the upload; null: not told
    qint64 mostAtOnce = 0; ///< bytes of a request, as the server wants it; 0: not told
    QByteArray id; ///< for the session's `id`; empty: as it is

    [[nodiscard]] static OffsetWord of(Kind kind);
    /// `code` with the context RemoteFile.
    [[nodiscard]] static OffsetWord failed(ErrorCode code, const QString &detail);
    /// The answer's status is the error; `what` was asked for.
    [[nodiscard]] static OffsetWord refused(const ResponseHead &head, const QString &what);
    /// Created, at the Location of `head`, which answered a request to `from`: http and https only,
    /// never from https to http (InsecureRedirect, ForbiddenRedirect); ProtocolMismatch without
    /// one.
    [[nodiscard]] static OffsetWord createdBy(const ResponseHead &head, const QUrl &from);
};

/// How such a protocol is spoken: makes its requests and reads their answers.
class OffsetDialect {
public:
    virtual ~OffsetDialect() = default;

    [[nodiscard]] virtual UploadMethod method() const = 0;
    /// Whether an upload-reply job can get its reply.
    [[nodiscard]] virtual bool hasReply() const = 0;
    /// Whether Discover has a use before an upload that exists already goes on.
    [[nodiscard]] virtual bool discoversOnResume() const = 0;
    /// Bytes that Create brings along; most often none. With the last byte among them a lost answer
    /// could not be asked about any more.
    [[nodiscard]] virtual ByteRange firstBody(qint64 fragment) const = 0;
    /// Bytes of a request below which the server takes none but the last.
    [[nodiscard]] virtual qint64 leastAtOnce() const = 0;
    virtual void setNow(const QDateTime &now) = 0;

    /// `body`: the bytes of Create and Send; may be empty.
    [[nodiscard]] virtual UploadRequest request(OffsetStep step, const QUrl &url,
                                                ByteRange body) = 0;
    /// Of any status but the redirects that are followed.
    [[nodiscard]] virtual OffsetWord read(OffsetStep step, const UploadAnswer &answer) = 0;
};

/// Whether an answer to Discover says only that the server does not want to be asked (404, 405,
/// 501, ...), which is not to say that it takes nothing.
[[nodiscard]] bool isRefusedQuestion(int status);

[[nodiscard]] bool isSuccess(int status); ///< 200 to 299

void addHeader(UploadRequest &request, const QByteArray &name, const QByteArray &value);

} // namespace tranship
