// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tray/jobtally.h"

namespace tranship {

bool JobTally::Entry::isPending() const
{
    return isRunning(state) || state == JobState::Queued || state == JobState::TransientError;
}

bool JobTally::Entry::isResumable() const
{
    return hasFiles && (state == JobState::Suspended || state == JobState::Error);
}

void JobTally::count(const Entry &entry, int times)
{
    m_tally.jobs += times;
    m_tally.waitingForYou += entry.state == JobState::Transferred ? times : 0;
    m_tally.failed += entry.state == JobState::Error ? times : 0;
    m_tally.pending += entry.isPending() ? times : 0;
    m_tally.resumable += entry.isResumable() ? times : 0;
    (entry.type == JobType::Download ? m_tally.downSpeed : m_tally.upSpeed) += times * entry.speed;
    if (!isRunning(entry.state))
        return;
    m_tally.moving += times;
    m_tally.bytesTotal += times * entry.bytesTotal;
    m_tally.bytesTransferred += times * entry.bytesTransferred;
}

void JobTally::apply(const QList<JobSnapshot> &jobs)
{
    for (const JobSnapshot &snapshot : jobs) {
        const Job &job = snapshot.job;
        remove({job.id});
        if (isFinal(job.state))
            continue;
        put(job.id, factsOf(snapshot));
    }
}

void JobTally::restore(const StoredJobs &jobs)
{
    m_entries.reserve(jobs.size());
    for (const StoredJob &job : jobs.packed())
        put(job.brief.id, job.facts);
}

void JobTally::put(const JobId &id, const JobFacts &job)
{
    Entry entry{job.state, job.type, job.speed, job.files > 0};
    if (isRunning(job.state) && job.total != unknownSize) {
        entry.bytesTotal = job.total;
        entry.bytesTransferred = job.transferred;
    }
    m_entries.insert(id, entry);
    count(entry, 1);
}

void JobTally::remove(const QList<JobId> &jobs)
{
    for (const JobId &job : jobs) {
        const auto entry = m_entries.constFind(job);
        if (entry == m_entries.constEnd())
            continue;
        count(*entry, -1);
        m_entries.erase(entry);
    }
}

QList<JobId> JobTally::suspendable() const
{
    QList<JobId> jobs;
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        if (entry->isPending())
            jobs.append(entry.key());
    }
    return jobs;
}

QList<JobId> JobTally::resumable() const
{
    QList<JobId> jobs;
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        if (entry->isResumable())
            jobs.append(entry.key());
    }
    return jobs;
}

} // namespace tranship
