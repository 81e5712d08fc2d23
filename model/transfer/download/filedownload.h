// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/bytefile.h"
#include "model/files/room.h"
#include "model/files/worker.h"
#include "model/job/blocks.h"
#include "model/job/job.h"
#include "model/job/snapshot.h"
#include "model/transfer/transport.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace tranship {

class HostBudget;

/// What a download uses and does not own.
struct DownloadServices {
    Transports &transports;
    PartFiles &partFiles;
    Worker &disk; ///< for writing and fdatasync
    Worker &hashing; ///< for reading what is written and hashing it
    std::shared_ptr<Throttle> throttle{}; ///< of the job; null: as fast as it goes
    HostBudget *budget = nullptr; ///< of all downloads; null: no limit to a host's connections
    int connections = 1; ///< of a file at most
    bool isDynamic = false; ///< the content is made anew each time: no size, nothing is resumed
    RoomNeeds needs{}; ///< what other files of the job will take
};

/// Moves one file's bytes from its URL into its part file, now: starts or resumes, checks that the
/// answer is the right piece of the right version, writes, checkpoints, verifies. Never a splice of
/// two versions.
class FileDownload final : public QObject {
    Q_OBJECT

public:
    /// Who owns it: is asked, and told the end.
    class Owner {
    public:
        /// Puts `file` into the store and calls `saved` when it is durable there. Asked before
        /// bytes that a checkpoint vouches for are given up.
        virtual void saveFile(const File &file, std::function<void(const Done &)> saved) = 0;
        /// A destination for the name a server suggests, in the folder of `file`: sanitised, no
        /// clash in the job.
        [[nodiscard]] virtual QString pathForName(const File &file, const QString &suggested) = 0;
        /// Hashes of the blocks of its part file as the store has them, and whether they are to be
        /// compared with the file: they need not be twice while the program runs.
        virtual void
        storedBlocks(const File &file,
                     std::function<void(const QList<BlockHash> &blocks, bool compare)> answer) = 0;
        /// The end, exactly once, not after stop(). Success: state Transferred, all bytes on stable
        /// storage. `retryAfter` is what the server asked for with 429 or 503.
        virtual void downloadFinished(const Done &outcome,
                                      std::optional<std::chrono::seconds> retryAfter) = 0;

    protected:
        ~Owner() = default;
    };

    FileDownload(DownloadServices services, Owner &owner, File file);
    ~FileDownload() override;

    void start();
    /// Closes the connection; what was written stays and can still be checkpointed. No
    /// downloadFinished.
    void stop();

    /// The file as it stands.
    [[nodiscard]] const File &file() const;
    /// Hashes of blocks in file().durable that were not taken before; for its row in the store.
    [[nodiscard]] QList<BlockHash> takeBlocks();
    /// Its connections.
    [[nodiscard]] QList<ConnectionView> connections() const;

    /// All bytes came and hardly one waits to be written: what is left is for the disk to do, and
    /// another file may move instead.
    [[nodiscard]] bool isSettling() const;

    /// fdatasync on the disk worker, then file().durable holds what had been written at the call.
    /// Calls `done` with whether durable grew; an error is not remembered as progress (A4 of the
    /// fault list) and ends the download.
    void checkpoint(std::function<void(const Result<bool> &)> done);

Q_SIGNALS:
    /// The body's first byte is here (Connecting -> Transferring).
    void connected();
    /// 64 MiB were written since the last checkpoint.
    void checkpointDue();
    /// Every byte came: the connections are free. Again when some were damaged and came anew.
    void bytesComplete();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace tranship
