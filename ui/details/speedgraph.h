// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/speedhistory.h"

#include <QWidget>

namespace tranship {

/// A curve of speeds with axes, gaps where it paused, and the moment under the mouse or the arrow
/// keys in numbers.
class SpeedGraph final : public QWidget {
    Q_OBJECT

public:
    explicit SpeedGraph(QWidget *parent = nullptr);

    /// `width`: the time from the left edge to the right one, where it is `now`.
    void show(const QList<SpeedHistory::Bucket> &buckets, std::chrono::seconds step,
              std::chrono::seconds width, std::chrono::seconds now);
    using QWidget::show;

    /// "2 min ago: 3.0 MiB/s"; empty where nothing is marked.
    [[nodiscard]] QString markText() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void markMoved();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] double xOf(std::chrono::seconds at) const;
    [[nodiscard]] double yOf(qint64 speed) const;
    [[nodiscard]] int bucketAt(double x) const;
    void mark(int bucket);
    void paintAxes(QPainter &painter) const;
    void paintCurve(QPainter &painter) const;
    void paintRun(QPainter &painter, qsizetype begin, qsizetype end) const;
    void paintMark(QPainter &painter) const;

    QList<SpeedHistory::Bucket> m_buckets;
    std::chrono::seconds m_step{1};
    std::chrono::seconds m_width{300};
    std::chrono::seconds m_now{0};
    SpeedAxis m_axis = axisFor(0);
    int m_mark = -1; ///< index of a bucket
};

} // namespace tranship
