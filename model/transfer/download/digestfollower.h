// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/bytefile.h"
#include "model/files/worker.h"
#include "model/job/byteranges.h"
#include "model/job/checksum.h"
#include "model/job/job.h"
#include "model/job/result.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace tranship {

/// Verifies a part file while its bytes come: the digest of the whole follows the file from its
/// beginning, pieces are judged as soon as they are whole. What comes in order is hashed from
/// memory, the rest is read back once the beginning reaches it (a piece earlier, when the worker
/// has nothing better to do). One pass feeds the whole and the pieces.
///
/// Lives in the engine's thread and hashes on `hashing`, where it reads the file while others
/// write to it. May be destroyed at any moment, also from its signals and answers; a read under way
/// ends soon after.
class DigestFollower final : public QObject {
    Q_OBJECT

public:
    /// With as many waiting bytes the transports had better pause: the disk and the network are
    /// faster than the hash.
    static constexpr qint64 congestion = 4 << 20;
    /// What waits in memory at most; bytes above it are read back instead. Room for what comes
    /// after the pause: a congested disk's worth, and a piece of each connection.
    static constexpr qint64 mostInMemory = 32 << 20;

    DigestFollower(std::shared_ptr<ByteFile> file, Worker &hashing, std::optional<Checksum> whole,
                   PieceHashes pieces);
    ~DigestFollower() override;

    /// The size of the file once it is known: the last piece ends there. Bytes beyond it are
    /// dropped.
    void setTotal(qint64 total);
    /// `bytes` are in the file from `at` on. What was there before is dropped() first when it was
    /// something else.
    void written(qint64 at, std::shared_ptr<const QByteArray> bytes);
    /// These are in the file already: a transfer that is resumed.
    void holds(const ByteRanges &ranges);
    /// The file has these bytes no more, or they are wrong. Pieces that have some of them are
    /// judged again when they are whole again; the digest of the whole goes back to the beginning
    /// when it has taken some, other than those of a bad piece. Withdraws finish().
    void dropped(ByteRange range);
    /// Another file is to come: nothing of what was told counts any more. Withdraws finish().
    void restart();

    /// Too much waits; relieved() tells the end of it.
    [[nodiscard]] bool isCongested() const;
    /// Bytes in memory that wait for the hash.
    [[nodiscard]] qint64 backlog() const;

    /// All bytes are written. `done` is called from the event loop when everything is judged:
    /// ChecksumMismatch with both digests, the LocalFile error of a read, NotSupported for an
    /// algorithm that the system forbids. A bad piece is told by pieceJudged() first: when the
    /// listener drops it there, this is withdrawn, and finish() is called again when its bytes are
    /// written again.
    void finish(std::function<void(const Done &)> done);

Q_SIGNALS:
    /// A piece is whole and its digest is the expected one, or not. A bad one stays bad until it is
    /// dropped.
    void pieceJudged(tranship::ByteRange piece, bool isGood);
    /// It was congested, and half of `congestion` or less waits now.
    void relieved();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace tranship
