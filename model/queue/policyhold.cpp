// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/policyhold.h"

namespace tranship {

namespace {

bool isHeld(const Job &job)
{
    return job.state == JobState::TransientError && job.error.code == ErrorCode::BlockedByPolicy;
}

bool wantsToMove(const Job &job)
{
    return job.state == JobState::Queued || isRunning(job.state);
}

} // namespace

PolicyHold::PolicyHold(JobBook &book, Dispatcher &dispatcher, const Bandwidth &bandwidth,
                       const QString &owner)
    : m_book(book),
      m_dispatcher(dispatcher),
      m_bandwidth(bandwidth),
      m_owner(owner)
{
    connect(&dispatcher, &Dispatcher::aboutToDecide, this, &PolicyHold::apply);
    connect(&bandwidth, &Bandwidth::blocksChanged, &dispatcher, &Dispatcher::reschedule);
}

void PolicyHold::apply()
{
    const QList<JobId> ids = m_book.idsWhere([this](const JobBrief &job) {
        const bool mayBeHeld = job.state == JobState::Queued || isRunning(job.state);
        return (mayBeHeld && m_bandwidth.blockOf(job.priority))
            || job.state == JobState::TransientError;
    });
    for (const JobId &id : ids) {
        Job &job = *m_book.find(id);
        if (job.owner != m_owner || job.intent != Intent::None)
            continue;
        const std::optional<Bandwidth::Block> &block = m_bandwidth.blockOf(job.priority);
        if (block && (wantsToMove(job) || isHeld(job)))
            hold(job, *block);
        else if (!block && isHeld(job) && m_book.moveTo(job, JobState::Queued))
            m_book.commitRelaxed(job);
    }
}

void PolicyHold::hold(Job &job, const Bandwidth::Block &block)
{
    if (isHeld(job) && job.nextTry == block.until)
        return;
    if (!isHeld(job)) {
        m_dispatcher.release(job.id, [] {});
        m_book.moveTo(job, JobState::TransientError,
                      makeError(ErrorCode::BlockedByPolicy, ErrorContext::QueueManager));
    }
    job.nextTry = block.until;
    m_book.noteWait(job);
    m_book.commitRelaxed(job);
    Q_EMIT m_book.changed(job.id);
}

} // namespace tranship
