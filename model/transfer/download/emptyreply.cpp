// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/emptyreply.h"

#include <QFileInfo>

namespace tranship {

namespace {

using Made = Result<FileIdentity>;

Made makeEmpty(PartFiles &partFiles, const QString &folder, const QString &name,
               FileIdentity before)
{
    auto file =
        before.isNull() ? partFiles.create(folder, name) : partFiles.open(folder, name, before);
    if (!file && file.error().code == ErrorCode::PartFileLost)
        file = partFiles.create(folder, name);
    if (!file)
        return failure(file.error());
    if (Done emptied = (*file)->truncate(0); !emptied)
        return failure(emptied.error());
    if (Done synced = (*file)->sync(); !synced)
        return failure(synced.error());
    return (*file)->identity();
}

} // namespace

EmptyReply::EmptyReply(PartFiles &partFiles, Worker &disk, Owner &owner, File file)
    : m_partFiles(partFiles),
      m_disk(disk),
      m_owner(owner),
      m_file(std::move(file))
{
}

void EmptyReply::start()
{
    const QString folder = QFileInfo(m_file.path).path();
    const FileIdentity before{m_file.partDevice, m_file.partInode, m_file.partBorn};
    runOn<Made>(
        m_disk, this,
        [&partFiles = m_partFiles, folder, name = m_file.partName, before] {
            return makeEmpty(partFiles, folder, name, before);
        },
        [this](const Made &identity) { made(identity); });
}

void EmptyReply::stop()
{
    m_isStopped = true;
}

void EmptyReply::made(const Made &identity)
{
    if (identity) {
        m_file.partDevice = identity->device;
        m_file.partInode = identity->inode;
        m_file.partBorn = identity->born;
    }
    if (m_isStopped)
        return;
    if (!identity) {
        m_owner.transferFinished(failure(identity.error()), {});
        return;
    }
    m_file.durable.clear();
    m_file.bytesTotal = 0;
    m_file.bytesTransferred = 0;
    m_file.state = FileState::Transferred;
    m_file.verdict = QStringLiteral("length");
    m_file.error = {};
    m_owner.transferFinished({}, {});
}

void EmptyReply::checkpoint(std::function<void(const Result<bool> &)> done)
{
    QMetaObject::invokeMethod(
        this, [done = std::move(done)] { done(false); }, Qt::QueuedConnection);
}

} // namespace tranship
