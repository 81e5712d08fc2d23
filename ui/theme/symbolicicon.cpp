// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/symbolicicon.h"

#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <utility>

namespace tranship::theme {

namespace {

/// `pixels` is in device pixels.
QPixmap drawn(const QString &file, const QColor &colour, const QSize &pixels)
{
    const QString key = QStringLiteral("tranship:%1:%2:%3x%4")
                            .arg(file, colour.name(QColor::HexArgb))
                            .arg(pixels.width())
                            .arg(pixels.height());
    QPixmap picture;
    if (QPixmapCache::find(key, &picture))
        return picture;
    if (pixels.isEmpty() || !QFile::exists(file))
        return {};
    QSvgRenderer renderer(file);
    if (!renderer.isValid())
        return {};
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    picture = QPixmap(pixels);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    renderer.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(picture.rect(), colour);
    painter.end();
    QPixmapCache::insert(key, picture);
    return picture;
}

} // namespace

SymbolicIconEngine::SymbolicIconEngine(QString file, QPalette::ColorRole role)
    : m_file(std::move(file)),
      m_role(role)
{
}

SymbolicIconEngine::SymbolicIconEngine(QString file, Tone tone)
    : m_file(std::move(file)),
      m_tone(tone)
{
}

QColor SymbolicIconEngine::colour(QIcon::Mode mode) const
{
    const QPalette palette = QGuiApplication::palette();
    if (mode == QIcon::Selected)
        return palette.color(QPalette::Active, QPalette::HighlightedText);
    if (mode == QIcon::Disabled)
        return palette.color(QPalette::Disabled, m_tone ? QPalette::ButtonText : m_role);
    if (m_tone)
        return textColour(*m_tone, palette);
    return palette.color(QPalette::Active, m_role);
}

void SymbolicIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode,
                               QIcon::State state)
{
    const qreal scale = painter->device()->devicePixelRatioF();
    painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
}

QPixmap SymbolicIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1.0);
}

QPixmap SymbolicIconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State,
                                         qreal scale)
{
    QPixmap picture = drawn(m_file, colour(mode), size);
    picture.setDevicePixelRatio(scale);
    return picture;
}

bool SymbolicIconEngine::isNull()
{
    return !QFile::exists(m_file);
}

QString SymbolicIconEngine::key() const
{
    return QStringLiteral("tranship-symbolic");
}

QIconEngine *SymbolicIconEngine::clone() const
{
    // The icon that asks takes it over: that is QIconEngine's contract.
    return new SymbolicIconEngine(*this);
}

QString symbolicFile(QLatin1String name)
{
    return QStringLiteral(":/tranship/icons/symbolic/") + name + QStringLiteral(".svg");
}

QIcon icon(QLatin1String name, QPalette::ColorRole role)
{
    return QIcon(new SymbolicIconEngine(symbolicFile(name), role));
}

QIcon icon(QLatin1String name, Tone tone)
{
    return QIcon(new SymbolicIconEngine(symbolicFile(name), tone));
}

QPixmap tintedPixmap(const QString &file, const QColor &colour, const QSize &size, qreal scale)
{
    QPixmap picture = drawn(file, colour, size * scale);
    if (!picture.isNull())
        picture.setDevicePixelRatio(scale);
    return picture;
}

QIcon applicationIcon()
{
    return QIcon(QStringLiteral(":/tranship/icons/tranship.svg"));
}

} // namespace tranship::theme
