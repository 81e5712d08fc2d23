// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/weekwords.h"

#include <QCoreApplication>
#include <QStringList>

namespace tranship {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

constexpr QChar enDash{u'\u2013'};

QString timeText(int minute)
{
    const auto two = [](int number) { return QString::number(number).rightJustified(2, u'0'); };
    return two(minute / 60) + u':' + two(minute % 60);
}

QString daysText(const std::bitset<7> &days)
{
    if (days.all())
        return Words::tr("Every day");
    QStringList parts;
    for (int day = 0; day < daysOfWeek; ++day) {
        if (!days.test(static_cast<std::size_t>(day)))
            continue;
        const int first = day;
        while (day + 1 < daysOfWeek && days.test(static_cast<std::size_t>(day) + 1))
            ++day;
        const QString name = dayName(first, QLocale::ShortFormat);
        parts.append(day == first ? name : name + enDash + dayName(day, QLocale::ShortFormat));
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace

QString dayName(int day, QLocale::FormatType format)
{
    return QLocale().standaloneDayName(day + Qt::Monday, format);
}

QString hoursText(int from, int to)
{
    return timeText(from) + enDash + timeText(to);
}

QString weekScheduleWords(const WeekSchedule &schedule)
{
    if (schedule.windows.isEmpty())
        return Words::tr("Never", "hours of the week");
    QStringList parts;
    for (const WeekWindow &window : schedule.windows)
        parts.append(daysText(window.days) + u' ' + hoursText(window.from, window.to));
    return parts.join(QStringLiteral("; "));
}

} // namespace tranship
