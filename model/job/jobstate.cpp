// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/jobstate.h"

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t stateCount = allJobStates.size();

// The life cycle of bits.md 1.3: row is from, column is to, in the order of the states' numbers.
// clang-format off
constexpr std::array<std::array<bool, stateCount>, stateCount> legalMoves = {{
    //  Queued Connect Transf Suspend  Error  Transient Done    Ack  Cancel
    {{  false,  true,  false,  true,  false,   true,   false,  true,  true }}, // Queued
    {{  true,   false, true,   true,  true,    true,   false,  true,  true }}, // Connecting
    {{  true,   false, false,  true,  true,    true,   true,   true,  true }}, // Transferring
    {{  true,   false, false,  false, false,   false,  false,  true,  true }}, // Suspended
    {{  true,   false, false,  false, false,   false,  false,  true,  true }}, // Error
    {{  true,   false, false,  true,  true,    false,  false,  true,  true }}, // TransientError
    {{  true,   false, false,  false, true,    false,  false,  true,  true }}, // Transferred
    {{  false,  false, false,  false, false,   false,  false,  false, false }}, // Acknowledged
    {{  false,  false, false,  false, false,   false,  false,  false, false }}, // Cancelled
}};
// clang-format on

constexpr std::array stateNames = {
    "Queued"_L1,         "Connecting"_L1,  "Transferring"_L1, "Suspended"_L1, "Error"_L1,
    "TransientError"_L1, "Transferred"_L1, "Acknowledged"_L1, "Cancelled"_L1,
};
static_assert(stateNames.size() == stateCount);

/// A number read from a store may be none of ours.
constexpr bool isKnown(JobState state)
{
    return static_cast<std::size_t>(state) < stateCount;
}

} // namespace

bool canMove(JobState from, JobState to)
{
    return isKnown(from) && isKnown(to)
        && legalMoves[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)];
}

bool isFinal(JobState state)
{
    return state == JobState::Acknowledged || state == JobState::Cancelled;
}

bool isRunning(JobState state)
{
    return state == JobState::Connecting || state == JobState::Transferring;
}

QLatin1String stateName(JobState state)
{
    return isKnown(state) ? stateNames[static_cast<std::size_t>(state)] : "Unknown"_L1;
}

std::optional<JobState> stateFromName(QStringView name)
{
    for (const JobState state : allJobStates) {
        if (name == stateName(state))
            return state;
    }
    return std::nullopt;
}

} // namespace tranship
