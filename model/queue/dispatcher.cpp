// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/dispatcher.h"

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

bool isAboutRoom(const Error &error)
{
    return error.code == ErrorCode::DiskFull || error.code == ErrorCode::QuotaExceeded;
}

} // namespace

Dispatcher::Dispatcher(JobBook &book, DownloadServices services, Clock &clock, const Policy &policy,
                       const QString &owner)
    : m_book(book),
      m_services(services),
      m_clock(clock),
      m_policy(policy),
      m_owner(owner)
{
    m_decide.setSingleShot(true);
    m_decide.setInterval(0);
    connect(&m_decide, &QTimer::timeout, this, &Dispatcher::decide);
    connect(&m_book, &JobBook::stateChanged, this, &Dispatcher::reschedule);
    connect(&m_book, &JobBook::removed, this, [this](const JobId &id) {
        m_turns.remove(id);
        m_retries.remove(id);
    });
}

Dispatcher::~Dispatcher() = default;

void Dispatcher::reschedule()
{
    if (!m_closed)
        m_decide.start();
}

void Dispatcher::release(const JobId &job, std::function<void()> released)
{
    m_retries.remove(job);
    dropRunner(job);
    if (m_leaving.contains(job))
        m_released[job].append(std::move(released));
    else
        released();
}

void Dispatcher::stopAll(std::function<void()> stopped)
{
    m_closed = true;
    const QList<JobId> all = m_runners.keys();
    for (const JobId &id : all)
        dropRunner(id);
    auto left = std::make_shared<qsizetype>(m_leaving.size());
    if (*left == 0) {
        QMetaObject::invokeMethod(this, stopped, Qt::QueuedConnection);
        return;
    }
    const QList<JobId> leaving = m_leaving.keys();
    for (const JobId &id : leaving) {
        m_released[id].append([left, stopped] {
            if (--*left == 0)
                stopped();
        });
    }
}

void Dispatcher::restoreRetry(const Job &job)
{
    const Remedy remedy = remedyFor(job.error);
    // the wall clock may have jumped while nothing ran: never wait longer than the job's own delay
    const auto left = std::chrono::milliseconds(
        job.nextTry.isValid() ? std::max<qint64>(0, m_clock.now().msecsTo(job.nextTry)) : 0);
    const auto most = std::chrono::milliseconds(job.settings.retryDelay);
    m_retries.insert(job.id,
                     {m_clock.monotonic() + std::min(left, most), remedy == Remedy::WaitForDisk});
}

void Dispatcher::refresh(const JobId &job)
{
    if (const auto runner = m_runners.value(job))
        runner->refresh();
}

QList<qint64> Dispatcher::fileSpeeds(const JobId &job) const
{
    const auto runner = m_runners.value(job);
    return runner ? runner->fileSpeeds() : QList<qint64>();
}

void Dispatcher::tick()
{
    countActiveTime();
    retryDue();
    for (const auto &runner : std::as_const(m_runners))
        runner->tick();
    if (!m_runners.isEmpty())
        reschedule(); // slices
}

void Dispatcher::checkpoint()
{
    for (const auto &runner : std::as_const(m_runners))
        runner->checkpoint();
}

QList<Candidate> Dispatcher::candidates()
{
    QList<Candidate> all;
    const QList<JobId> ids = m_book.ids();
    for (const JobId &id : ids) {
        const Job *job = m_book.find(id);
        const bool running = m_runners.contains(id);
        if (!running && (job->state != JobState::Queued || m_leaving.contains(id)))
            continue;
        if (job->owner != m_owner || job->intent != Intent::None)
            continue;
        if (!m_turns.contains(id))
            m_turns.insert(id, m_nextTurn++);
        const auto inSlot =
            running ? m_clock.monotonic() - m_slots.value(id).since : std::chrono::milliseconds(0);
        all.append({id, job->priority, running, inSlot, m_turns.value(id)});
    }
    return all;
}

void Dispatcher::decide()
{
    if (m_closed)
        return;
    const ScheduleDecision decision = schedule(candidates(), m_policy.backgroundSlots);
    for (const JobId &id : decision.stop)
        requeue(id);
    for (const JobId &id : decision.start)
        begin(id);
}

void Dispatcher::begin(const JobId &id)
{
    Job *job = m_book.find(id);
    if (!m_book.moveTo(*job, JobState::Connecting))
        return;
    m_book.commitRelaxed(*job);
    m_slots.insert(id, {m_clock.monotonic(), m_clock.monotonic()});
    JobRunner::Owner &ear = *this;
    const auto runner = std::make_shared<JobRunner>(id, m_book, m_services, m_clock, ear);
    m_runners.insert(id, runner);
    runner->start();
}

void Dispatcher::requeue(const JobId &id)
{
    dropRunner(id);
    m_turns.insert(id, m_nextTurn++);
    if (Job *job = m_book.find(id); job && m_book.moveTo(*job, JobState::Queued))
        m_book.commitRelaxed(*job);
}

