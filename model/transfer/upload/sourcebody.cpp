// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/sourcebody.h"

#include "model/transfer/upload/uploadsource.h"

#include <algorithm>
#include <span>
#include <utility>

namespace tranship {

SourceBody::SourceBody(Worker &disk, std::shared_ptr<SourceFile> file, ByteRange range,
                       qint64 block, Tap tap)
    : m_disk(disk),
      m_file(std::move(file)),
      m_range(range),
      m_blockLength(block),
      m_tap(std::move(tap)),
      m_readAt(range.begin),
      m_takenAt(range.begin)
{
}

SourceBody::~SourceBody()
{
    m_flag->isStopped = true;
}

void SourceBody::begin(Listener &listener)
{
    m_listener = &listener;
    readOn();
}

void SourceBody::readOn()
{
    if (m_isReading || m_next || m_readAt >= m_range.end)
        return;
    m_isReading = true;
    const qint64 length = std::min(m_blockLength, m_range.end - m_readAt);
    runOn<Result<Block>>(
        m_disk, this,
        [flag = m_flag, file = m_file, at = m_readAt, length]() -> Result<Block> {
            if (flag->isStopped)
                return failure(ErrorCode::InvalidState, ErrorContext::QueueManager);
            auto bytes = std::make_shared<QByteArray>(length, Qt::Uninitialized);
            const Done read = file->read(at, std::span(bytes->data(), static_cast<size_t>(length)));
            if (!read)
                return failure(localError(read.error()));
            return Block(std::move(bytes));
        },
        [this](const Result<Block> &block) { blockRead(block); });
}

void SourceBody::blockRead(const Result<Block> &block)
{
    m_isReading = false;
    if (!block)
        return m_listener->bodyFailed(block.error());
    m_next = *block;
    m_readAt += m_next->size();
    if (std::exchange(m_isAwaited, false))
        m_listener->bodyReady();
}

qint64 SourceBody::read(char *bytes, qint64 most)
{
    if ((!m_block || m_given == m_block->size()) && !takeNext()) {
        m_isAwaited = true;
        return 0;
    }
    const qint64 given = std::min<qint64>(most, m_block->size() - m_given);
    std::copy_n(m_block->cbegin() + m_given, given, bytes);
    m_given += given;
    return given;
}

bool SourceBody::takeNext()
{
    m_block = std::exchange(m_next, {});
    m_given = 0;
    if (m_block) {
        if (m_tap)
            m_tap(m_takenAt, m_block);
        m_takenAt += m_block->size();
    }
    readOn();
    return m_block != nullptr;
}

} // namespace tranship
