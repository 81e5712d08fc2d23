// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tray/traypicture.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace tranship {

namespace {

QPixmap drawn(int size, bool badge)
{
    QPixmap picture = theme::tintedPixmap(theme::symbolicFile(QLatin1String("tranship-symbolic")),
                                          trayColour, QSize(size, size), 1.0);
    if (picture.isNull()) {
        picture = QPixmap(size, size);
        picture.fill(Qt::transparent);
    }
    if (!badge)
        return picture;
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal dot = size * 0.4;
    const QRectF place(size - dot, size - dot, dot, dot);
    const qreal gap = size / 16.0;
    painter.setPen(Qt::NoPen);
    // A rim of nothing keeps the dot apart from the symbol.
    painter.setCompositionMode(QPainter::CompositionMode_Clear);
    painter.drawEllipse(place.adjusted(-gap, -gap, gap, gap));
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.setBrush(trayBadgeColour);
    painter.drawEllipse(place);
    return picture;
}

} // namespace

QIcon trayPicture(bool badge)
{
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 44, 48, 64})
        icon.addPixmap(drawn(size, badge));
    return icon;
}

} // namespace tranship
