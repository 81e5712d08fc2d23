// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/segmentband.h"

#include "ui/format/format.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace tranship {

namespace {

constexpr int bandHeight = 5 * theme::gridUnit;
constexpr double roundness = theme::gridUnit;
constexpr double leastWidth = 2; ///< a connection is seen, however little it has to bring

QString spanText(const ByteRange &range)
{
    return SegmentBand::tr("%1 to %2", "places in a file")
        .arg(format::bytes(range.begin), format::bytes(range.end));
}

/// The range that has the place; nullptr when none has.
const ByteRange *rangeAt(const QList<ByteRange> &ranges, qint64 place)
{
    const auto found =
        std::find_if(ranges.cbegin(), ranges.cend(), [place](const ByteRange &range) {
            return range.begin <= place && place < range.end;
        });
    return found == ranges.cend() ? nullptr : &*found;
}

} // namespace

void paintSegment(QPainter &painter, const QRectF &area, SegmentLook look, const QPalette &palette)
{
    if (look == SegmentLook::Missing) {
        painter.fillRect(area, theme::troughColour(palette));
        return;
    }
    const QColor ink = theme::barColour(theme::Tone::Transferring, palette);
    const double inset = look == SegmentLook::InWork ? area.height() * 0.375 : 0;
    painter.fillRect(area.adjusted(0, inset, 0, -inset), ink);
}

SegmentBand::SegmentBand(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SegmentBand::setMap(const SegmentMap &map)
{
    if (m_map == map)
        return;
    m_map = map;
    layOut();
    update();
}

QSize SegmentBand::sizeHint() const
{
    return {100 * theme::gridUnit, bandHeight};
}

QSize SegmentBand::minimumSizeHint() const
{
    return {20 * theme::gridUnit, bandHeight};
}

void SegmentBand::resizeEvent(QResizeEvent *)
{
    m_outline.clear();
    m_outline.addRoundedRect(rect(), roundness, roundness);
    layOut();
}

QRectF SegmentBand::stretch(const ByteRange &range) const
{
    const double scale = static_cast<double>(width()) / static_cast<double>(m_map.total);
    const double begin = static_cast<double>(range.begin) * scale;
    const double length = static_cast<double>(range.length()) * scale;
    return {isRightToLeft() ? width() - begin - length : begin, 0, length,
            static_cast<double>(height())};
}

void SegmentBand::layOut()
{
    m_held.clear();
    m_inWork.clear();
    if (m_map.total <= 0)
        return;
    for (const ByteRange &range : std::as_const(m_map.held))
        m_held.append(stretch(range));
    for (const ByteRange &range : std::as_const(m_map.inWork)) {
        QRectF place = stretch(range);
        // neighbours do not run into one another
        place.setWidth(std::max(place.width() - 1, leastWidth));
        m_inWork.append(place);
    }
}

void SegmentBand::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(m_outline);
    paintSegment(painter, rect(), SegmentLook::Missing, palette());
    for (const QRectF &place : std::as_const(m_held))
        paintSegment(painter, place, SegmentLook::Held, palette());
    for (const QRectF &place : std::as_const(m_inWork))
        paintSegment(painter, place, SegmentLook::InWork, palette());
}

QString SegmentBand::textAt(int x) const
{
    if (m_map.total <= 0 || width() <= 0)
        return {};
    const int along = std::clamp(isRightToLeft() ? width() - 1 - x : x, 0, width() - 1);
    const auto place = static_cast<qint64>(static_cast<double>(m_map.total) * along / width());
    if (const ByteRange *range = rangeAt(m_map.held, place))
        return (m_map.isSent ? tr("Acknowledged: %1") : tr("Held: %1")).arg(spanText(*range));
    if (const ByteRange *range = rangeAt(m_map.inWork, place))
        return (m_map.isSent ? tr("On its way: %1") : tr("Being fetched: %1"))
            .arg(spanText(*range));
    return tr("Not begun");
}

bool SegmentBand::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), textAt(help->pos().x()), this);
    return true;
}

} // namespace tranship
