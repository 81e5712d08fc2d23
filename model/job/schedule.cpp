// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/schedule.h"

#include <algorithm>
#include <tuple>

namespace tranship {

namespace {

/// Who has the better claim to a slot among jobs of one priority.
enum class Claim {
    SliceRuns, ///< has a slot, and time left in it
    Waits,
    SliceOver, ///< has a slot, and keeps it only when nobody waits
};

Claim claimOf(const Candidate &candidate)
{
    if (!candidate.running)
        return Claim::Waits;
    return candidate.inSlot < slice ? Claim::SliceRuns : Claim::SliceOver;
}

/// Foreground jobs and then the background jobs, the best claim to a slot first. Among jobs that
/// have run equally long the one that waited longest before has had its turn first, and loses its
/// slot first.
bool comesBefore(const Candidate &one, const Candidate &other)
{
    const auto key = [](const Candidate &candidate) {
        return std::tuple(candidate.priority, claimOf(candidate), candidate.inSlot,
                          candidate.running ? -candidate.turn : candidate.turn);
    };
    return key(one) < key(other);
}

} // namespace

ScheduleDecision schedule(const QList<Candidate> &candidates, int backgroundSlots)
{
    QList<Candidate> ranked = candidates;
    std::stable_sort(ranked.begin(), ranked.end(), comesBefore);
    ScheduleDecision decision;
    int freeSlots = backgroundSlots;
    for (const Candidate &candidate : std::as_const(ranked)) {
        const bool runs = candidate.priority == Priority::Foreground || freeSlots-- > 0;
        if (runs && !candidate.running)
            decision.start.append(candidate.id);
        if (!runs && candidate.running)
            decision.stop.prepend(candidate.id);
    }
    return decision;
}

} // namespace tranship
