// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/joblist/jobgroup.h"

namespace tranship {

JobGroup groupOf(JobState state)
{
    switch (state) {
    case JobState::Connecting:
    case JobState::Transferring:
        return JobGroup::Moving;
    case JobState::Transferred:
        return JobGroup::WaitingForYou;
    case JobState::Queued:
    case JobState::TransientError:
        return JobGroup::Waiting;
    case JobState::Error:
        return JobGroup::Error;
    case JobState::Suspended:
        return JobGroup::Suspended;
    case JobState::Acknowledged:
    case JobState::Cancelled:
        break;
    }
    return JobGroup::All;
}

JobGroup groupOf(JobType type)
{
    return type == JobType::Download ? JobGroup::Downloads : JobGroup::Uploads;
}

bool isInGroup(JobState state, JobType type, JobGroup group)
{
    return group == JobGroup::All || group == groupOf(state) || group == groupOf(type);
}

} // namespace tranship
