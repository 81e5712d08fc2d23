// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QDateTime>
#include <QTimeZone>

#include <bitset>

namespace tranship {

inline constexpr int minutesOfDay = 24 * 60;

/// Hours of the week by the clock on the wall: on each of the days from one time to another. One
/// that ends before it begins goes on over midnight and belongs to the day it begins on.
struct WeekWindow {
    std::bitset<7> days; ///< bit 0 is Monday
    int from = 0; ///< minute of the day, 0 to 1439
    int to = minutesOfDay; ///< minute of the day it ends before, 1 to 1440; never `from`

    bool operator==(const WeekWindow &) const = default;
};

/// "mon-fri 08:00-17:00", "sat,sun 22-6", "daily 00:00-24:00"; InvalidArgument otherwise.
[[nodiscard]] Result<WeekWindow> weekWindowFromText(QStringView text);
/// The form of weekWindowFromText that is shown: "mon-fri 08:00-17:00".
[[nodiscard]] QString weekWindowText(const WeekWindow &window);

/// Whether `time` is inside, as the clocks of `zone` show it. An hour that a change of the clocks
/// repeats is inside both times.
[[nodiscard]] bool isInside(const WeekWindow &window, const QDateTime &time, const QTimeZone &zone);

/// Every moment after `time` and within the week that follows at which isInside() may change, in
/// order, UTC. Not at each of them it does.
[[nodiscard]] QList<QDateTime> edgesAfter(const WeekWindow &window, const QDateTime &time,
                                          const QTimeZone &zone);

} // namespace tranship
