// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/diskneeds.h"

#include "model/files/device.h"
#include "model/files/publish.h"
#include "model/files/room.h"
#include "model/files/sourcefile.h"

#include <QFileInfo>

#include <algorithm>

namespace tranship {

namespace {

/// Room that must be free beyond what is needed before a job goes on after a full disk.
constexpr qint64 diskMargin = qint64{32} * 1024 * 1024;

DiskNeed::Part partOf(const File &file)
{
    return {file.partName,
            {file.partDevice, file.partInode, file.partBorn},
            std::max<qint64>(file.bytesTotal, 0)};
}

/// What is still to be taken from the disk: a file may have taken all of its room beforehand.
qint64 roomFor(const QString &folder, const QList<DiskNeed::Part> &parts)
{
    qint64 bytes = 0;
    for (const DiskNeed::Part &part : parts)
        bytes += std::max<qint64>(0, part.total - allocatedBytes(folder, part.name));
    return bytes;
}

bool isMediumThere(PartFiles &partFiles, const QString &folder, const QList<DiskNeed::Part> &parts)
{
    return std::none_of(parts.begin(), parts.end(), [&](const DiskNeed::Part &part) {
        if (part.identity.isNull())
            return mountLength(folder) < part.identity.device;
        const auto opened = partFiles.open(folder, part.name, part.identity);
        return !opened && opened.error().code == ErrorCode::FolderMissing;
    });
}

} // namespace

QMap<QString, DiskNeed> diskNeeds(const Job &waiting, const QList<const Job *> &running)
{
    QMap<QString, DiskNeed> needs;
    for (const File &file : waiting.files) {
        if (!file.isLeft() || file.isUnnamed())
            continue;
        DiskNeed &need = needs[QFileInfo(file.path).path()];
        if (waiting.isSent(file))
            need.sources.append(file.path);
        else
            need.own.append(partOf(file));
    }
    for (const Job *job : running) {
        for (const File &file : job->files) {
            const auto need = needs.find(QFileInfo(file.path).path());
            if (need != needs.end() && file.isLeft() && !job->isSent(file))
                need->others.append(partOf(file));
        }
    }
    return needs;
}

RoomNeeds roomNeeds(const Job &job, int index)
{
    RoomNeeds needs;
    for (int other = 0; other < job.files.size(); ++other) {
        const File &file = job.files.at(other);
        const bool counts = other != index && !job.isSent(file) && file.bytesTotal > 0
            && file.isLeft() && file.state != FileState::Failed;
        if (!counts)
            continue;
        const QString folder = QFileInfo(file.path).path();
        if (file.partInode != 0)
            needs.begun.append({folder, file.partName, file.partDevice, file.bytesTotal});
        else if (file.partDevice != 0)
            needs.unbegun[folder.left(static_cast<qsizetype>(file.partDevice))] += file.bytesTotal;
    }
    return needs;
}

bool isDiskReady(PartFiles &partFiles, const QString &folder, const DiskNeed &need, ErrorCode error)
{
    const auto isThere = [](const QString &path) { return SourceFile::open(path).has_value(); };
    if (!std::all_of(need.sources.begin(), need.sources.end(), isThere))
        return false;
    if (need.own.isEmpty())
        return true;
    if (!checkFolder(folder))
        return false;
    if (error == ErrorCode::FolderMissing)
        return isMediumThere(partFiles, folder, need.own);
    if (error != ErrorCode::DiskFull && error != ErrorCode::QuotaExceeded)
        return true;
    const Result<qint64> room = partFiles.freeSpace(folder);
    return room && *room >= roomFor(folder, need.own) + roomFor(folder, need.others) + diskMargin;
}

} // namespace tranship
