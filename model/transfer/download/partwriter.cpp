// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/partwriter.h"

#include "model/transfer/download/downloadplan.h"

#include <algorithm>

namespace tranship {

namespace {

constexpr qint64 mebibyte = 1024 * 1024;
constexpr qint64 writebackStep = 8 * mebibyte;
constexpr qint64 checkpointStep = 64 * mebibyte;
/// Left free for the store, logs and everybody else.
constexpr qint64 roomMargin = 16 * mebibyte;
constexpr qint64 beginLength = 512;
/// Smaller ones are written before it would matter.
constexpr qint64 smallestReserved = 16 * mebibyte;

} // namespace

Done PartWriter::open(PartFiles &partFiles, const QString &folder, const File &file)
{
    const FileIdentity identity{file.partDevice, file.partInode};
    if (identity.isNull())
        return failure(ErrorCode::PartFileLost, ErrorContext::LocalFile, file.partName);
    auto opened = partFiles.open(folder, file.partName, identity);
    if (!opened)
        return failure(opened.error());
    const Result<qint64> size = (*opened)->size();
    if (!size)
        return failure(size.error());
    m_file = std::move(*opened);
    m_held = trustedLength(file, *size);
    m_writebackFrom = m_held;
    m_checkpointFrom = m_held;
    return readBegin();
}

Done PartWriter::readBegin()
{
    const Result<QByteArray> begin = readPiece(*m_file, 0, std::min(m_held, beginLength));
    if (!begin)
        return failure(begin.error());
    m_holdsHtml = looksLikeHtml(*begin);
    return {};
}

Done PartWriter::create(PartFiles &partFiles, const QString &folder, const QString &name)
{
    auto made = partFiles.create(folder, name);
    if (!made)
        return failure(made.error());
    m_file = std::move(*made);
    setEmpty();
    return {};
}

Done PartWriter::cutTail()
{
    return m_file->truncate(m_held);
}

void PartWriter::setEmpty()
{
    m_held = 0;
    m_writebackFrom = 0;
    m_checkpointFrom = 0;
    m_isDueTold = false;
    m_holdsHtml = false;
}

void PartWriter::expect(qint64 total)
{
    if (total - m_held >= smallestReserved)
        m_file->reserve(total);
}

Done PartWriter::append(QByteArrayView bytes)
{
    if (Done written = m_file->write(m_held, bytes); !written)
        return written;
    if (m_held == 0)
        m_holdsHtml = looksLikeHtml(bytes.first(std::min<qint64>(bytes.size(), beginLength)));
    m_held += bytes.size();
    if (m_held - m_writebackFrom >= writebackStep) {
        m_file->startWriteback(m_writebackFrom, m_held - m_writebackFrom);
        m_writebackFrom = m_held;
    }
    return {};
}

bool PartWriter::takeCheckpointDue()
{
    if (m_isDueTold || m_held - m_checkpointFrom < checkpointStep)
        return false;
    m_isDueTold = true;
    return true;
}

void PartWriter::checkpointBegun()
{
    m_checkpointFrom = m_held;
    m_isDueTold = false;
}

Result<QByteArray> readPiece(ByteFile &file, qint64 offset, qint64 length)
{
    QByteArray piece(length, Qt::Uninitialized);
    const Result<qint64> got =
        file.read(offset, std::span<char>(piece.data(), static_cast<size_t>(piece.size())));
    if (!got)
        return failure(got.error());
    piece.truncate(*got);
    return piece;
}

Done checkRoom(PartFiles &partFiles, const QString &folder, qint64 bytes)
{
    if (bytes <= 0)
        return {};
    const Result<qint64> room = partFiles.freeSpace(folder);
    if (!room)
        return failure(room.error());
    // Not "bytes + margin": a server may tell any length.
    if (*room >= roomMargin && *room - roomMargin >= bytes)
        return {};
    const qint64 missing = bytes - (*room - roomMargin);
    return failure(ErrorCode::DiskFull, ErrorContext::LocalFile,
                   folder + u": " + QString::number(missing) + u" bytes missing");
}

} // namespace tranship
