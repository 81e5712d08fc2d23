// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/jobaccess.h"

namespace tranship {

JobAccess::JobAccess(JobBook &book, Dispatcher &dispatcher, const QString &owner)
    : m_book(book),
      m_dispatcher(dispatcher),
      m_owner(owner)
{
}

Result<Job *> JobAccess::jobFor(Verb verb, const JobId &id)
{
    Job *job = m_book.find(id);
    if (!job && m_book.hasEnded(id))
        return failure(ErrorCode::InvalidState, ErrorContext::QueueManager,
                       QStringLiteral("the job has ended"));
    if (!job)
        return failure(ErrorCode::NotFound, ErrorContext::QueueManager,
                       id.toString(QUuid::WithoutBraces));
    const VerbAnswer answer =
        answerTo(verb, job->state, job->type, !job->files.isEmpty(), job->hasUnfinishedFiles());
    if (!answer.isLegal())
        return failure(answer.refusal, ErrorContext::QueueManager,
                       QStringLiteral("\"%1\" is %2").arg(job->name, stateName(job->state)));
    if (job->intent != Intent::None)
        return failure(ErrorCode::InvalidState, ErrorContext::QueueManager,
                       QStringLiteral("\"%1\" is being completed").arg(job->name));
    if (job->owner != m_owner && verb != Verb::TakeOwnership)
        return failure(ErrorCode::AccessDenied, ErrorContext::QueueManager,
                       QStringLiteral("\"%1\" belongs to %2").arg(job->name, job->owner));
    return job;
}

void JobAccess::whenStill(Job &job, std::function<void()> still)
{
    if (isRunning(job.state))
        m_book.moveTo(job, JobState::Queued);
    m_dispatcher.release(job.id, [this, id = job.id, still = std::move(still)] {
        still();
        const Job *left = m_book.find(id);
        if (left && left->state == JobState::TransientError)
            m_dispatcher.restoreRetry(*left);
    });
}

} // namespace tranship
