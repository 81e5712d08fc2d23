// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/upload/davanswers.h"
#include "model/transfer/upload/missingfolders.h"
#include "model/transfer/upload/putupload.h"
#include "model/transfer/upload/uploadanswers.h"
#include "model/transfer/upload/uploadprotocol.h"

namespace tranship {

/// A chunk, but for the last one, is at least this long and at most that; and there are at most so
/// many (Nextcloud's developer manual, "Chunked file upload", version 2).
inline constexpr qint64 leastNextcloudChunk = 5LL << 20;
inline constexpr qint64 mostNextcloudChunk = 5LL << 30;
inline constexpr int mostNextcloudChunks = 10'000;

/// How long the next chunk is: about `wanted` bytes, no more than `mostAtOnce` (0: any) unless the
/// file would not fit into the chunks that are left. `done` bytes are there, in `chunks` chunks.
/// Nothing when no chunk is long enough for that.
[[nodiscard]] std::optional<qint64> nextcloudChunk(qint64 size, qint64 done, qsizetype chunks,
                                                   qint64 wanted, qint64 mostAtOnce);

/// Where the chunks of an upload to `target` go: ".../remote.php/dav/uploads/USER/" for a target in
/// ".../remote.php/dav/files/USER/". InvalidArgument for any other.
[[nodiscard]] Result<QUrl> nextcloudUploads(const QUrl &target);

/// A file to Nextcloud in chunks. MKCOL makes a folder for them (`session.url`), PUTs fill it with
/// 00001, 00002, ... (`session.parts`), and a MOVE of its `.file` puts them together at the target.
/// Missing folders of the target are made first. After a lost answer a PROPFIND tells which chunks
/// are there: those acknowledged have to be, and one more may be, which counts as far as it goes
/// when it is long enough for a chunk. When the folder is gone or lacks a chunk the file starts
/// over in a new one, once; the second time is SessionNotFound.
///
/// After a lost answer to the MOVE (`session.id` is "move"), also behind a proxy that did not wait
/// for it (504), the target tells: the folder is gone, and length and date (X-OC-MTime) are the
/// source's.
///
/// 413 halves the chunks (`session.mostAtOnce`), down to 5 MiB. An empty file is a plain PUT: there
/// would be no chunk to put together.
class NextcloudUpload final : public UploadProtocol {
public:
    NextcloudUpload(const UploadAim &aim, const UploadSession &session);

    [[nodiscard]] UploadStep next(qint64 fragment) override;
    void answered(const UploadAnswer &answer) override;
    void broken(const Error &error, qint64 sent) override;

    [[nodiscard]] const UploadSession &session() const override;

private:
    enum class Step {
        AskFolder, ///< is the target's folder there?
        MakeFolders, ///< m_folders makes it, then m_afterFolders
        Open, ///< a folder for the chunks
        AskChunks, ///< which chunks are there?
        Send, ///< the next chunk
        Join, ///< the MOVE
        AskTarget, ///< has the MOVE of an earlier run been done?
        Drop, ///< what is left of a lost folder is removed before another is made
        Plain, ///< m_plain does it all
        Over, ///< m_end says how
    };

    [[nodiscard]] UploadRequest request();
    [[nodiscard]] UploadStep chunkRequest(qint64 fragment);
    [[nodiscard]] UploadRequest joinRequest();
    [[nodiscard]] bool isSettled(const UploadAnswer &answer);
    void foldersAnswered(const UploadAnswer &answer);
    void openAnswered(const UploadAnswer &answer);
    void chunksAnswered(const UploadAnswer &answer);
    void chunksListed(const QList<DavResource> &resources, const ResponseHead &listing);
    void targetAnswered(const UploadAnswer &answer);
    void sendAnswered(const UploadAnswer &answer);
    void joinAnswered(const UploadAnswer &answer);
    void makeFolders(Step after);
    void addChunk(qint64 length, const QByteArray &tag);
    /// All of it again, in a new folder.
    void startOver(const ResponseHead &head);
    void sendOrJoin();
    void succeed(UploadEnd::Proof proof, RawHeaders digests);
    void end(UploadEnd how);

    UploadAim m_aim;
    UploadSession m_session;
    QUrl m_target;
    QUrl m_uploads;
    Step m_step = Step::AskFolder;
    UploadEnd m_end;
    qint64 m_chunk = 0; ///< bytes of the chunk that is out
    bool m_hasStartedOver = false;
    std::optional<MissingFolders> m_folders;
    Step m_afterFolders = Step::Open;
    std::unique_ptr<PutUpload> m_plain;
};

[[nodiscard]] std::unique_ptr<UploadProtocol> makeNextcloudUpload(const UploadAim &aim,
                                                                  const UploadSession &session);

/// DELETE of the folder of chunks.
[[nodiscard]] std::optional<UploadRequest> nextcloudCancelRequest(const UploadAim &aim,
                                                                  const UploadSession &session);
[[nodiscard]] CancelVerdict judgeNextcloudCancel(const UploadAnswer &answer);

} // namespace tranship
