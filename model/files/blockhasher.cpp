// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/blockhasher.h"

#include "model/files/blockcheck.h"

#include <algorithm>

namespace tranship {

namespace {

bool hasAny(const ByteRanges &set, ByteRange range)
{
    return std::any_of(set.ranges().begin(), set.ranges().end(), [range](const ByteRange &one) {
        return one.begin < range.end && range.begin < one.end;
    });
}

} // namespace

void BlockHasher::take(qint64 at, QByteArrayView bytes)
{
    const ByteRange touched = touchedBlocks({at, at + bytes.size()});
    if (hasAny(m_told, touched))
        m_told.subtract(touched);
    while (!bytes.isEmpty()) {
        const qint64 offset = at % blockLength;
        const qsizetype length = std::min<qsizetype>(bytes.size(), blockLength - offset);
        takeInBlock(at / blockLength, offset, bytes.first(length));
        bytes = bytes.sliced(length);
        at += length;
    }
}

void BlockHasher::takeInBlock(qint64 block, qint64 offset, QByteArrayView bytes)
{
    if (offset == 0)
        forgetState(block); // whatever it had is written over or comes again
    const auto found = m_open.find(block);
    const qint64 fed = found == m_open.end() ? 0 : found->second.fed;
    if (offset != fed)
        return forgetState(block);
    OpenBlock &open = found == m_open.end() ? opened(block) : found->second;
    open.state.add(bytes);
    open.fed += bytes.size();
    open.lastUse = ++m_uses;
    if (open.fed == blockLength) {
        m_finished.insert_or_assign(block, open.state.hash());
        m_open.erase(block);
    }
}

BlockHasher::OpenBlock &BlockHasher::opened(qint64 block)
{
    if (static_cast<qsizetype>(m_open.size()) >= openBlocksAtMost)
        giveUpOldest();
    return m_open[block];
}

void BlockHasher::giveUpOldest()
{
    const auto isOlder = [](const auto &one, const auto &other) {
        return one.second.lastUse < other.second.lastUse;
    };
    m_open.erase(std::min_element(m_open.begin(), m_open.end(), isOlder));
}

void BlockHasher::forgetState(qint64 block)
{
    m_open.erase(block);
    m_finished.erase(block);
}

Result<QList<BlockHash>> BlockHasher::blocksIn(const ByteRanges &durable, qint64 total,
                                               ByteFile &file)
{
    ByteRanges untold = wholeBlocks(durable, total);
    for (const ByteRange &told : m_told.ranges())
        untold.subtract(told);
    QList<BlockHash> blocks;
    int readBack = 0;
    for (const ByteRange &range : untold.ranges()) {
        for (qint64 block = range.begin / blockLength; block * blockLength < range.end; ++block) {
            const ByteRange bytes = blockRange(block, total);
            QByteArray hash = knownHash(block, bytes.length());
            if (hash.isEmpty()) {
                if (++readBack > readBackAtMost)
                    continue;
                const Result<std::optional<QByteArray>> read = hashInFile(file, bytes);
                if (!read)
                    return failure(read.error());
                if (!*read)
                    return failure(ErrorCode::PartFileChanged, ErrorContext::LocalFile,
                                   QStringLiteral("ends before byte %1").arg(bytes.end));
                hash = **read;
            }
            blocks.append({block, bytes.length(), hash});
        }
    }
    for (const BlockHash &block : std::as_const(blocks)) {
        m_told.add(blockRange(block));
        forgetState(block.block);
    }
    return blocks;
}

QByteArray BlockHasher::knownHash(qint64 block, qint64 length) const
{
    if (const auto finished = m_finished.find(block);
        finished != m_finished.end() && length == blockLength) {
        return finished->second;
    }
    const auto open = m_open.find(block);
    return open != m_open.end() && open->second.fed == length ? open->second.state.hash()
                                                              : QByteArray();
}

void BlockHasher::forget(ByteRange range)
{
    const ByteRange touched = touchedBlocks(range);
    if (touched.isEmpty())
        return;
    m_told.subtract(touched);
    const auto isTouched = [touched](const auto &block) {
        const qint64 begin = block.first * blockLength;
        return touched.begin <= begin && begin < touched.end;
    };
    std::erase_if(m_open, isTouched);
    std::erase_if(m_finished, isTouched);
}

void BlockHasher::clear()
{
    m_open.clear();
    m_finished.clear();
    m_told.clear();
}

void BlockHasher::setTold(const QList<BlockHash> &blocks)
{
    m_told.clear();
    for (const BlockHash &block : blocks) {
        if (isBlock(block))
            m_told.add(blockRange(block));
    }
}

} // namespace tranship
