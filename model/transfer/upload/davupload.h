// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/upload/davanswers.h"
#include "model/transfer/upload/missingfolders.h"
#include "model/transfer/upload/putupload.h"
#include "model/transfer/upload/uploadanswers.h"
#include "model/transfer/upload/uploadprotocol.h"

namespace tranship {

/// A file to a WebDAV server (RFC 4918), with the folders that are missing on its way.
///
/// An OPTIONS asks whether the server is of class 1. To such a one the file goes under a name of
/// its own beside the target, `.tranship-` and 16 hexadecimal digits, and gets the target's name
/// with MOVE when it is whole: neither a cut nor a Cancel harms what is there, and nobody sees half
/// a file. That the folder exists is asked before the body is sent. The temporary name is
/// `session.url`; whatever has it is of this upload, so after a lost answer its length alone tells
/// (PROPFIND): all of it goes on with the MOVE, less starts over. After a lost answer to the MOVE
/// (`session.id` is "move") the target's length tells, once the temporary name is gone.
///
/// Any other server (nginx with no MOVE) gets the file as PutUpload sends it. When nothing is at
/// the target its folder is made before; when the PUT says that it is missing, then.
class DavUpload final : public UploadProtocol {
public:
    DavUpload(const UploadAim &aim, const UploadSession &session);

    [[nodiscard]] UploadStep next(qint64 fragment) override;
    void answered(const UploadAnswer &answer) override;
    void broken(const Error &error, qint64 sent) override;

    [[nodiscard]] const UploadSession &session() const override;

private:
    enum class Step {
        Learn, ///< does it speak WebDAV?
        AskFolder, ///< is the target's folder there?
        MakeFolders, ///< m_folders makes it, then m_afterFolders
        AskOwn, ///< what is there of an earlier run?
        Send, ///< the file goes to its own name
        Move, ///< and gets the target's
        AskTarget, ///< has the MOVE of an earlier run been done?
        Plain, ///< m_plain does it all
        Over, ///< m_end says how
    };

    [[nodiscard]] UploadRequest request();
    [[nodiscard]] UploadRequest moveRequest();
    /// Answers that mean the same to every question: a login, trouble, a redirect.
    [[nodiscard]] bool isSettled(const UploadAnswer &answer);
    void learned(const UploadAnswer &answer);
    void foldersAnswered(const UploadAnswer &answer);
    void ownAnswered(const UploadAnswer &answer);
    void sendAnswered(const UploadAnswer &answer);
    void moveAnswered(const UploadAnswer &answer);
    void plainAnswered(const UploadAnswer &answer);
    void makeFolders(Step after);
    void goTo(Step step);
    void succeed(UploadEnd::Proof proof);
    void end(UploadEnd how);

    UploadAim m_aim;
    UploadSession m_session;
    UploadPlace m_target;
    UploadPlace m_own;
    Step m_step = Step::Learn;
    UploadEnd m_end;
    RawHeaders m_digests; ///< of the PUT's answer
    std::optional<MissingFolders> m_folders;
    Step m_afterFolders = Step::Send;
    bool m_destinationIsPath = false;
    std::unique_ptr<PutUpload> m_plain;
};

[[nodiscard]] std::unique_ptr<UploadProtocol> makeDavUpload(const UploadAim &aim,
                                                            const UploadSession &session);

/// DELETE of the temporary name; none when the upload has no such name (yet). What a plain PUT left
/// at the target itself stays: it may be what was there before.
[[nodiscard]] std::optional<UploadRequest> davCancelRequest(const UploadAim &aim,
                                                            const UploadSession &session);
[[nodiscard]] CancelVerdict judgeDavCancel(const UploadAnswer &answer);

} // namespace tranship
