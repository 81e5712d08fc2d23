// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/blocks.h"
#include "model/job/job.h"
#include "model/job/snapshot.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

namespace tranship {

/// The moving of one file's bytes, now, in either direction, as who runs a job sees it.
class FileTransfer : public QObject {
    Q_OBJECT

public:
    /// Who owns it: is asked, and told the end.
    class Owner {
    public:
        /// Puts `file` into the store and calls `saved` when it is durable there. Asked before
        /// something happens that the stored file does not know of and that cannot be taken back:
        /// bytes that a checkpoint vouches for are given up, a request of a new session is sent.
        virtual void saveFile(const File &file, std::function<void(const Done &)> saved) = 0;
        /// The end, exactly once, not after stop(). Success: state Transferred, all bytes on stable
        /// storage, here or by the server's word there. `retryAfter` is what the server asked for
        /// with 429 or 503.
        virtual void transferFinished(const Done &outcome,
                                      std::optional<std::chrono::seconds> retryAfter) = 0;

    protected:
        ~Owner() = default;
    };

    ~FileTransfer() override;

    virtual void start() = 0;
    /// Closes the connections; what came or was acknowledged stays and can still be checkpointed.
    /// No transferFinished.
    virtual void stop() = 0;

    /// The file as it stands.
    [[nodiscard]] virtual const File &file() const = 0;
    /// Hashes of blocks in file().durable that were not taken before; for its row in the store. An
    /// upload has none.
    [[nodiscard]] virtual QList<BlockHash> takeBlocks() = 0;
    /// Its connections.
    [[nodiscard]] virtual QList<ConnectionView> connections() const = 0;

    /// Its connections are free and what is left is for the disk to do: another file may move
    /// instead.
    [[nodiscard]] virtual bool isSettling() const = 0;

    /// Makes file() fit to be stored: what it says is then on stable storage, here or there. Calls
    /// `done`, never from within the call, with whether it grew since the last time; an error is
    /// not remembered as progress (A4 of the fault list) and ends the transfer.
    virtual void checkpoint(std::function<void(const Result<bool> &)> done) = 0;

Q_SIGNALS:
    /// The first byte of the body is here, or was taken there (Connecting -> Transferring).
    void connected();
    /// Much moved since the last checkpoint.
    void checkpointDue();
    /// Every byte came or went: the connections are free. Again when some were damaged and came
    /// anew.
    void bytesComplete();

protected:
    FileTransfer() = default;
};

} // namespace tranship
