// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QIconEngine>

#include <optional>

namespace tranship::theme {

/// Draws a symbolic SVG in a colour of the application's palette, asked for anew at each drawing so
/// that a change from light to dark needs no new icon.
class SymbolicIconEngine final : public QIconEngine {
public:
    SymbolicIconEngine(QString file, QPalette::ColorRole role);
    SymbolicIconEngine(QString file, Tone tone);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override;
    bool isNull() override;
    QString key() const override;
    QIconEngine *clone() const override;

private:
    [[nodiscard]] QColor colour(QIcon::Mode mode) const;

    QString m_file;
    QPalette::ColorRole m_role = QPalette::ButtonText;
    std::optional<Tone> m_tone;
};

} // namespace tranship::theme