void Dispatcher::dropRunner(const JobId &id)
{
    const std::shared_ptr<JobRunner> runner = m_runners.take(id);
    if (!runner)
        return;
    m_slots.remove(id);
    m_leaving.insert(id, runner);
    runner->stop([this, id] {
        // the runner calls from within: it must outlive the call
        const std::shared_ptr<JobRunner> gone = m_leaving.take(id);
        const QList<std::function<void()>> released = m_released.take(id);
        for (const auto &call : released)
            call();
        QMetaObject::invokeMethod(
            this, [gone] {}, Qt::QueuedConnection);
        reschedule();
    });
}

void Dispatcher::runnerConnected(const JobId &id)
{
    Job *job = m_book.find(id);
    if (job && m_runners.contains(id) && job->state == JobState::Connecting
        && m_book.moveTo(*job, JobState::Transferring))
        m_book.commitRelaxed(*job);
}

void Dispatcher::runnerEnded(const JobId &id, const Error &error,
                             std::optional<std::chrono::seconds> retryAfter)
{
    const std::shared_ptr<JobRunner> runner = m_runners.take(id);
    QMetaObject::invokeMethod(
        this, [runner] {}, Qt::QueuedConnection);
    m_slots.remove(id);
    m_turns.remove(id);
    Job *job = m_book.find(id);
    if (!job || !isRunning(job->state))
        return;
    if (error.code != ErrorCode::None) {
        fail(*job, error, retryAfter);
        return;
    }
    if (job->state == JobState::Connecting)
        m_book.moveTo(*job, JobState::Transferring);
    m_book.moveTo(*job, JobState::Transferred);
    job->crashCount = 0;
    m_book.commitState(*job, [this, id](const Done &) { Q_EMIT transferred(id); });
}

void Dispatcher::fail(Job &job, const Error &error, std::optional<std::chrono::seconds> retryAfter)
{
    const bool first = !job.firstFailure.isValid();
    if (first)
        job.firstFailure = m_clock.now();
    const std::chrono::seconds since(std::max<qint64>(0, job.firstFailure.secsTo(m_clock.now())));
    if (isTransient(remedyFor(error)) && !isOutOfPatience(job.settings, since)) {
        waitForRetry(job, error, retryAfter);
        return;
    }
    m_book.moveTo(job, JobState::Error, error);
    m_book.commit(job, [this, id = job.id](const Done &) { Q_EMIT failed(id); });
}

void Dispatcher::waitForRetry(Job &job, const Error &error,
                              std::optional<std::chrono::seconds> retryAfter)
{
    ++job.attempts;
    const bool disk = remedyFor(error) == Remedy::WaitForDisk;
    const std::chrono::milliseconds delay = disk
        ? std::chrono::milliseconds(diskLook)
        : delayBeforeTry(job.attempts, job.settings.retryDelay, m_clock.random(), retryAfter);
    m_book.moveTo(job, JobState::TransientError, error);
    job.nextTry = disk ? QDateTime() : m_clock.now().addMSecs(delay.count());
    m_retries.insert(job.id, {m_clock.monotonic() + delay, disk});
    m_book.commitRelaxed(job);
}

void Dispatcher::retryDue()
{
    const auto now = m_clock.monotonic();
    const QHash<JobId, Retry> retries = m_retries;
    for (auto it = retries.cbegin(); it != retries.cend(); ++it) {
        if (it->due > now)
            continue;
        Job *job = m_book.find(it.key());
        if (!job || job->state != JobState::TransientError) {
            m_retries.remove(it.key());
        } else if (it->waitsForDisk) {
            m_retries[it.key()].due = now + diskLook;
            askDisk(it.key());
        } else if (m_book.moveTo(*job, JobState::Queued)) {
            m_retries.remove(it.key());
            m_book.commitRelaxed(*job);
        }
    }
}

void Dispatcher::askDisk(const JobId &id)
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
            if (!ready || !waiting || waiting->state != JobState::TransientError)
                return;
            m_retries.remove(id);
            if (m_book.moveTo(*waiting, JobState::Queued))
                m_book.commitRelaxed(*waiting);
        });
}

void Dispatcher::countActiveTime()
{
    const auto now = m_clock.monotonic();
    const QList<JobId> ids = m_runners.keys();
    for (const JobId &id : ids) {
        Job *job = m_book.find(id);
        Slot &slot = m_slots[id];
        const auto whole = std::chrono::duration_cast<std::chrono::seconds>(now - slot.counted);
        if (!job || whole.count() == 0)
            continue;
        slot.counted += whole;
        job->activeTime += whole;
        const std::chrono::seconds most = job->settings.maxDownloadTime.count() > 0
            ? job->settings.maxDownloadTime
            : m_policy.maxDownloadTime;
        if (job->activeTime < most)
            continue;
        dropRunner(id);
        m_book.moveTo(*job, JobState::Error,
                      makeError(ErrorCode::MaximumDownloadTime, ErrorContext::QueueManager));
        m_book.commit(*job, [this, id](const Done &) { Q_EMIT failed(id); });
    }
}

} // namespace tranship
