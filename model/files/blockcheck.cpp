// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/blockcheck.h"

#include "model/files/xxh3.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace tranship {

namespace {

constexpr qint64 pieceLength = 1 << 20;

} // namespace

Result<std::optional<QByteArray>> hashInFile(ByteFile &file, ByteRange range)
{
    Xxh3 hash;
    std::vector<char> buffer(
        static_cast<size_t>(std::clamp(range.length(), qint64{0}, pieceLength)));
    while (!range.isEmpty()) {
        const qint64 wanted = std::min(pieceLength, range.length());
        const Result<qint64> got =
            file.read(range.begin, std::span(buffer.data(), static_cast<size_t>(wanted)));
        if (!got)
            return failure(got.error());
        if (*got < wanted)
            return std::nullopt;
        hash.add(QByteArrayView(buffer.data(), wanted));
        range.begin += wanted;
    }
    return hash.hash();
}

Result<ByteRanges> damagedBytes(ByteFile &file, const QList<BlockHash> &blocks,
                                const ByteRanges &durable, const std::function<bool()> &isStopped)
{
    const Result<qint64> size = file.size();
    if (!size)
        return failure(size.error());
    ByteRanges damaged = durable;
    damaged.subtract({0, *size});
    int unreadable = 0;
    for (const BlockHash &block : blocks) {
        if (!isBlock(block) || !durable.contains(blockRange(block)))
            continue;
        if (isStopped && isStopped())
            return failure(ErrorCode::InvalidState, ErrorContext::LocalFile);
        const Result<std::optional<QByteArray>> hash = hashInFile(file, blockRange(block));
        const bool isUnreadable = !hash && hash.error().code == ErrorCode::InputOutput;
        if (!hash && (!isUnreadable || ++unreadable > unreadableAtMost))
            return failure(hash.error());
        if (isUnreadable || *hash != block.hash)
            damaged.add(blockRange(block));
    }
    return damaged;
}

} // namespace tranship
