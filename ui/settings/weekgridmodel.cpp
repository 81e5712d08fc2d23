// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/weekgridmodel.h"

#include "ui/settings/weekwords.h"
#include "ui/theme/theme.h"

#include <QLocale>

namespace tranship {

namespace {

constexpr int hoursBetweenNumbers = 3;
constexpr int minutesOfHour = 60;

} // namespace

WeekGridModel::WeekGridModel(QObject *parent)
    : QAbstractTableModel(parent),
      m_firstDay(QLocale().firstDayOfWeek() - Qt::Monday)
{
}

void WeekGridModel::setSchedule(const WeekSchedule &schedule)
{
    const WeekMinutes minutes = minutesOf(schedule);
    if (minutes == m_minutes)
        return;
    m_minutes = minutes;
    Q_EMIT dataChanged(index(0, 0), index(daysOfWeek - 1, hoursOfDay - 1));
}

void WeekGridModel::paint(const QModelIndexList &hours, bool isInside)
{
    for (const QModelIndex &hour : hours) {
        setHour(m_minutes, dayOf(hour.row()), hour.column(), isInside);
        Q_EMIT dataChanged(hour, hour);
    }
}

int WeekGridModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : daysOfWeek;
}

int WeekGridModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : hoursOfDay;
}

int WeekGridModel::dayOf(int row) const
{
    return (m_firstDay + row) % daysOfWeek;
}

QString WeekGridModel::textOf(const QModelIndex &index) const
{
    const int day = dayOf(index.row());
    const int begin = index.column() * minutesOfHour;
    const QString when =
        tr("%1 %2", "day of the week, hours")
            .arg(dayName(day, QLocale::LongFormat), hoursText(begin, begin + minutesOfHour));
    switch (hourUse(m_minutes, day, index.column())) {
    case HourUse::None:
        return tr("%1: outside", "an hour of the week").arg(when);
    case HourUse::Part:
        return tr("%1: partly inside", "an hour of the week").arg(when);
    case HourUse::Whole:
        return tr("%1: inside", "an hour of the week").arg(when);
    }
    return when;
}

QVariant WeekGridModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == UseRole)
        return static_cast<int>(hourUse(m_minutes, dayOf(index.row()), index.column()));
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
        return textOf(index);
    return {};
}

QVariant WeekGridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isDay = orientation == Qt::Vertical;
    if (role == Qt::DisplayRole && isDay)
        return dayName(dayOf(section), QLocale::ShortFormat);
    if (role == Qt::DisplayRole)
        return section % hoursBetweenNumbers == 0 ? QString::number(section) : QString();
    if (role == Qt::AccessibleTextRole)
        return isDay ? dayName(dayOf(section), QLocale::LongFormat)
                     : hoursText(section * minutesOfHour, (section + 1) * minutesOfHour);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(isDay ? Qt::AlignVCenter | Qt::AlignLeading
                                         : Qt::AlignVCenter | Qt::AlignLeading);
    return {};
}

} // namespace tranship
