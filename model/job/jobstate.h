// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1String>
#include <QStringView>

#include <array>
#include <optional>

namespace tranship {

/// The states of a job; the numbers are those of BG_JOB_STATE and are stored.
enum class JobState {
    Queued = 0, ///< ready; waits for the scheduler
    Connecting = 1, ///< asked a server, no byte of the answer's body yet
    Transferring = 2, ///< bytes are moving
    Suspended = 3, ///< a person or the start-up guard stopped it; every new job starts here
    Error = 4, ///< stopped; no automatic retry; needs Resume, Complete or Cancel
    TransientError = 5, ///< failed; goes on by itself after a delay or when its condition ends
    Transferred = 6, ///< everything moved; waits for Complete or Cancel
    Acknowledged = 7, ///< Complete was done; final
    Cancelled = 8, ///< Cancel was done or the job expired; final
};

inline constexpr std::array allJobStates = {
    JobState::Queued,      JobState::Connecting,   JobState::Transferring,
    JobState::Suspended,   JobState::Error,        JobState::TransientError,
    JobState::Transferred, JobState::Acknowledged, JobState::Cancelled,
};

/// Whether a job may go from one state to another (the life cycle of bits.md 1.3). Staying is not a
/// move.
[[nodiscard]] bool canMove(JobState from, JobState to);

/// Acknowledged or Cancelled: no verb is legal any more.
[[nodiscard]] bool isFinal(JobState state);
/// Connecting or Transferring: it holds a slot of the scheduler.
[[nodiscard]] bool isRunning(JobState state);

[[nodiscard]] QLatin1String stateName(JobState state);
[[nodiscard]] std::optional<JobState> stateFromName(QStringView name);

} // namespace tranship
