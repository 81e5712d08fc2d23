// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/snapshot.h"

namespace tranship {

/// The few things about a job that lists of very many jobs count, filter and sort by: they stay at
/// hand when the job itself is put away.
struct JobFacts {
    qint64 total = unknownSize; ///< bytes
    qint64 transferred = 0; ///< bytes
    qint64 speed = 0; ///< bytes a second
    qint64 added = 0; ///< ms since 1970
    JobState state = JobState::Suspended;
    ErrorCode error = ErrorCode::None;
    JobType type = JobType::Download;
    Priority priority = Priority::Normal;
    bool hasUnfinishedFiles = false;
    int files = 0; ///< of any role
    int filesTransferred = 0; ///< of content

    bool operator==(const JobFacts &) const = default;

    /// -1 when unknown.
    [[nodiscard]] qint64 secondsLeft() const
    {
        if (total == unknownSize || speed <= 0)
            return -1;
        const qint64 left = total > transferred ? total - transferred : 0;
        return (left + speed - 1) / speed;
    }
};

/// `speed` in bytes a second.
[[nodiscard]] inline JobFacts factsOf(const Job &job, qint64 speed)
{
    return {job.bytesTotal(),
            job.bytesTransferred(),
            speed,
            job.created.isValid() ? job.created.toMSecsSinceEpoch() : 0,
            job.state,
            job.error.code,
            job.type,
            job.priority,
            job.hasUnfinishedFiles(),
            static_cast<int>(job.files.size()),
            job.filesTransferred()};
}

[[nodiscard]] inline JobFacts factsOf(const JobSnapshot &snapshot)
{
    return factsOf(snapshot.job, snapshot.speed);
}

} // namespace tranship
