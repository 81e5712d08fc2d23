// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/dispatcher.h"

#include "model/job/retry.h"
#include "model/queue/connectionsetups.h"

#include <algorithm>

namespace tranship {

Dispatcher::Dispatcher(JobBook &book, TransferServices services, Clock &clock, const Policy &policy,
                       const QString &owner, Bandwidth &bandwidth)
    : m_book(book),
      m_services(services),
      m_clock(clock),
      m_policy(policy),
      m_owner(owner),
      m_budget(policy.maxConnectionsPerHost),
      m_bandwidth(bandwidth),
      m_waiting(book, services.downloads, clock),
      m_conditions(book, m_waiting, clock, *this)
{
    m_services.downloads.budget = &m_budget;
    m_waiting.setRunning([this] { return m_runners.keys(); });
    m_decide.setSingleShot(true);
    m_decide.setInterval(0);
    connect(&m_decide, &QTimer::timeout, this, &Dispatcher::decide);
    connect(&m_book, &JobBook::stateChanged, this, &Dispatcher::reschedule);
    connect(&m_waiting, &WaitingRoom::outOfPatience, this, [this](const JobId &id) {
        Job *job = m_book.find(id);
        giveUp(*job, Error(job->error));
    });
    connect(&m_book, &JobBook::removed, this, [this](const JobId &id) { m_turns.remove(id); });
}

Dispatcher::~Dispatcher() = default;

void Dispatcher::reschedule()
{
    if (!m_closed)
        m_decide.start();
}

void Dispatcher::release(const JobId &job, std::function<void()> released)
{
    m_waiting.forget(job);
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

QList<QList<ConnectionView>> Dispatcher::connections(const JobId &job) const
{
    const auto runner = m_runners.value(job);
    return runner ? runner->connections() : QList<QList<ConnectionView>>();
}

void Dispatcher::keychainUnlocked()
{
    m_waiting.letGoIf([](const Job &job) { return remedyFor(job.error) == Remedy::WaitForUnlock; });
    reschedule();
}

void Dispatcher::tick()
{
    m_budget.setMost(m_policy.maxConnectionsPerHost);
    m_conditions.tick();
    countActiveTime();
    m_waiting.tick();
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
    QList<Priority> priorities;
    const QList<JobId> ids = m_book.idsWhere([&](const JobBrief &job) {
        const bool mayRun = job.state == JobState::Queued || isRunning(job.state);
        if (!mayRun || job.owner != m_owner || job.intent != Intent::None)
            return false;
        if (!m_runners.contains(job.id)
            && (job.state != JobState::Queued || m_leaving.contains(job.id)))
            return false;
        priorities.append(job.priority);
        return true;
    });
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const JobId &id = ids.at(i);
        const bool running = m_runners.contains(id);
        if (!m_turns.contains(id))
            m_turns.insert(id, m_nextTurn++);
        const auto inSlot =
            running ? m_clock.monotonic() - m_slots.value(id).since : std::chrono::milliseconds(0);
        all.append({id, priorities.at(i), running, inSlot, m_turns.value(id)});
    }
    return all;
}

void Dispatcher::decide()
{
    if (m_closed)
        return;
    Q_EMIT aboutToDecide();
    m_conditions.obeyCosts();
    holdBack();
    const ScheduleDecision decision = schedule(candidates(), m_policy.backgroundSlots);
    for (const JobId &id : decision.stop)
        requeue(id);
    for (const JobId &id : decision.start)
        begin(id);
}

void Dispatcher::holdBack()
{
    if (!m_conditions.mayHoldBack())
        return;
    const QList<Candidate> all = candidates();
    for (const Candidate &candidate : all) {
        if (!candidate.running)
            m_conditions.holdBack(*m_book.find(candidate.id));
    }
}

void Dispatcher::begin(const JobId &id)
{
    Job *job = m_book.find(id);
    if (!m_book.moveTo(*job, JobState::Connecting))
        return;
    m_book.commitRelaxed(*job);
    m_slots.insert(id, {m_clock.monotonic(), timeAwake()});
    JobRunner::Owner &ear = *this;
    TransferServices services = m_services;
    services.downloads.connections = m_policy.maxConnectionsPerFile;
    services.downloads.throttle = m_bandwidth.throttleOf(*job);
    services.setup = connectionSetup(*job, m_policy);
    const auto runner = std::make_shared<JobRunner>(id, m_book, services, m_clock, ear);
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
    if (job)
        m_conditions.believe(*job);
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
    if (const auto cause = m_conditions.causeOf(error, job)) {
        m_waiting.enterFor(job, *cause);
        return;
    }
    if (remedyFor(error) == Remedy::WaitForUnlock) {
        m_waiting.enterFor(job, error);
        return;
    }
    if (!job.firstFailure.isValid())
        job.firstFailure = m_clock.now();
    const std::chrono::seconds since(std::max<qint64>(0, job.firstFailure.secsTo(m_clock.now())));
    if (isTransient(remedyFor(error)) && !isOutOfPatience(job.settings, since))
        m_waiting.enter(job, error, retryAfter);
    else
        giveUp(job, error);
}

void Dispatcher::giveUp(Job &job, const Error &error)
{
    m_waiting.forget(job.id);
    m_book.moveTo(job, JobState::Error, error);
    m_book.commit(job, [this, id = job.id](const Done &) { Q_EMIT failed(id); });
}

void Dispatcher::countActiveTime()
{
    const auto now = timeAwake();
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
        giveUp(*job, makeError(ErrorCode::MaximumDownloadTime, ErrorContext::QueueManager));
    }
}

} // namespace tranship
