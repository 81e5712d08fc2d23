// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"

namespace tranship {

/// What is looked through when all jobs are, without taking them out of where they are put away.
struct JobBrief {
    JobId id;
    QString owner;
    JobState state = JobState::Suspended;
    JobType type = JobType::Download;
    Priority priority = Priority::Normal;
    Intent intent = Intent::None;
    int files = 0; ///< of content
    bool hasCrashed = false;
    bool hasSecrets = false; ///< or headers at least
    bool owesNotice = false; ///< its notify command is still to be run
    std::chrono::seconds lastActivity{0};
};

[[nodiscard]] inline JobBrief briefOf(const Job &job)
{
    return {job.id,
            job.owner,
            job.state,
            job.type,
            job.priority,
            job.intent,
            job.filesTotal(),
            job.crashCount > 0,
            !job.settings.headers.isEmpty() || !job.settings.credentials.isEmpty(),
            job.owesNotice,
            job.lastActivity};
}

} // namespace tranship
