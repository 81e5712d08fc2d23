// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/bytefile.h"
#include "model/files/worker.h"
#include "model/transfer/filetransfer.h"
#include "model/transfer/transport.h"

#include <functional>
#include <memory>

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
};

/// Moves one file's bytes from its URL into its part file, now: starts or resumes, checks that the
/// answer is the right piece of the right version, writes, checkpoints, verifies. Never a splice of
/// two versions.
class FileDownload final : public FileTransfer {
    Q_OBJECT

public:
    class Owner : public FileTransfer::Owner {
    public:
        /// A destination for the name a server suggests, in the folder of `file`: sanitised, no
        /// clash in the job.
        [[nodiscard]] virtual QString pathForName(const File &file, const QString &suggested) = 0;
        /// Hashes of the blocks of its part file as the store has them, and whether they are to be
        /// compared with the file: they need not be twice while the program runs.
        virtual void
        storedBlocks(const File &file,
                     std::function<void(const QList<BlockHash> &blocks, bool compare)> answer) = 0;

    protected:
        ~Owner() = default;
    };

    FileDownload(DownloadServices services, Owner &owner, File file);
    ~FileDownload() override;

    void start() override;
    void stop() override;
    [[nodiscard]] const File &file() const override;
    [[nodiscard]] QList<BlockHash> takeBlocks() override;
    [[nodiscard]] QList<ConnectionView> connections() const override;
    /// All bytes came and hardly one waits to be written.
    [[nodiscard]] bool isSettling() const override;
    /// fdatasync on the disk worker, then file().durable holds what had been written at the call.
    void checkpoint(std::function<void(const Result<bool> &)> done) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace tranship
