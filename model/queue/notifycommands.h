// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/clock.h"
#include "model/job/policy.h"
#include "model/queue/jobbook.h"
#include "model/queue/programs.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <chrono>

namespace tranship {

/// Runs the notify commands of jobs that are Transferred or in Error (bits.md 3.3). Exit code 0: it
/// has dealt with it. Any other: run again after the job's retry delay, as long as the job is as it
/// was, over restarts too. Four at once at most.
class NotifyCommands final : public QObject {
    Q_OBJECT

public:
    NotifyCommands(JobBook &book, Programs &programs, const Clock &clock, const Policy &policy,
                   const QString &owner);

    /// Goes on with what earlier runs owe.
    void load();
    /// The job came into the state that its command is to hear of.
    void due(const JobId &id);
    /// Once, for a job that has left the book.
    void tellEnded(const Job &job);
    /// About once a second: what has waited long enough.
    void tick();

private:
    void forget(const JobId &id);
    void begin(const JobId &id);
    void ended(const JobId &id, const ProgramEnd &end);
    [[nodiscard]] ProgramOrder orderFor(const Job &job) const;

    JobBook &m_book;
    Programs &m_programs;
    const Clock &m_clock;
    const Policy &m_policy;
    const QString m_owner;
    QHash<JobId, std::chrono::milliseconds> m_waiting; ///< until when
    QHash<JobId, int> m_running; ///< by job: which run of all
    int m_runs = 0;
};

} // namespace tranship
