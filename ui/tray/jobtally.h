// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine.h"

#include <QHash>
#include <QList>

namespace tranship {

/// How many jobs are in which situation, and how fast they move.
struct Tally {
    int jobs = 0;
    int moving = 0;
    int waitingForYou = 0; ///< Transferred
    int failed = 0;
    qint64 downSpeed = 0; ///< bytes a second
    qint64 upSpeed = 0;
    int pending = 0; ///< move, or will by themselves: what "Suspend all" means
    int resumable = 0; ///< suspended and failed jobs that have files: what "Resume all" means
    qint64 bytesTotal = 0; ///< of the moving jobs whose size is known
    qint64 bytesTransferred = 0; ///< of the same

    bool operator==(const Tally &) const = default;
};

/// Counts what the engine's signals tell. A change costs as much as there are jobs in it.
class JobTally final {
public:
    /// Jobs that are new here.
    void restore(const StoredJobs &jobs);
    void apply(const QList<JobSnapshot> &jobs);
    void remove(const QList<JobId> &jobs);

    [[nodiscard]] const Tally &tally() const { return m_tally; }

    [[nodiscard]] QList<JobId> suspendable() const;
    [[nodiscard]] QList<JobId> resumable() const;

private:
    struct Entry {
        JobState state = JobState::Suspended;
        JobType type = JobType::Download;
        qint64 speed = 0;
        bool hasFiles = false;
        qint64 bytesTotal = 0;
        qint64 bytesTransferred = 0;

        [[nodiscard]] bool isPending() const;
        [[nodiscard]] bool isResumable() const;
    };

    void put(const JobId &id, const JobFacts &job);
    void count(const Entry &entry, int times);

    QHash<JobId, Entry> m_entries;
    Tally m_tally;
};

} // namespace tranship
