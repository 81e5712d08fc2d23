// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/blockhasher.h"
#include "model/files/bytefile.h"
#include "model/files/room.h"
#include "model/files/worker.h"
#include "model/job/job.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace tranship {

/// What a file system has, and what of it others need. Bytes.
struct RoomFound {
    qint64 free = 0;
    qint64 others = 0;
};

/// The part file of a download. Takes the bytes of several connections, gathers those of each into
/// big pieces and has them written by the disk worker, so that a slow disk stops neither the window
/// nor other transfers; when too much waits for it, it is congested and the connections are to be
/// held back.
class PartWriter final : public QObject {
    Q_OBJECT

public:
    class Listener {
    public:
        /// A write failed, told once: its bytes and what was to be written after it are not held.
        virtual void partFailed(const Error &error) = 0;
        /// What waited for the disk has been written: connections may go on.
        virtual void partRelieved() = 0;
        /// `bytes` are in the file from `at` on.
        virtual void partWritten(qint64 at, const std::shared_ptr<const QByteArray> &bytes) = 0;

    protected:
        ~Listener() = default;
    };

    /// What a sync vouches for.
    struct Synced {
        ByteRanges durable;
        QList<BlockHash> blocks; ///< hashes of blocks in it that were not told before
    };

    enum class SyncOf {
        FileThatGrows,
        WholeFile, ///< nothing is written after it
    };

    class Piece;

    /// Bytes that come one after the other, as a connection brings them. What was gathered goes to
    /// the disk when the stream ends. Must not outlive the writer.
    class Stream final {
    public:
        Stream(PartWriter &part, qint64 at);
        ~Stream();
        Q_DISABLE_COPY_MOVE(Stream)

        /// Place of the next byte in the file.
        [[nodiscard]] qint64 at() const { return m_at; }

        /// Where the next bytes are gathered: what is written there needs no copy when it is
        /// appended. Holds until append() or flush().
        [[nodiscard]] std::span<char> room();
        void append(QByteArrayView bytes);
        void flush();

    private:
        PartWriter &m_part;
        qint64 m_at;
        std::shared_ptr<Piece> m_piece; ///< null: nothing is gathered
    };

    PartWriter(PartFiles &partFiles, Worker &disk, Listener &listener);
    ~PartWriter() override;

    using Answer = std::function<void(const Done &)>;

    /// Opens the part file recorded in `file`: PartFileLost when none is recorded. Nothing is
    /// changed on disk; held() is what the checkpoint vouches for and the file is long enough for.
    void open(const QString &folder, const File &file, Answer opened);
    /// Makes a new, empty one, and measures room(). FolderMissing when the medium that was to hold
    /// it is away: its place is less than `mounted` (mountLength(); 0: any) deep.
    void create(const QString &folder, const QString &name, quint64 mounted, Answer created);
    /// Cuts what lies behind held(), a tail that no checkpoint vouches for, and measures room().
    void cutTail(Answer cut);

    /// What has not been opened or made yet is not any more.
    void giveUp() { m_isGivenUp->store(true); }

    /// What other files need of the room there is; to be told before it is measured.
    void setNeeds(const RoomNeeds &needs) { m_needs = needs; }

    /// Whether there was room for `bytes` more and a margin, when it was measured, beside what
    /// other files need; DiskFull says how much is missing.
    [[nodiscard]] Done checkRoom(qint64 bytes) const;

    [[nodiscard]] bool isOpen() const { return m_file != nullptr; }

    [[nodiscard]] FileIdentity identity() const { return m_file->identity(); }

    /// For work in another thread, which may outlive this.
    [[nodiscard]] const std::shared_ptr<ByteFile> &file() const { return m_file; }

    /// What has come so far, whether or not it is on the disk yet.
    [[nodiscard]] const ByteRanges &held() const { return m_held; }

    /// Whether the file begins like a web page.
    [[nodiscard]] bool holdsHtml() const { return m_holdsHtml; }

    [[nodiscard]] bool isCongested() const { return m_isCongested; }

    /// At most one big piece, 2 MiB, waits for the disk.
    [[nodiscard]] bool isNearlyWritten() const;

    /// Hashes of blocks that are known from before.
    void setKnown(const QList<BlockHash> &blocks);
    /// The whole file will have `total` bytes: takes room for a big one, so that writing it does
    /// not wait for the file system to find blocks while it flushes others.
    void expect(qint64 total);
    /// Gives up `range`: no sync under way vouches for it any more.
    void drop(const ByteRange &range);
    /// Gives up everything and cuts the file to nothing, behind what is being written. No stream
    /// may be open.
    void empty(std::function<void(const Done &)> emptied);
    /// Reads what is held, behind what is being written; streams that are open are not flushed.
    void read(qint64 offset, qint64 length, std::function<void(const Result<QByteArray> &)> answer);
    /// fdatasync of what is held now; answers what of it is on stable storage and was not given up
    /// meanwhile. The last one goes aside: other files do not wait for it.
    void sync(SyncOf what, std::function<void(const Result<Synced> &)> synced);

    /// True once when 64 MiB came since the last sync.
    [[nodiscard]] bool takeSyncDue();

private:
    struct Disk;

    /// A part file as the worker found or made it.
    struct Opened {
        std::shared_ptr<ByteFile> file;
        ByteRanges held{};
        bool holdsHtml = false;
    };

    [[nodiscard]] static Result<Opened> openIn(PartFiles &partFiles, const QString &folder,
                                               const File &file);
    void begin(const QString &folder, Opened opened);
    void take(Stream &stream, QByteArrayView bytes);
    [[nodiscard]] std::shared_ptr<Piece> makePiece(qint64 at);
    void post(const std::shared_ptr<Piece> &piece);
    void written(const std::shared_ptr<Piece> &piece, const Done &outcome);
    void setEmpty();
    void syncAside(const ByteRanges &fresh, std::function<void(Result<Synced>)> answered);

    PartFiles &m_partFiles;
    Worker &m_worker;
    Listener &m_listener;
    std::shared_ptr<std::atomic<bool>> m_isGivenUp = std::make_shared<std::atomic<bool>>(false);
    QString m_folder;
    RoomNeeds m_needs;
    Result<RoomFound> m_room; ///< as it was measured last
    std::shared_ptr<ByteFile> m_file;
    std::shared_ptr<Disk> m_disk; ///< what only the worker touches
    ByteRanges m_held;
    qint64 m_total = unknownSize;
    bool m_holdsHtml = false;

    std::vector<Stream *> m_streams;
    std::vector<std::shared_ptr<Piece>> m_spare; ///< memory to be used again
    qint64 m_pending = 0; ///< bytes on their way to the disk
    bool m_isCongested = false;
    bool m_hasFailed = false;

    qint64 m_sinceSync = 0;
    bool m_isDueTold = false;
    std::vector<std::shared_ptr<ByteRanges>> m_syncs; ///< what those under way will vouch for
    ByteRanges m_synced;
};

/// What of the checkpoint of `file` a part file of `size` bytes can hold.
[[nodiscard]] ByteRanges trustedRanges(const File &file, qint64 size);

/// Whether `folder` has room for `bytes` more beside what others need, and a margin; DiskFull says
/// how much is missing.
[[nodiscard]] Done checkRoom(const QString &folder, const RoomFound &room, qint64 bytes);

} // namespace tranship
