// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/clock.h"

#include <QTimeZone>

namespace tranship::test {

/// A clock that stands still until it is turned. The wall and the monotonic time can be turned
/// apart.
class FakeClock final : public Clock {
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }

    [[nodiscard]] QTimeZone timeZone() const override { return m_zone; }

    [[nodiscard]] std::chrono::milliseconds monotonic() const override { return m_monotonic; }

    [[nodiscard]] std::chrono::milliseconds timeAsleep() const override { return m_asleep; }

    [[nodiscard]] double random() override { return m_random; }

    /// Time goes by: both move.
    void advance(std::chrono::milliseconds duration)
    {
        m_now = m_now.addMSecs(duration.count());
        m_monotonic += duration;
    }

    /// Time goes by, and nobody is awake.
    void sleep(std::chrono::milliseconds duration)
    {
        advance(duration);
        m_asleep += duration;
    }

    /// Somebody sets the wall clock; the monotonic one does not notice.
    void setNow(const QDateTime &now) { m_now = now; }

    void setTimeZone(const QTimeZone &zone) { m_zone = zone; }

    void setMonotonic(std::chrono::milliseconds monotonic) { m_monotonic = monotonic; }

    /// In [0, 1).
    void setRandom(double random) { m_random = random; }

private:
    QDateTime m_now{QDate(2026, 1, 1), QTime(12, 0), QTimeZone::utc()};
    QTimeZone m_zone = QTimeZone::utc();
    std::chrono::milliseconds m_monotonic{0};
    std::chrono::milliseconds m_asleep{0};
    double m_random = 0.5;
};

} // namespace tranship::test
