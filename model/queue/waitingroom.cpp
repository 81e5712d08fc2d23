// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/waitingroom.h"

#include "model/files/publish.h"
#include "model/job/retry.h"

#include <QFileInfo>

#include <algorithm>

namespace tranship {

namespace {

/// How often a job that waits for its disk looks whether it is back.
constexpr std::chrono::seconds diskLook{5};
/// Room that must be free beyond what a job still needs before it goes on after a full disk.
constexpr qint64 diskMargin = 32 * 1024 * 1024;
/// Without a network the delays begin as if there had been so many tries: at 40 s.
constexpr int triesSpared = 3;

bool isAboutRoom(const Error &error)
{
    return error.code == ErrorCode::DiskFull || error.code == ErrorCode::QuotaExceeded;
}

bool hasWaitedTooLong(const Job &job, const QDateTime &now)
{
    return job.firstFailure.isValid()
        && isOutOfPatience(job.settings, std::chrono::seconds(job.firstFailure.secsTo(now)));
}

} // namespace

WaitingRoom::WaitingRoom(JobBook &book, DownloadServices services, Clock &clock)
    : m_book(book),
      m_services(services),
      m_clock(clock)
{
    connect(&m_book, &JobBook::removed, this, &WaitingRoom::forget);
}

void WaitingRoom::enter(Job &job, const Error &error,
                        std::optional<std::chrono::seconds> retryAfter)
{
    ++job.attempts;
    const bool disk = remedyFor(error) == Remedy::WaitForDisk;
    const std::chrono::milliseconds delay = disk
        ? std::chrono::milliseconds(diskLook)
        : delayBeforeTry(job.attempts, job.settings.retryDelay, m_clock.random(), retryAfter);
    m_book.moveTo(job, JobState::TransientError, error);
    job.nextTry = disk ? QDateTime() : m_clock.now().addMSecs(delay.count());
    m_waits.insert(job.id, {m_clock.monotonic() + delay, disk});
    m_book.commitRelaxed(job);
}

void WaitingRoom::enterFor(Job &job, const Error &error)
{
    const bool tries = remedyFor(error) == Remedy::WaitForNetwork;
    job.attempts = tries ? job.attempts + 1 : 0;
    job.firstFailure = {};
    m_book.moveTo(job, JobState::TransientError, error);
    Wait wait;
    if (tries)
        wait.due = m_clock.monotonic()
            + delayBeforeTry(job.attempts + triesSpared, job.settings.retryDelay, m_clock.random());
    m_waits.insert(job.id, wait);
    m_book.commitRelaxed(job);
}

void WaitingRoom::restore(const Job &job)
{
    const Remedy remedy = remedyFor(job.error);
    // the wall clock may have jumped while nothing ran: never wait longer than the job's own delay
    const auto left = std::chrono::milliseconds(
        job.nextTry.isValid() ? std::max<qint64>(0, m_clock.now().msecsTo(job.nextTry)) : 0);
    const auto most = std::chrono::milliseconds(job.settings.retryDelay);
    m_waits.insert(job.id,
                   {m_clock.monotonic() + std::min(left, most), remedy == Remedy::WaitForDisk});
}

void WaitingRoom::forget(const JobId &job)
{
    m_waits.remove(job);
}

void WaitingRoom::tick()
{
    const auto now = m_clock.monotonic();
    const QHash<JobId, Wait> waits = m_waits;
    for (auto it = waits.cbegin(); it != waits.cend(); ++it) {
        if (!it->due || *it->due > now)
            continue;
        Job *job = m_book.find(it.key());
        if (!job || job->state != JobState::TransientError) {
            forget(it.key());
        } else if (it->isForDisk) {
            m_waits[it.key()].due = now + diskLook;
            askDisk(it.key());
        } else {
            letGo(*job);
        }
    }
}

void WaitingRoom::letGoIf(const std::function<bool(const Job &)> &mayGo)
{
    const QList<JobId> ids = m_waits.keys();
    for (const JobId &id : ids) {
        Job *job = m_book.find(id);
        if (!job || job->state != JobState::TransientError || !mayGo(*job))
            continue;
        if (remedyFor(job->error) == Remedy::WaitForNetwork)
            job->attempts = 0;
        letGo(*job);
    }
}

void WaitingRoom::letGo(Job &job)
{
    forget(job.id);
    if (m_book.moveTo(job, JobState::Queued))
        m_book.commitRelaxed(job);
}

void WaitingRoom::askDisk(const JobId &id)
{
    const Job *job = m_book.find(id);
    const bool wantsRoom = isAboutRoom(job->error);
    QMap<QString, qint64> needs;
    for (const File &file : job->files) {
        if (file.isFinished())
            continue;
        const qint64 left =
            file.bytesTotal == unknownSize ? 0 : file.bytesTotal - file.bytesTransferred;
        needs[QFileInfo(file.path).path()] += left;
    }
    runOn<bool>(
        m_services.disk, this,
        [needs, wantsRoom, &partFiles = m_services.partFiles] {
            for (auto it = needs.cbegin(); it != needs.cend(); ++it) {
                if (!checkFolder(it.key()))
                    return false;
                const Result<qint64> room = partFiles.freeSpace(it.key());
                if (wantsRoom && (!room || *room < it.value() + diskMargin))
                    return false;
            }
            return true;
        },
        [this, id](bool ready) {
            Job *waiting = m_book.find(id);
            if (!waiting || waiting->state != JobState::TransientError)
                return;
            if (ready)
                letGo(*waiting);
            else if (hasWaitedTooLong(*waiting, m_clock.now()))
                Q_EMIT outOfPatience(id);
        });
}

} // namespace tranship
