// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/wake.h"

namespace tranship {

namespace {

/// The two clocks behind `asleep` are not read at the same moment.
constexpr std::chrono::seconds shortestSleep{1};
/// A busy machine may let a process wait for some seconds; servers do not mind so soon.
constexpr std::chrono::seconds longestBeat{30};
/// A time server sets the clock by less.
constexpr std::chrono::seconds shortestJump{60};

} // namespace

bool hasSlept(const Heartbeat &before, const Heartbeat &now)
{
    if (now.asleep - before.asleep >= shortestSleep)
        return true;
    const std::chrono::milliseconds passed = now.monotonic - before.monotonic;
    if (passed >= longestBeat)
        return true;
    const std::chrono::milliseconds wall(before.wall.msecsTo(now.wall));
    return wall - passed >= shortestJump;
}

} // namespace tranship
