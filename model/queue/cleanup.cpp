// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/cleanup.h"

#include "model/files/publish.h"

#include <QFileInfo>

#include <algorithm>

namespace tranship {

namespace {

/// What is gone, or is not ours any more: nothing is left to delete.
bool isGone(const Result<Removal> &removal)
{
    return removal || removal.error().code == ErrorCode::PartFileChanged;
}

QList<qint64> removeAll(const QList<Leftover> &leftovers)
{
    QList<qint64> gone;
    for (const Leftover &leftover : leftovers) {
        if (isGone(removePartFile(leftover.folder, leftover.partName,
                                  {leftover.device, leftover.inode, leftover.born})))
            gone.append(leftover.id);
    }
    return gone;
}

/// Each where its folder is worked on; `removed` gets the numbers of those that are gone.
void removeAll(Worker &disk, QObject *context, const QList<Leftover> &leftovers,
               const std::function<void(const QList<qint64> &)> &removed)
{
    QMap<QString, QList<Leftover>> folders;
    for (const Leftover &leftover : leftovers)
        folders[leftover.folder].append(leftover);
    QMap<QString, std::function<QList<qint64>()>> works;
    for (auto it = folders.cbegin(); it != folders.cend(); ++it)
        works.insert(it.key(), [some = it.value()] { return removeAll(some); });
    runOnEach<QList<qint64>>(disk, context, works, [removed](const QList<QList<qint64>> &gathered) {
        QList<qint64> gone;
        for (const QList<qint64> &some : gathered)
            gone.append(some);
        removed(gone);
    });
}

} // namespace

Cleanup::Cleanup(Storage &storage, Worker &disk) : m_storage(storage), m_disk(disk) { }

void Cleanup::load(const QList<Leftover> &leftovers, std::function<void(int)> tried)
{
    for (const Leftover &leftover : leftovers)
        m_nextId = std::max(m_nextId, leftover.id + 1);
    removeAll(
        m_disk, this, leftovers,
        [this, count = leftovers.size(), tried = std::move(tried)](const QList<qint64> &gone) {
            StoreChange change;
            change.goneLeftovers = gone;
            if (!gone.isEmpty())
                m_storage.apply(change, this, {});
            tried(static_cast<int>(count - gone.size()));
        });
}

QList<Leftover> Cleanup::leftoversOf(const Job &job, bool finishedToo)
{
    QList<Leftover> all;
    for (const File &file : job.files) {
        const bool goes = finishedToo ? file.state != FileState::Completed : !file.isFinished();
        if (goes && !file.partName.isEmpty())
            all.append(leftoverOf(job.id, file));
    }
    return all;
}

QList<Leftover> Cleanup::lostParts(const JobId &job, const QList<File> &before,
                                   const QList<File> &now)
{
    QList<Leftover> lost;
    for (qsizetype i = 0; i < std::min(before.size(), now.size()); ++i) {
        if (before.at(i).partInode != 0 && now.at(i).partInode == 0)
            lost.append(leftoverOf(job, before.at(i)));
    }
    return lost;
}

Leftover Cleanup::leftoverOf(const JobId &job, const File &file)
{
    return {
        m_nextId++,     job,          QFileInfo(file.path).path(), file.partName, file.partDevice,
        file.partInode, file.partBorn};
}

void Cleanup::remove(const QList<Leftover> &leftovers, std::function<void(bool)> removed)
{
    removeAll(
        m_disk, this, leftovers,
        [this, count = leftovers.size(), removed = std::move(removed)](const QList<qint64> &gone) {
            const bool remain = gone.size() < count;
            StoreChange change;
            change.goneLeftovers = gone;
            if (gone.isEmpty())
                removed(remain);
            else
                m_storage.apply(change, this, [removed, remain](const Done &) { removed(remain); });
        });
}

} // namespace tranship
