// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"

#include <array>

namespace tranship {

/// The groups of the sidebar: what the states mean to a person.
enum class JobGroup {
    All,
    Moving, ///< Connecting, Transferring
    WaitingForYou, ///< Transferred: only Complete or Cancel goes on
    Waiting, ///< Queued, TransientError: goes on by itself
    Error,
    Suspended,
    Downloads, ///< in any state
    Uploads, ///< in any state, with a reply or without
};

inline constexpr std::array allJobGroups = {
    JobGroup::All,   JobGroup::Moving,    JobGroup::WaitingForYou, JobGroup::Waiting,
    JobGroup::Error, JobGroup::Suspended, JobGroup::Downloads,     JobGroup::Uploads,
};

/// The narrowest group of a state; final states are in All only.
[[nodiscard]] JobGroup groupOf(JobState state);
/// By its direction.
[[nodiscard]] JobGroup groupOf(JobType type);
/// Each job is in All, in the group of its direction and, until it is over, in one of its state.
[[nodiscard]] bool isInGroup(JobState state, JobType type, JobGroup group);

} // namespace tranship
