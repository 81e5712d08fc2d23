// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/waitingroom.h"

#include "model/job/retry.h"
#include "model/queue/diskneeds.h"

#include <algorithm>

namespace tranship {

namespace {

/// How often a job that waits for its disk looks whether it is back.
constexpr std::chrono::seconds diskLook{5};
/// Without a network the delays begin as if there had been so many tries: at 40 s.
constexpr int triesSpared = 3;

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
    // For a disk it is the time until the first look: it grows where a disk looks ready and is not,
    // a quota for example, which no look tells.
    const std::chrono::milliseconds delay =
        delayBeforeTry(job.attempts, job.settings.retryDelay, m_clock.random(), retryAfter);
    m_book.moveTo(job, JobState::TransientError, error);
    job.nextTry = disk ? QDateTime() : m_clock.now().addMSecs(delay.count());
    m_book.noteWait(job);
    m_waits.insert(job.id, {m_clock.monotonic() + delay, disk});
    m_book.commitRelaxed(job);
}

void WaitingRoom::enterFor(Job &job, const Error &error)
{
    const bool tries = remedyFor(error) == Remedy::WaitForNetwork;
    job.attempts = tries ? job.attempts + 1 : 0;
    job.firstFailure = {};
    m_book.moveTo(job, JobState::TransientError, error);
    m_book.noteWait(job);
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
    if (remedy == Remedy::WaitForUnlock) {
        m_waits.insert(job.id, Wait());
        return;
    }
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
            if (!it->isAsking) // a disk that hangs is not asked again and again
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
    QList<const Job *> others;
    const QList<JobId> running = m_running ? m_running() : QList<JobId>();
    for (const JobId &each : running) {
        if (const Job *other = m_book.find(each))
            others.append(other);
    }
    QMap<QString, std::function<bool()>> looks;
    const QMap<QString, DiskNeed> needs = diskNeeds(*job, others);
    for (auto it = needs.cbegin(); it != needs.cend(); ++it) {
        looks.insert(
            it.key(),
            [&partFiles = m_services.partFiles, folder = it.key(), need = it.value(),
             error = job->error.code] { return isDiskReady(partFiles, folder, need, error); });
    }
    m_waits[id].isAsking = true;
    runOnEach<bool>(m_services.disk, this, looks, [this, id](const QList<bool> &answers) {
        if (const auto wait = m_waits.find(id); wait != m_waits.end())
            wait->isAsking = false;
        Job *waiting = m_book.find(id);
        if (!waiting || waiting->state != JobState::TransientError)
            return;
        if (!answers.contains(false))
            letGo(*waiting);
        else if (hasWaitedTooLong(*waiting, m_clock.now()))
            Q_EMIT outOfPatience(id);
    });
}

} // namespace tranship
