// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/details/segmentmap.h"

#include <QPainterPath>
#include <QWidget>

namespace tranship {

/// How a stretch of the band looks. Height tells them apart, so that no colour has to.
enum class SegmentLook {
    Held, ///< the whole height
    InWork, ///< a line through the middle
    Missing, ///< the quiet ground
};

/// Draws a stretch into `area` on the palette's Base.
void paintSegment(QPainter &painter, const QRectF &area, SegmentLook look, const QPalette &palette);

/// A file as one band from its first byte to its last. What it shows stands beside it in words too;
/// the tooltip tells about the place under the pointer.
class SegmentBand final : public QWidget {
    Q_OBJECT

public:
    explicit SegmentBand(QWidget *parent = nullptr);

    /// Repaints only when something differs.
    void setMap(const SegmentMap &map);

    [[nodiscard]] const SegmentMap &map() const { return m_map; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// The stretches in pixels, so that painting makes nothing.
    void layOut();
    [[nodiscard]] QRectF stretch(const ByteRange &range) const;
    [[nodiscard]] QString textAt(int x) const;

    SegmentMap m_map;
    QPainterPath m_outline;
    QList<QRectF> m_held;
    QList<QRectF> m_inWork;
};

} // namespace tranship
