// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/speedgraph.h"

#include "ui/format/format.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

namespace tranship {

using namespace theme;

namespace {

/// Room for the words of the axis.
int labelWidth(const QWidget &graph, const SpeedAxis &axis)
{
    return graph.fontMetrics().horizontalAdvance(format::speed(axis.end)) + smallSpace;
}

QColor gridColour(const QPalette &palette)
{
    return troughColour(palette);
}

} // namespace

SpeedGraph::SpeedGraph(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Speed over time"));
    setFont(tabularFigures(captionFont(font())));
}

void SpeedGraph::show(const QList<SpeedHistory::Bucket> &buckets, std::chrono::seconds step,
                      std::chrono::seconds width, std::chrono::seconds now)
{
    // the mark stays at its moment while the curve moves on
    const auto marked = m_mark >= 0 ? m_buckets.value(m_mark).begin : std::chrono::seconds(-1);
    m_buckets = buckets;
    m_step = step;
    m_width = std::max(width, std::chrono::seconds(1));
    m_now = now;
    m_axis = axisFor(summaryOf(buckets, step).highest);
    m_mark = -1;
    for (qsizetype i = 0; marked.count() >= 0 && i < m_buckets.size(); ++i) {
        if (m_buckets.at(i).begin <= marked)
            m_mark = static_cast<int>(i);
    }
    update();
}

QString SpeedGraph::markText() const
{
    if (m_mark < 0 || m_mark >= m_buckets.size())
        return {};
    const SpeedHistory::Bucket &bucket = m_buckets.at(m_mark);
    const auto ago = std::max(m_now - bucket.begin, std::chrono::seconds(0));
    const QString when = ago < m_step ? tr("Now") : tr("%1 ago").arg(format::duration(ago));
    const QString what = bucket.speed < 0 ? tr("paused")
        : bucket.speed == 0               ? tr("nothing came")
                                          : format::speed(bucket.speed);
    return tr("%1: %2", "a moment, a speed").arg(when, what);
}

QSize SpeedGraph::sizeHint() const
{
    return {100 * gridUnit, 40 * gridUnit};
}

QSize SpeedGraph::minimumSizeHint() const
{
    return {50 * gridUnit, 5 * fontMetrics().height()};
}

QRectF SpeedGraph::plot() const
{
    const int label = labelWidth(*this, m_axis);
    const int line = fontMetrics().height();
    return QRectF(rect()).adjusted(label, line / 2.0 + 1, -smallSpace, -line - gridUnit);
}

double SpeedGraph::xOf(std::chrono::seconds at) const
{
    const QRectF area = plot();
    const double share =
        1.0 - static_cast<double>((m_now - at).count()) / static_cast<double>(m_width.count());
    return area.left() + area.width() * share;
}

double SpeedGraph::yOf(qint64 speed) const
{
    const QRectF area = plot();
    return area.bottom()
        - area.height() * static_cast<double>(speed) / static_cast<double>(m_axis.end);
}

void SpeedGraph::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintAxes(painter);
    paintCurve(painter);
    paintMark(painter);
    if (hasFocus()) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void SpeedGraph::paintAxes(QPainter &painter) const
{
    const QRectF area = plot();
    const QColor words = textColour(Tone::Dimmed, palette());
    const int line = fontMetrics().height();
    for (qint64 speed = 0; speed <= m_axis.end; speed += m_axis.step) {
        const double y = std::round(yOf(speed)) + 0.5;
        painter.setPen(QPen(gridColour(palette()), 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(words);
        const QString text = speed == 0 ? QLocale().toString(0) : format::speed(speed);
        painter.drawText(QRectF(0, y - line / 2.0, area.left() - gridUnit, line),
                         Qt::AlignRight | Qt::AlignVCenter, text);
    }
    constexpr int parts = 4;
    for (int part = 0; part <= parts; ++part) {
        const auto ago = m_width * (parts - part) / parts;
        const double x = area.left() + area.width() * part / parts;
        const QString text = part == parts ? tr("now") : format::duration(ago);
        const int width = fontMetrics().horizontalAdvance(text) + 2;
        const double left =
            std::clamp(x - width / 2.0, area.left(), std::max(area.left(), area.right() - width));
        painter.setPen(words);
        painter.drawText(QRectF(left, area.bottom() + gridUnit, width, line),
                         Qt::AlignHCenter | Qt::AlignTop, text);
    }
}

void SpeedGraph::paintCurve(QPainter &painter) const
{
    painter.save();
    painter.setClipRect(plot().adjusted(-1, -1, 1, 1));
    const auto isPause = [this](qsizetype i) { return m_buckets.at(i).speed < 0; };
    const QColor shade = gridColour(palette());
    for (qsizetype begin = 0; begin < m_buckets.size();) {
        qsizetype end = begin;
        while (end < m_buckets.size() && isPause(end) == isPause(begin))
            ++end;
        if (isPause(begin)) {
            const double left = xOf(m_buckets.at(begin).begin);
            const double right = xOf(m_buckets.at(end - 1).begin + m_step);
            painter.fillRect(QRectF(left, plot().top(), right - left, plot().height()),
                             QBrush(shade, Qt::BDiagPattern));
        } else {
            paintRun(painter, begin, end);
        }
        begin = end;
    }
    painter.restore();
}

/// A line with a lighter area below it.
void SpeedGraph::paintRun(QPainter &painter, qsizetype begin, qsizetype end) const
{
    QPolygonF line;
    for (qsizetype i = begin; i < end; ++i) {
        const double x = xOf(m_buckets.at(i).begin + m_step / 2);
        line.append(QPointF(x, yOf(m_buckets.at(i).speed)));
    }
    if (line.size() == 1)
        line.append(line.first() + QPointF(1, 0));
    const QColor colour = barColour(Tone::Transferring, palette());
    QColor below = colour;
    below.setAlphaF(0.18F);
    QPolygonF area = line;
    area.prepend(QPointF(line.first().x(), plot().bottom()));
    area.append(QPointF(line.last().x(), plot().bottom()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(below);
    painter.drawPolygon(area);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
}

void SpeedGraph::paintMark(QPainter &painter) const
{
    if (m_mark < 0 || m_mark >= m_buckets.size())
        return;
    const SpeedHistory::Bucket &bucket = m_buckets.at(m_mark);
    const double x = xOf(bucket.begin + m_step / 2);
    painter.setPen(QPen(textColour(Tone::Dimmed, palette()), 1));
    painter.drawLine(QPointF(x, plot().top()), QPointF(x, plot().bottom()));
    if (bucket.speed < 0)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(barColour(Tone::Transferring, palette()));
    painter.drawEllipse(QPointF(x, yOf(bucket.speed)), 3, 3);
}

int SpeedGraph::bucketAt(double x) const
{
    for (qsizetype i = m_buckets.size() - 1; i >= 0; --i) {
        if (xOf(m_buckets.at(i).begin) <= x)
            return x <= xOf(m_buckets.at(i).begin + m_step) + 1 ? static_cast<int>(i) : -1;
    }
    return -1;
}

void SpeedGraph::mark(int bucket)
{
    if (m_mark == bucket)
        return;
    m_mark = bucket;
    update();
    Q_EMIT markMoved();
}

void SpeedGraph::mouseMoveEvent(QMouseEvent *event)
{
    mark(bucketAt(event->position().x()));
    if (m_mark < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPosition().toPoint(), markText(), this);
}

void SpeedGraph::leaveEvent(QEvent *)
{
    mark(-1);
}

void SpeedGraph::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_buckets.size()) - 1;
    const int from = m_mark < 0 ? last : m_mark;
    switch (event->key()) {
    case Qt::Key_Left:
        return mark(m_mark < 0 ? last : std::max(0, from - 1));
    case Qt::Key_Right:
        return mark(std::min(last, from + 1));
    case Qt::Key_PageUp:
        return mark(std::max(0, from - 10));
    case Qt::Key_PageDown:
        return mark(std::min(last, from + 10));
    case Qt::Key_Home:
        return mark(last < 0 ? -1 : 0);
    case Qt::Key_End:
        return mark(last);
    default:
        QWidget::keyPressEvent(event);
    }
}

void SpeedGraph::focusOutEvent(QFocusEvent *event)
{
    mark(-1);
    QWidget::focusOutEvent(event);
}

} // namespace tranship
