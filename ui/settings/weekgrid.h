// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/settings/weekgridmodel.h"

#include <QTableView>

namespace tranship {

/// A week to paint on: a click or a drag paints hours, the other way round over hours that are in;
/// a day or an hour at the edge paints its row or column. By keyboard the arrows move, with Shift
/// they choose more, Space paints.
class WeekGrid final : public QTableView {
    Q_OBJECT

public:
    explicit WeekGrid(QWidget *parent = nullptr);

    [[nodiscard]] WeekSchedule schedule() const { return m_model.schedule(); }

    void setSchedule(const WeekSchedule &schedule) { m_model.setSchedule(schedule); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The person has painted.
    void painted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void setUpHeaders();
    void paintChosen(bool isInside);
    /// Of `hours` all are in, so that painting takes them out.
    [[nodiscard]] static bool isAllInside(const QModelIndexList &hours);

    WeekGridModel m_model;
    bool m_isDragging = false;
    bool m_paintsInside = true; ///< what the drag under way does
};

} // namespace tranship
