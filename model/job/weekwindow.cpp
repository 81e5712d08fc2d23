// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/weekwindow.h"

#include <QStringBuilder>

#include <algorithm>
#include <array>
#include <optional>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array dayNames = {"mon"_L1, "tue"_L1, "wed"_L1, "thu"_L1,
                                 "fri"_L1, "sat"_L1, "sun"_L1};
constexpr auto dayCount = dayNames.size();
constexpr qint64 secondsOfMinute = 60;
constexpr qint64 secondsOfDay = minutesOfDay * secondsOfMinute;
/// Edges are looked for from the day before, whose window may go over midnight, to a week later.
constexpr int lastDay = 8;

std::optional<std::size_t> dayFromText(QStringView text)
{
    for (std::size_t day = 0; day < dayCount; ++day) {
        if (text.compare(dayNames.at(day), Qt::CaseInsensitive) == 0)
            return day;
    }
    return std::nullopt;
}

/// "mon" or "fri-mon" into `days`; whether it is one.
bool addDays(QStringView text, std::bitset<7> &days)
{
    const qsizetype dash = text.indexOf(u'-');
    const auto first = dayFromText(dash < 0 ? text : text.first(dash));
    const auto last = dash < 0 ? first : dayFromText(text.sliced(dash + 1));
    if (!first || !last)
        return false;
    for (std::size_t day = *first; day != *last; day = (day + 1) % dayCount)
        days.set(day);
    days.set(*last);
    return true;
}

std::optional<std::bitset<7>> daysFromText(QStringView text)
{
    std::bitset<7> days;
    if (text.compare("daily"_L1, Qt::CaseInsensitive) == 0)
        return days.set();
    const QList<QStringView> parts = text.split(u',');
    const bool isFine = std::all_of(parts.begin(), parts.end(),
                                    [&days](QStringView part) { return addDays(part, days); });
    return isFine ? std::optional(days) : std::nullopt;
}

std::optional<int> numberUpTo(QStringView text, int most)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (text.isEmpty() || text.size() > 2 || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    const int number = text.toInt();
    return number <= most ? std::optional(number) : std::nullopt;
}

/// "8", "08:30" or "24:00" as a minute of the day.
std::optional<int> minuteFromText(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    const auto hour = numberUpTo(colon < 0 ? text : text.first(colon), 24);
    const auto minute = colon < 0 ? std::optional(0) : numberUpTo(text.sliced(colon + 1), 59);
    if (!hour || !minute || (colon >= 0 && text.size() - colon != 3))
        return std::nullopt;
    const int sum = *hour * 60 + *minute;
    return sum <= minutesOfDay ? std::optional(sum) : std::nullopt;
}

std::optional<WeekWindow> windowFromText(QStringView text)
{
    const qsizetype blank = text.indexOf(u' ');
    if (blank < 0)
        return std::nullopt;
    const QStringView times = text.sliced(blank + 1).trimmed();
    const qsizetype dash = times.indexOf(u'-');
    if (dash < 0)
        return std::nullopt;
    const auto days = daysFromText(text.first(blank));
    const auto from = minuteFromText(times.first(dash));
    const auto to = minuteFromText(times.sliced(dash + 1));
    if (!days || !from || !to || *from == minutesOfDay)
        return std::nullopt;
    const int end = *to == 0 ? minutesOfDay : *to;
    if (end == *from)
        return std::nullopt;
    return WeekWindow{*days, *from, end};
}

QString minuteText(int minute)
{
    const auto two = [](int number) { return QString::number(number).rightJustified(2, u'0'); };
    return two(minute / 60) % u':' % two(minute % 60);
}

QString daysText(const std::bitset<7> &days)
{
    QStringList parts;
    for (std::size_t day = 0; day < dayCount; ++day) {
        if (!days.test(day))
            continue;
        const std::size_t first = day;
        while (day + 1 < dayCount && days.test(day + 1))
            ++day;
        const QString name = dayNames.at(first);
        parts.append(day == first ? name : QString(name % u'-' % dayNames.at(day)));
    }
    return parts.join(u',');
}

bool hasDay(const WeekWindow &window, const QDate &date)
{
    return window.days.test(static_cast<std::size_t>(date.dayOfWeek() - 1));
}

/// When the wall clock of `zone` shows `wall`, whose own zone says nothing: by the offset before a
/// change of the clocks near it and by the one after.
void addMoments(const QDateTime &wall, const QTimeZone &zone, QList<QDateTime> &moments)
{
    for (const qint64 aside : {-secondsOfDay, secondsOfDay}) {
        const int offset = zone.offsetFromUtc(wall.addSecs(aside));
        moments.append(wall.addSecs(-offset));
    }
}

} // namespace

Result<WeekWindow> weekWindowFromText(QStringView text)
{
    if (const auto window = windowFromText(text.trimmed()))
        return *window;
    return failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager,
                   u"\""_s % text
                       % u"\" is no time of the week; wanted one like mon-fri 08:00-17:00"_s);
}

QString weekWindowText(const WeekWindow &window)
{
    return daysText(window.days) % u' ' % minuteText(window.from) % u'-' % minuteText(window.to);
}

bool isInside(const WeekWindow &window, const QDateTime &time, const QTimeZone &zone)
{
    const QDateTime local = time.toTimeZone(zone);
    const qint64 now = local.time().msecsSinceStartOfDay() / 1000;
    const bool hasBegun = now >= window.from * secondsOfMinute;
    const bool isBeforeEnd = now < window.to * secondsOfMinute;
    if (window.from < window.to)
        return hasBegun && isBeforeEnd && hasDay(window, local.date());
    return (hasBegun && hasDay(window, local.date()))
        || (isBeforeEnd && hasDay(window, local.date().addDays(-1)));
}

QList<QDateTime> edgesAfter(const WeekWindow &window, const QDateTime &time, const QTimeZone &zone)
{
    QList<QDateTime> moments;
    const QDate today = time.toTimeZone(zone).date();
    for (int day = -1; day <= lastDay; ++day) {
        const QDateTime midnight(today.addDays(day), QTime(0, 0), QTimeZone::utc());
        addMoments(midnight.addSecs(window.from * secondsOfMinute), zone, moments);
        addMoments(midnight.addSecs(window.to * secondsOfMinute), zone, moments);
    }
    for (const auto &change : zone.transitions(time, time.addDays(lastDay)))
        moments.append(change.atUtc.toUTC());
    moments.removeIf([&time](const QDateTime &moment) { return moment <= time; });
    std::sort(moments.begin(), moments.end());
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    return moments;
}

} // namespace tranship
