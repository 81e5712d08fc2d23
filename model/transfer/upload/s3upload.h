// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/upload/uploadanswers.h"
#include "model/transfer/upload/uploadprotocol.h"

namespace tranship {

/// A part, but for the last one, is at least this long and at most that (Amazon S3 User Guide,
/// "Amazon S3 multipart upload limits").
inline constexpr qint64 leastS3Part = 5LL << 20;
inline constexpr qint64 mostS3Part = 5LL << 30;
inline constexpr int mostS3Parts = 10'000;

/// What a list of presigned URLs means.
struct S3Plan {
    /// A part's URL with the number that it is signed for.
    struct Part {
        QUrl url;
        int number = 0;

        bool operator==(const Part &) const = default;
    };

    QList<Part> parts; ///< those that the file needs
    qint64 partLength = 0; ///< bytes of each but the last
    QUrl abortUrl; ///< for the DELETE that gives the upload up; empty: none was given

    [[nodiscard]] ByteRange range(qsizetype part, qint64 size) const;

    bool operator==(const S3Plan &) const = default;
};

/// The plan for `size` bytes over `urls`: presigned URLs of UploadPart, told by their `partNumber`,
/// which ascends from URL to URL and is 10000 at most, and all with the same `uploadId`. A last URL
/// without `partNumber` is the presigned AbortMultipartUpload; with none, what is there of a
/// cancelled upload stays until the bucket's own rule removes it. The file is spread evenly, in
/// parts of 5 MiB at least, so that a short one may leave URLs unused. InvalidArgument says what is
/// wrong with the list, or how many URLs the file needs.
[[nodiscard]] Result<S3Plan> planS3(const QList<QUrl> &urls, qint64 size);

/// The body of CompleteMultipartUpload: numbers and ETags of `parts`.
[[nodiscard]] QByteArray s3CompleteBody(const QList<S3Plan::Part> &parts,
                                        const QList<UploadedPart> &uploaded);

/// The `Code` and `Message` of an <Error>; both empty when the body is none.
struct S3Error {
    QString code;
    QString message;

    /// "Code: Message"
    [[nodiscard]] QString text() const;
};

[[nodiscard]] S3Error s3ErrorFrom(const QByteArray &body);

/// A file to Amazon S3, or one that speaks its language, as a multipart upload: the aim's part URLs
/// are of UploadPart, its URL is the presigned CompleteMultipartUpload. Nothing is signed here, so
/// no key is needed, and no header is added to what was signed.
///
/// A part is the fragment: each goes in one PUT, and its ETag is kept (`session.parts`). A part
/// whose answer is lost is sent again, and no other: a part replaces the one of its number. So may
/// the Complete be repeated; when S3 then says that it knows no such upload, it may have put the
/// file together before, and nobody can ask: UploadUnconfirmed. A 200 with an <Error> in it is an
/// error (S3 sends the head before it begins). `session.url` is where the upload is aborted,
/// `session.id` the uploadId: newly signed URLs of it go on, those of another start over.
class S3Upload final : public UploadProtocol {
public:
    S3Upload(const UploadAim &aim, const UploadSession &session);

    [[nodiscard]] UploadStep next(qint64 fragment) override;
    void answered(const UploadAnswer &answer) override;
    void broken(const Error &error, qint64 sent) override;

    [[nodiscard]] const UploadSession &session() const override { return m_session; }

private:
    enum class Step {
        Send, ///< the next part
        Complete, ///< all of them are put together
        Over, ///< m_end says how
    };

    void begin();
    void goOn();
    void partAnswered(const UploadAnswer &answer);
    void completeAnswered(const UploadAnswer &answer);
    void completeRefused(const UploadAnswer &answer, const S3Error &said);
    void succeed();
    void end(UploadEnd how);

    UploadAim m_aim;
    UploadSession m_session;
    S3Plan m_plan;
    std::optional<UploadPlace> m_place; ///< of the request that is next or out
    Step m_step = Step::Send;
    bool m_isRepeated = false; ///< an earlier Complete's answer was lost
    UploadEnd m_end;
};

[[nodiscard]] std::unique_ptr<UploadProtocol> makeS3Upload(const UploadAim &aim,
                                                           const UploadSession &session);

/// DELETE of the abort URL; none when none was given.
[[nodiscard]] std::optional<UploadRequest> s3CancelRequest(const UploadAim &aim,
                                                           const UploadSession &session);
[[nodiscard]] CancelVerdict judgeS3Cancel(const UploadAnswer &answer);

} // namespace tranship
