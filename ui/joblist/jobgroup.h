// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/jobstate.h"

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
};

inline constexpr std::array allJobGroups = {
    JobGroup::All,     JobGroup::Moving, JobGroup::WaitingForYou,
    JobGroup::Waiting, JobGroup::Error,  JobGroup::Suspended,
};

/// The narrowest group of a state; final states are in All only.
[[nodiscard]] JobGroup groupOf(JobState state);

} // namespace tranship
