// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QTimeZone>

#include <chrono>

namespace tranship {

/// Time and chance as the engine sees them; tests turn their own.
class Clock {
public:
    virtual ~Clock() = default;
    /// Wall clock, UTC.
    [[nodiscard]] virtual QDateTime now() const = 0;
    /// Whose hours a person means; may be another one at the next call.
    [[nodiscard]] virtual QTimeZone timeZone() const = 0;
    /// Never goes back; from any fixed point.
    [[nodiscard]] virtual std::chrono::milliseconds monotonic() const = 0;
    /// How much of the monotonic time the machine slept; 0 where the system does not say.
    [[nodiscard]] virtual std::chrono::milliseconds timeAsleep() const = 0;
    /// A number in [0, 1).
    [[nodiscard]] virtual double random() = 0;
};

} // namespace tranship
