// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/retry.h"

#include <algorithm>
#include <cmath>

namespace tranship {

namespace {

constexpr double jitterShare = 0.25;

constexpr std::chrono::seconds shortestRetryAfter{1};

} // namespace

std::chrono::milliseconds delayBeforeTry(int attempt, std::chrono::seconds retryDelay,
                                         double jitter,
                                         std::optional<std::chrono::seconds> retryAfter)
{
    if (retryAfter && (attempt <= 1 || *retryAfter >= shortestRetryDelay))
        return std::clamp(*retryAfter, shortestRetryAfter, longestRetryAfter);
    const std::chrono::seconds longest = std::max(retryDelay, shortestRetryDelay);
    std::chrono::seconds delay = shortestRetryDelay;
    for (int i = 1; i < attempt && delay < longest; ++i)
        delay *= 2;
    const std::chrono::milliseconds whole = std::min(delay, longest);
    const double taken =
        static_cast<double>(whole.count()) * jitterShare * std::clamp(jitter, 0.0, 1.0);
    return whole - std::chrono::milliseconds(std::llround(taken));
}

bool isOutOfPatience(const JobSettings &settings, std::chrono::seconds sinceFirstFailure)
{
    const std::chrono::seconds timeout = settings.noProgressTimeout;
    return timeout.count() <= 0 || timeout < settings.retryDelay || sinceFirstFailure >= timeout;
}

} // namespace tranship
