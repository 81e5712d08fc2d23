// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/weekwindow.h"

#include <QList>
#include <QWidget>

class QTimeEdit;
class QToolButton;

namespace tranship {

/// Hours of the week: a button for each day, and from when to when.
class WeekWindowEdit final : public QWidget {
    Q_OBJECT

public:
    explicit WeekWindowEdit(QWidget *parent = nullptr);

    /// In the form of the policy; of no day, or of equal times, it is one that does not fit.
    [[nodiscard]] QString text() const;
    void setWindow(const WeekWindow &window);
    /// For screen readers; the days and times have words of their own behind it.
    void setName(const QString &name, const QString &help);

Q_SIGNALS:
    /// The person is done with a change.
    void edited();

private:
    [[nodiscard]] QTimeEdit *addTime();

    QList<QToolButton *> m_days; ///< Monday first
    QTimeEdit *m_from;
    QTimeEdit *m_to; ///< 0:00 is the end of the day
};

} // namespace tranship
