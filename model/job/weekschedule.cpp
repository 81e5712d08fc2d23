// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/weekschedule.h"

#include <QStringList>

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr int minutesOfHour = 60;
constexpr int minutesOfWeek = daysOfWeek * minutesOfDay;
constexpr auto never = "never"_L1;

bool isSet(const WeekMinutes &minutes, int minute)
{
    return minutes.test(static_cast<std::size_t>(minute % minutesOfWeek));
}

/// Adds a window of one day, together with one that has the same hours already.
void addWindow(WeekSchedule &schedule, int day, int from, int to)
{
    const auto same = std::find_if(
        schedule.windows.begin(), schedule.windows.end(),
        [from, to](const WeekWindow &window) { return window.from == from && window.to == to; });
    const auto bit = static_cast<std::size_t>(day % daysOfWeek);
    if (same != schedule.windows.end()) {
        same->days.set(bit);
        return;
    }
    WeekWindow window{{}, from, to};
    window.days.set(bit);
    schedule.windows.append(window);
}

/// Adds a run of minutes that begins at minute `begin` of the week and is `length` long.
void addRun(WeekSchedule &schedule, int begin, int length)
{
    int day = begin / minutesOfDay;
    int from = begin % minutesOfDay;
    if (length < minutesOfDay) {
        const int end = (from + length) % minutesOfDay;
        addWindow(schedule, day, from, end == 0 ? minutesOfDay : end);
        return;
    }
    for (int rest = length; rest > 0; ++day) {
        const int part = std::min(rest, minutesOfDay - from);
        addWindow(schedule, day, from, from + part);
        rest -= part;
        from = 0;
    }
}

int runLength(const WeekMinutes &minutes, int begin)
{
    int length = 0;
    while (length < minutesOfWeek && isSet(minutes, begin + length))
        ++length;
    return length;
}

} // namespace

Result<WeekSchedule> weekScheduleFromText(QStringView text)
{
    WeekSchedule schedule;
    if (text.trimmed().compare(never, Qt::CaseInsensitive) == 0)
        return schedule;
    for (const QStringView part : text.split(u';')) {
        const Result<WeekWindow> window = weekWindowFromText(part);
        if (!window)
            return tl::unexpected(window.error());
        schedule.windows.append(*window);
    }
    return schedule;
}

QString weekScheduleText(const WeekSchedule &schedule)
{
    if (schedule.windows.isEmpty())
        return never;
    QStringList parts;
    for (const WeekWindow &window : schedule.windows)
        parts.append(weekWindowText(window));
    return parts.join(u"; "_s);
}

bool isInside(const WeekSchedule &schedule, const QDateTime &time, const QTimeZone &zone)
{
    return std::any_of(schedule.windows.begin(), schedule.windows.end(),
                       [&](const WeekWindow &window) { return isInside(window, time, zone); });
}

QList<QDateTime> edgesAfter(const WeekSchedule &schedule, const QDateTime &time,
                            const QTimeZone &zone)
{
    QList<QDateTime> edges;
    for (const WeekWindow &window : schedule.windows)
        edges += edgesAfter(window, time, zone);
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return edges;
}

WeekMinutes minutesOf(const WeekSchedule &schedule)
{
    WeekMinutes minutes;
    for (const WeekWindow &window : schedule.windows) {
        const int length = window.to > window.from ? window.to - window.from
                                                   : window.to + minutesOfDay - window.from;
        for (int day = 0; day < daysOfWeek; ++day) {
            if (!window.days.test(static_cast<std::size_t>(day)))
                continue;
            const int begin = day * minutesOfDay + window.from;
            for (int minute = begin; minute < begin + length; ++minute)
                minutes.set(static_cast<std::size_t>(minute % minutesOfWeek));
        }
    }
    return minutes;
}

WeekSchedule scheduleOf(const WeekMinutes &minutes)
{
    WeekSchedule schedule;
    if (minutes.all()) {
        addRun(schedule, 0, minutesOfWeek);
        return schedule;
    }
    for (int minute = 0; minute < minutesOfWeek; ++minute) {
        const bool begins = isSet(minutes, minute) && !isSet(minutes, minute + minutesOfWeek - 1);
        if (begins)
            addRun(schedule, minute, runLength(minutes, minute));
    }
    return schedule;
}

HourUse hourUse(const WeekMinutes &minutes, int day, int hour)
{
    const int begin = day * minutesOfDay + hour * minutesOfHour;
    int inside = 0;
    for (int minute = begin; minute < begin + minutesOfHour; ++minute)
        inside += isSet(minutes, minute) ? 1 : 0;
    if (inside == 0)
        return HourUse::None;
    return inside == minutesOfHour ? HourUse::Whole : HourUse::Part;
}

void setHour(WeekMinutes &minutes, int day, int hour, bool isInside)
{
    const int begin = day * minutesOfDay + hour * minutesOfHour;
    for (int minute = begin; minute < begin + minutesOfHour; ++minute)
        minutes.set(static_cast<std::size_t>(minute), isInside);
}

} // namespace tranship
