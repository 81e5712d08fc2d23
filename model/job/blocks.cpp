// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/blocks.h"

#include "model/job/job.h"

#include <algorithm>
#include <limits>

namespace tranship {

namespace {

constexpr qint64 largest = std::numeric_limits<qint64>::max();
constexpr qint64 blocksAtMost = largest / blockLength; ///< more have ends that cannot be counted
constexpr qsizetype hashLength = 8;

} // namespace

bool isBlock(const BlockHash &block)
{
    return block.block >= 0 && block.block < blocksAtMost && block.length > 0
        && block.length <= blockLength && block.hash.size() == hashLength;
}

ByteRange blockRange(const BlockHash &block)
{
    const qint64 begin = block.block * blockLength;
    return {begin, begin + block.length};
}

ByteRange blockRange(qint64 block, qint64 total)
{
    if (block < 0 || block >= blocksAtMost)
        return {};
    const qint64 begin = block * blockLength;
    if (total == unknownSize)
        return {begin, begin + blockLength};
    if (begin >= total)
        return {};
    return {begin, std::min(begin + blockLength, total)};
}

ByteRanges wholeBlocks(const ByteRanges &held, qint64 total)
{
    ByteRanges whole;
    for (const ByteRange &range : held.ranges()) {
        const qint64 first = range.begin / blockLength + (range.begin % blockLength == 0 ? 0 : 1);
        if (first > blocksAtMost)
            continue;
        const bool hasLast = total != unknownSize && range.end >= total;
        whole.add({first * blockLength, hasLast ? total : range.end / blockLength * blockLength});
    }
    return whole;
}

ByteRange touchedBlocks(ByteRange range)
{
    if (range.isEmpty())
        return range;
    const qint64 last = (range.end - 1) / blockLength;
    const qint64 end = last >= blocksAtMost ? largest : (last + 1) * blockLength;
    return {range.begin / blockLength * blockLength, end};
}

} // namespace tranship
