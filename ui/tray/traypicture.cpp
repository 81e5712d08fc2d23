// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tray/traypicture.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace tranship {

namespace {

/// A dot or a diamond of `size` about `centre`: told apart without colours.
void drawBadge(QPainter &painter, TrayState state, const QPointF &centre, qreal size)
{
    const qreal half = size / 2;
    if (state == TrayState::WaitingForYou) {
        painter.drawEllipse(centre, half, half);
        return;
    }
    const QPolygonF diamond{centre + QPointF(0, -half), centre + QPointF(half, 0),
                            centre + QPointF(0, half), centre + QPointF(-half, 0)};
    painter.drawPolygon(diamond);
}

QPixmap drawn(int size, TrayState state)
{
    const QColor colour = state == TrayState::Idle ? trayIdleColour : trayColour;
    QPixmap picture = theme::tintedPixmap(theme::symbolicFile(QLatin1String("tranship-symbolic")),
                                          colour, QSize(size, size), 1.0);
    if (picture.isNull()) {
        picture = QPixmap(size, size);
        picture.fill(Qt::transparent);
    }
    if (state == TrayState::Idle || state == TrayState::Moving)
        return picture;
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal badge = size * (state == TrayState::WaitingForYou ? 0.4 : 0.5);
    const QPointF centre(size - size * 0.2, size - size * 0.2);
    painter.setPen(Qt::NoPen);
    // A rim of nothing keeps the badge apart from the symbol.
    painter.setCompositionMode(QPainter::CompositionMode_Clear);
    drawBadge(painter, state, centre, badge + size / 8.0);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.setBrush(state == TrayState::WaitingForYou ? trayBadgeColour : trayErrorColour);
    drawBadge(painter, state, centre, badge);
    return picture;
}

} // namespace

TrayState trayStateOf(const Tally &tally)
{
    if (tally.waitingForYou > 0)
        return TrayState::WaitingForYou;
    if (tally.failed > 0)
        return TrayState::Failed;
    return tally.moving > 0 ? TrayState::Moving : TrayState::Idle;
}

QIcon trayPicture(TrayState state)
{
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 44, 48, 64})
        icon.addPixmap(drawn(size, state));
    return icon;
}

} // namespace tranship
