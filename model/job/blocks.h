// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/byteranges.h"

#include <QByteArray>
#include <QList>
#include <QtGlobal>

namespace tranship {

/// Part files are hashed in blocks of this many bytes, counted from byte 0; only the last block of
/// a file may be shorter.
inline constexpr qint64 blockLength = qint64{4} << 20;

/// What one block of a part file held when it was last known to be whole.
struct BlockHash {
    qint64 block = 0; ///< its first byte is block * blockLength
    qint64 length = 0; ///< 1 to blockLength bytes
    QByteArray hash; ///< XXH3-64 in its canonical form: 8 bytes, big endian

    bool operator==(const BlockHash &) const = default;
};

/// Whether there can be such a block: a number not below 0 whose bytes can be counted, a length and
/// a hash as BlockHash says.
[[nodiscard]] bool isBlock(const BlockHash &block);

/// The bytes of a block for which isBlock() is true.
[[nodiscard]] ByteRange blockRange(const BlockHash &block);

/// Bytes of block `block` in a file of `total` bytes (unknownSize: all blocks are long); empty when
/// there is no such block.
[[nodiscard]] ByteRange blockRange(qint64 block, qint64 total);

/// The bytes of the blocks that lie wholly in `held`. With a known `total` that includes the
/// shorter last one, and nothing behind `total`; with unknownSize whole length counts alone.
[[nodiscard]] ByteRanges wholeBlocks(const ByteRanges &held, qint64 total);

/// `range` widened to the borders of the blocks it touches; empty stays empty.
[[nodiscard]] ByteRange touchedBlocks(ByteRange range);

} // namespace tranship
