// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/weekwindow.h"

#include <QList>

#include <bitset>

namespace tranship {

inline constexpr int daysOfWeek = 7;
inline constexpr int hoursOfDay = 24;

/// Hours of the week: inside any of the windows; of none, never.
struct WeekSchedule {
    QList<WeekWindow> windows;

    bool operator==(const WeekSchedule &) const = default;
};

/// Windows as weekWindowFromText() reads them with a semicolon between ("mon-fri 8-17; sat 10-14"),
/// or "never"; InvalidArgument otherwise.
[[nodiscard]] Result<WeekSchedule> weekScheduleFromText(QStringView text);
[[nodiscard]] QString weekScheduleText(const WeekSchedule &schedule);

/// As of a WeekWindow.
[[nodiscard]] bool isInside(const WeekSchedule &schedule, const QDateTime &time,
                            const QTimeZone &zone);
[[nodiscard]] QList<QDateTime> edgesAfter(const WeekSchedule &schedule, const QDateTime &time,
                                          const QTimeZone &zone);

/// A week minute by minute, by the clock on the wall; bit 0 is the first of Monday.
using WeekMinutes = std::bitset<std::size_t{daysOfWeek} * minutesOfDay>;

[[nodiscard]] WeekMinutes minutesOf(const WeekSchedule &schedule);
/// The fewest windows a person would name: what goes on over midnight for less than a day is one,
/// and days with the same hours are one.
[[nodiscard]] WeekSchedule scheduleOf(const WeekMinutes &minutes);

/// How much of an hour is inside.
enum class HourUse { None, Part, Whole };

/// `day` 0 is Monday, `hour` 0 to 23.
[[nodiscard]] HourUse hourUse(const WeekMinutes &minutes, int day, int hour);
void setHour(WeekMinutes &minutes, int day, int hour, bool isInside);

} // namespace tranship
