// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/snapshot.h"

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

    bool operator==(const Tally &) const = default;
};

/// Counts what the engine's signals tell.
class JobTally final {
public:
    void apply(const QList<JobSnapshot> &jobs);
    void remove(const QList<JobId> &jobs);

    [[nodiscard]] Tally tally() const;
    /// Jobs that move or would: what "Suspend all" means.
    [[nodiscard]] QList<JobId> suspendable() const;
    /// Suspended and failed jobs that have files: what "Resume all" means.
    [[nodiscard]] QList<JobId> resumable() const;

private:
    struct Entry {
        JobState state = JobState::Suspended;
        JobType type = JobType::Download;
        qint64 speed = 0;
        bool hasFiles = false;
    };

    QHash<JobId, Entry> m_entries;
};

} // namespace tranship
