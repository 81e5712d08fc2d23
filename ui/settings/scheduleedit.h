// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/weekschedule.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace tranship {

class WeekGrid;

/// Hours of the week: painted in a grid, said in words below it.
class ScheduleEdit final : public QWidget {
    Q_OBJECT

public:
    explicit ScheduleEdit(QWidget *parent = nullptr);

    [[nodiscard]] WeekSchedule schedule() const;
    void setSchedule(const WeekSchedule &schedule);
    /// For screen readers.
    void setName(const QString &name, const QString &help);

Q_SIGNALS:
    /// The person is done with a change.
    void edited();

private:
    void describe();
    void clear();

    WeekGrid *m_grid;
    QLabel *m_words;
    QToolButton *m_clear;
};

} // namespace tranship
