// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/validator.h"
#include "model/transfer/upload/uploadanswers.h"
#include "model/transfer/upload/uploadprotocol.h"

namespace tranship {

/// A file as one PUT (RFC 9110, section 9.3.4), also to a presigned URL of S3, to which it adds no
/// header of its own.
///
/// Each run first asks with a HEAD what stands at the target. The answer is kept (`session.id`), so
/// that after a lost answer a second HEAD can tell whether the file there is the one that was sent:
/// its length is the file's, and it is another version than before (nothing before, another length,
/// another ETag or date). Then the upload is done, with Proof::Length; else it starts over. A HEAD
/// also meets the login, a server that wants to be left alone and a redirect before the body does.
/// A server that cannot be asked (403, 404, 405, ... to HEAD) gets the PUT all the same: it may be
/// repeated (section 9.2.2).
///
/// - 200, 201 and 204 are the server's word. 202 is not: asked with HEAD until it shows the file.
/// - A broken PUT starts over: a PUT with Content-Range (section 14.5) is understood by few, and a
///   server that ignores the header would put the rest in place of the whole. The error's detail
///   says how many bytes are lost; how often is bounded by the job's no-progress timeout.
/// - 307 and 308 are followed, also after the body, which is then sent again.
class PutUpload final : public UploadProtocol {
public:
    PutUpload(const UploadAim &aim, const UploadSession &session);

    [[nodiscard]] UploadStep next(qint64 fragment) override;
    void answered(const UploadAnswer &answer) override;
    void broken(const Error &error, qint64 sent) override;

    [[nodiscard]] const UploadSession &session() const override { return m_session; }

    /// The PUT is next, or out.
    [[nodiscard]] bool isSending() const { return m_step == Step::Send; }

    /// Where it goes, after redirects.
    [[nodiscard]] const QUrl &place() const { return m_place.url(); }

private:
    enum class Step {
        Ask, ///< what stands at the target?
        Send, ///< the file goes there
        Over, ///< m_end says how
    };

    void heardOfTarget(const UploadAnswer &answer);
    /// The file is accepted and not to be seen: it is waited for, not sent again.
    void endAccepted(const ResponseHead &head);
    void heardOfFile(const UploadAnswer &answer);
    [[nodiscard]] bool isTheFile(const Validator &now) const;
    [[nodiscard]] bool follow(const ResponseHead &head);
    void succeed(UploadEnd::Proof proof, RawHeaders digests);
    void end(UploadEnd how);

    UploadAim m_aim;
    UploadSession m_session;
    UploadPlace m_place;
    Step m_step = Step::Ask;
    UploadEnd m_end;
};

/// A file as the body of one POST (RFC 9110, section 9.3.3); 200, 201 and 204 are the server's
/// word. What a POST has done cannot be asked, and it must not be repeated blindly: when its answer
/// is lost after the whole body left, or is 202, 502 or 504, the upload ends with
/// UploadUnconfirmed, and so does each new run until a person has decided to send again and
/// `session.isUnsure` is taken back. A body that certainly did not leave whole was no request: it
/// is sent again, after the retry delay. 307 and 308 are followed: such a server has not taken it.
/// For an upload-reply job, the Location of a 201 is where the reply is.
class PostUpload final : public UploadProtocol {
public:
    PostUpload(const UploadAim &aim, const UploadSession &session);

    [[nodiscard]] UploadStep next(qint64 fragment) override;
    void answered(const UploadAnswer &answer) override;
    void broken(const Error &error, qint64 sent) override;

    [[nodiscard]] const UploadSession &session() const override { return m_session; }

private:
    void end(UploadEnd how);
    void succeed(const UploadAnswer &answer);
    /// The person has to know: nobody can ask.
    void endUnconfirmed(const QString &why);

    UploadAim m_aim;
    UploadSession m_session;
    UploadPlace m_place;
    std::optional<UploadEnd> m_end;
};

[[nodiscard]] std::unique_ptr<UploadProtocol> makePutUpload(const UploadAim &aim,
                                                            const UploadSession &session);
[[nodiscard]] std::unique_ptr<UploadProtocol> makePostUpload(const UploadAim &aim,
                                                             const UploadSession &session);

/// The error of a PUT of `size` bytes that broke after `sent`, with what that means for them.
[[nodiscard]] Error brokenPut(const Error &error, qint64 sent, qint64 size);

/// What an upload method that has no reply ends with in an upload-reply job.
[[nodiscard]] UploadEnd noReplyEnd(UploadMethod method);

} // namespace tranship
