// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"
#include "ui/fixes/fix.h"

#include <QStyledItemDelegate>

namespace tranship {

class Clock;
class JobFilterModel;
struct JobSnapshot;

/// Paints the cells of the list: two lines where there is something to say, flat bars, states in
/// colour with icon and word.
class JobDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// `jobs` is the model of the view.
    JobDelegate(const JobFilterModel &jobs, const Clock &clock, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

    /// Where the button of the row's fix stands in the state's cell; null when there is none.
    [[nodiscard]] QRect fixRect(const QStyleOptionViewItem &option, const QModelIndex &index) const;

Q_SIGNALS:
    void fixRequested(const tranship::JobId &job, tranship::Fix fix);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    struct Cell;

    void paintName(const Cell &cell) const;
    void paintState(const Cell &cell) const;
    void paintFix(const Cell &cell, const QRect &button) const;
    void paintProgress(const Cell &cell) const;
    void paintDirection(const Cell &cell) const;
    void paintText(const Cell &cell) const;

    const JobFilterModel &m_jobs;
    const Clock &m_clock;
};

} // namespace tranship
