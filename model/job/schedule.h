// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"

#include <QList>

#include <chrono>

namespace tranship {

/// How long a background job keeps its slot while others of its priority wait.
inline constexpr std::chrono::seconds slice{60};

/// What the scheduler knows of a job that is Queued, Connecting or Transferring.
struct Candidate {
    JobId id;
    Priority priority = Priority::Normal;
    bool running = false;
    /// How long it has run without a break; 0 when it does not run.
    std::chrono::milliseconds inSlot{0};
    /// Grows each time a job leaves its slot or is queued; the lowest waits longest.
    qint64 turn = 0;

    bool operator==(const Candidate &) const = default;
};

struct ScheduleDecision {
    QList<JobId> start; ///< Queued -> Connecting, in order
    /// Back to Queued: slice over or preempted. They get their new turns in this order, so that
    /// nobody is overtaken by one who ran beside it.
    QList<JobId> stop;

    bool operator==(const ScheduleDecision &) const = default;
};

/// Which jobs run now: every foreground job, and `backgroundSlots` background jobs, High before
/// Normal before Low; a higher priority preempts; at equal priority a job whose slice is over gives
/// its slot to the one that waits longest (bits.md 3.1, DESIGN: fair round-robin).
[[nodiscard]] ScheduleDecision schedule(const QList<Candidate> &candidates, int backgroundSlots);

} // namespace tranship
