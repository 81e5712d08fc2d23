// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/bytefile.h"
#include "model/files/xxh3.h"
#include "model/job/blocks.h"

#include <QByteArrayView>

#include <unordered_map>

namespace tranship {

/// Hashes the blocks of a part file while they are written, so that nothing needs to be read again
/// for it: a block whose bytes come from its first to its last is hashed on the way, by any number
/// of streams side by side; the others are read back when they are whole. Memory: a state of half a
/// kilobyte for each of at most 64 blocks being written, and a hash for each block not told yet.
/// Used by one thread at a time.
class BlockHasher final {
public:
    /// States of blocks being written; with more, the block that waits longest is read back later.
    static constexpr qsizetype openBlocksAtMost = 64;
    /// Blocks that one call of blocksIn() reads back.
    static constexpr int readBackAtMost = 16;

    /// `bytes` were just written at `at`, with success. A block told before is told anew when its
    /// bytes are written again.
    void take(qint64 at, QByteArrayView bytes);

    /// Hashes, by block, of the blocks wholly in `durable` that were not told before; `total` is
    /// unknownSize until it is known. Blocking, as some are read from `file`: those should still be
    /// in memory (before ByteFile::forget). What is more than readBackAtMost comes with the next
    /// calls. An error of reading is passed on, PartFileChanged when the file ends before
    /// `durable` does; then nothing counts as told.
    [[nodiscard]] Result<QList<BlockHash>> blocksIn(const ByteRanges &durable, qint64 total,
                                                    ByteFile &file);

    /// Bytes were given up: their blocks are told anew when they are whole again.
    void forget(ByteRange range);
    /// The file is empty.
    void clear();
    /// What is known of a file that is gone on with: as if they had been told by this.
    void setTold(const QList<BlockHash> &blocks);

private:
    struct OpenBlock {
        Xxh3 state;
        qint64 fed = 0; ///< bytes from the block's beginning that the state has
        quint64 lastUse = 0;
    };

    void takeInBlock(qint64 block, qint64 offset, QByteArrayView bytes);
    OpenBlock &opened(qint64 block);
    void giveUpOldest();
    void forgetState(qint64 block);
    /// The hash when the block's `length` bytes came in order, else an empty one.
    [[nodiscard]] QByteArray knownHash(qint64 block, qint64 length) const;

    std::unordered_map<qint64, OpenBlock> m_open;
    std::unordered_map<qint64, QByteArray>
        m_finished; ///< blocks of blockLength bytes, not told yet
    ByteRanges m_told; ///< bytes of the blocks that were told
    quint64 m_uses = 0;
};

} // namespace tranship
