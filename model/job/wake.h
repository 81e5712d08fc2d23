// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>

#include <chrono>

namespace tranship {

/// One beat of the engine's heart on all clocks.
struct Heartbeat {
    QDateTime wall; ///< UTC
    std::chrono::milliseconds monotonic{0}; ///< goes on while the machine sleeps
    std::chrono::milliseconds asleep{0}; ///< how much of it the machine slept; 0 where nobody says
};

/// Whether connections may have died unheard between two beats that should be a second apart: the
/// machine slept (its own count grew), the process stood still (the monotonic clock jumped), or a
/// virtual machine was stopped (the wall clock jumped ahead of the monotonic one).
[[nodiscard]] bool hasSlept(const Heartbeat &before, const Heartbeat &now);

} // namespace tranship
