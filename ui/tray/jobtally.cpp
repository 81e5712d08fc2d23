// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tray/jobtally.h"

namespace tranship {

void JobTally::apply(const QList<JobSnapshot> &jobs)
{
    for (const JobSnapshot &snapshot : jobs) {
        const Job &job = snapshot.job;
        if (isFinal(job.state))
            m_entries.remove(job.id);
        else
            m_entries.insert(job.id,
                             Entry{job.state, job.type, snapshot.speed, !job.files.isEmpty()});
    }
}

void JobTally::remove(const QList<JobId> &jobs)
{
    for (const JobId &job : jobs)
        m_entries.remove(job);
}

Tally JobTally::tally() const
{
    Tally tally;
    tally.jobs = static_cast<int>(m_entries.size());
    for (const Entry &entry : m_entries) {
        tally.moving += isRunning(entry.state) ? 1 : 0;
        tally.waitingForYou += entry.state == JobState::Transferred ? 1 : 0;
        tally.failed += entry.state == JobState::Error ? 1 : 0;
        (entry.type == JobType::Download ? tally.downSpeed : tally.upSpeed) += entry.speed;
    }
    return tally;
}

QList<JobId> JobTally::suspendable() const
{
    QList<JobId> jobs;
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        const JobState state = entry->state;
        if (isRunning(state) || state == JobState::Queued || state == JobState::TransientError)
            jobs.append(entry.key());
    }
    return jobs;
}

QList<JobId> JobTally::resumable() const
{
    QList<JobId> jobs;
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        const bool stopped = entry->state == JobState::Suspended || entry->state == JobState::Error;
        if (stopped && entry->hasFiles)
            jobs.append(entry.key());
    }
    return jobs;
}

} // namespace tranship
