// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"

#include <chrono>
#include <optional>

namespace tranship {

/// Shortest retry delay (bits.md 3.2: smaller ones are raised to it).
inline constexpr std::chrono::seconds shortestRetryDelay{5};
/// A server that asks for more than this in Retry-After is not believed.
inline constexpr std::chrono::seconds longestRetryAfter{24 * 3600};

/// Delay before try number `attempt` (1 for the first after a failure): 5 s doubling up to
/// `retryDelay`, minus up to a quarter of it by `jitter` in [0, 1), so that jobs don't come back in
/// step. A Retry-After wins over it, with cap, and is never shortened; one below 5 s only before
/// the first try, for a server that says so every time would be asked every second.
[[nodiscard]] std::chrono::milliseconds
delayBeforeTry(int attempt, std::chrono::seconds retryDelay, double jitter,
               std::optional<std::chrono::seconds> retryAfter = {});

/// Whether a transient error is fatal now: noProgressTimeout is 0, shorter than the retry delay, or
/// has passed since the first failure of the row (bits.md 1.3).
[[nodiscard]] bool isOutOfPatience(const JobSettings &settings,
                                   std::chrono::seconds sinceFirstFailure);

} // namespace tranship
