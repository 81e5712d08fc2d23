// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/inactivity.h"

#include <algorithm>

namespace tranship {

namespace {

using std::chrono::seconds;

/// Both clocks are read in whole seconds and the wall clock may be slewed.
constexpr seconds tolerance{1};
constexpr seconds longestGrace{3600};

} // namespace

seconds observedWhileRunning(ClockReading before, ClockReading now)
{
    const seconds passed = std::max(now.monotonic - before.monotonic, seconds(0));
    return std::clamp(now.wall - before.wall, seconds(0), passed + tolerance);
}

seconds observedWhileStopped(seconds lastWall, seconds startWall)
{
    return std::max(startWall - lastWall, seconds(0));
}

Expiry expiryOf(seconds inactive, seconds timeout, seconds sinceStart)
{
    if (inactive >= timeout)
        return sinceStart < std::min(longestGrace, timeout / 10) ? Expiry::Warn : Expiry::Cancel;
    return inactive >= timeout - std::min(expiryWarning, timeout / 2) ? Expiry::Warn : Expiry::None;
}

seconds timeLeft(seconds inactive, seconds timeout)
{
    return std::max(timeout - inactive, seconds(0));
}

} // namespace tranship
