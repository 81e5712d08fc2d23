// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/weekschedule.h"

#include <QAbstractTableModel>

namespace tranship {

/// The hours of a week as a table: a row for each day, in the order of the locale, a column for
/// each hour.
class WeekGridModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role { UseRole = Qt::UserRole }; ///< int of HourUse

    explicit WeekGridModel(QObject *parent = nullptr);

    [[nodiscard]] WeekSchedule schedule() const { return scheduleOf(m_minutes); }

    void setSchedule(const WeekSchedule &schedule);
    /// Makes these hours part of the schedule, or takes them out.
    void paint(const QModelIndexList &hours, bool isInside);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] int dayOf(int row) const;
    [[nodiscard]] QString textOf(const QModelIndex &index) const;

    WeekMinutes m_minutes;
    int m_firstDay; ///< of the first row; 0 is Monday
};

} // namespace tranship
