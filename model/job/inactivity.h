// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

namespace tranship {

/// How long before the end a person is warned.
inline constexpr std::chrono::seconds expiryWarning{7 * 86'400};

/// One look at the clocks.
struct ClockReading {
    std::chrono::seconds wall{0}; ///< seconds since 1970, UTC
    std::chrono::seconds monotonic{
        0}; ///< since any fixed point of this process, or of the machine's start
};

/// Inactivity that may be counted between two looks while the process runs: the wall clock's
/// difference, at least 0 and never more than the monotonic one plus `tolerance` (a jump of the
/// clock is not inactivity).
[[nodiscard]] std::chrono::seconds observedWhileRunning(ClockReading before, ClockReading now);

/// Inactivity while the process did not run: from the job's last stored look to the start; never
/// negative.
[[nodiscard]] std::chrono::seconds observedWhileStopped(std::chrono::seconds lastWall,
                                                        std::chrono::seconds startWall);

/// What is to be done about a job that has been inactive for `inactive`.
enum class Expiry { None, Warn, Cancel };

/// Never Cancel within min(1 h, timeout / 10) of start-up, so that a person can still say Keep.
/// Warn from 7 days before the end (half the timeout when it is shorter than 14 days).
[[nodiscard]] Expiry expiryOf(std::chrono::seconds inactive, std::chrono::seconds timeout,
                              std::chrono::seconds sinceStart);

/// Time left until the job is cancelled if nothing happens; 0 at the least.
[[nodiscard]] std::chrono::seconds timeLeft(std::chrono::seconds inactive,
                                            std::chrono::seconds timeout);

} // namespace tranship
