// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/usagebar.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace tranship {

namespace {

constexpr int barWidth = 112;
constexpr int barHeight = 4;
constexpr double nearlyFull = 0.9;

} // namespace

UsageBar::UsageBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void UsageBar::setUsage(int used, qint64 limit)
{
    m_share = limit > 0
        ? std::clamp(static_cast<double>(used) / static_cast<double>(limit), 0.0, 1.0)
        : 1.0;
    update();
}

QSize UsageBar::sizeHint() const
{
    return {barWidth, barHeight};
}

void UsageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::troughColour(palette()));
    painter.drawRoundedRect(rect(), barHeight / 2.0, barHeight / 2.0);
    if (m_share <= 0)
        return;
    const theme::Tone tone =
        m_share >= nearlyFull ? theme::Tone::Waiting : theme::Tone::Transferring;
    painter.setBrush(theme::barColour(tone, palette(), QPalette::Window));
    const double filled = std::max(width() * m_share, static_cast<double>(barHeight));
    const double left = isRightToLeft() ? width() - filled : 0;
    painter.drawRoundedRect(QRectF(left, 0, filled, barHeight), barHeight / 2.0, barHeight / 2.0);
}

} // namespace tranship
