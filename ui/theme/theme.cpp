// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/theme.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace tranship::theme {

namespace {

constexpr double textContrast = 4.5;
constexpr double shapeContrast = 3.0;

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

/// The tone before it is fitted to the background.
QColor rawColour(Tone tone, const QPalette &palette)
{
    switch (tone) {
    case Tone::Accent:
    case Tone::Transferring:
        return palette.color(QPalette::Active, QPalette::Highlight);
    case Tone::Error:
        return QColor(0xda, 0x1e, 0x28);
    case Tone::Waiting:
        return QColor(0xb8, 0x74, 0x00);
    case Tone::Suspended:
    case Tone::Dimmed:
        break;
    }
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    return QColor::fromRgbF((text.redF() * 2 + base.redF()) / 3,
                            (text.greenF() * 2 + base.greenF()) / 3,
                            (text.blueF() * 2 + base.blueF()) / 3);
}

QColor fitted(Tone tone, const QPalette &palette, QPalette::ColorRole background, double ratio)
{
    return withContrast(rawColour(tone, palette), palette.color(QPalette::Active, background),
                        ratio);
}

} // namespace

Tone toneOf(JobState state)
{
    switch (state) {
    case JobState::Transferred:
        return Tone::Accent;
    case JobState::Connecting:
    case JobState::Transferring:
        return Tone::Transferring;
    case JobState::Error:
        return Tone::Error;
    case JobState::Queued:
    case JobState::TransientError:
        return Tone::Waiting;
    case JobState::Suspended:
    case JobState::Acknowledged:
    case JobState::Cancelled:
        break;
    }
    return Tone::Suspended;
}

double contrastRatio(const QColor &one, const QColor &other)
{
    const double first = luminance(one);
    const double second = luminance(other);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor withContrast(const QColor &colour, const QColor &background, double ratio)
{
    if (contrastRatio(colour, background) >= ratio)
        return colour;
    const QColor white(Qt::white);
    const QColor black(Qt::black);
    const bool lighter = contrastRatio(white, background) >= contrastRatio(black, background);
    const QColor goal = lighter ? white : black;
    const QColor start = colour.toRgb();
    constexpr int steps = 50;
    for (int step = 1; step < steps; ++step) {
        const float share = static_cast<float>(step) / steps;
        const auto mixed = [share](float from, float to) { return from + (to - from) * share; };
        const QColor candidate =
            QColor::fromRgbF(mixed(start.redF(), goal.redF()), mixed(start.greenF(), goal.greenF()),
                             mixed(start.blueF(), goal.blueF()));
        if (contrastRatio(candidate, background) >= ratio)
            return candidate;
    }
    return goal;
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Active, QPalette::Base))
        < luminance(palette.color(QPalette::Active, QPalette::Text));
}

QColor textColour(Tone tone, const QPalette &palette, QPalette::ColorRole background)
{
    return fitted(tone, palette, background, textContrast);
}

QColor barColour(Tone tone, const QPalette &palette, QPalette::ColorRole background)
{
    return fitted(tone, palette, background, shapeContrast);
}

QColor troughColour(const QPalette &palette)
{
    QColor text = palette.color(QPalette::Active, QPalette::Text);
    text.setAlphaF(0.14F);
    return text;
}

QColor textOn(const QColor &fill)
{
    const QColor white(Qt::white);
    const QColor black(Qt::black);
    return contrastRatio(white, fill) >= textContrast
            || contrastRatio(white, fill) >= contrastRatio(black, fill)
        ? white
        : black;
}

QFont tabularFigures(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const auto width = metrics.horizontalAdvance(u'0');
    const QString digits = QStringLiteral("123456789");
    const bool alreadyTabular = std::all_of(digits.begin(), digits.end(), [&](QChar digit) {
        return qFuzzyCompare(metrics.horizontalAdvance(digit), width);
    });
    if (alreadyTabular)
        return font;
    // Qt cannot switch on the font's own tabular digits before 6.7: a sibling made for columns
    // serves.
    QFont columns(font);
    columns.setStyleHint(QFont::Monospace);
    columns.setFamilies(
        {QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans"), QStringLiteral("monospace")});
    return columns;
}

QFont captionFont(const QFont &font)
{
    QFont caption(font);
    if (font.pointSizeF() > 0)
        caption.setPointSizeF(font.pointSizeF() * 0.9);
    else
        caption.setPixelSize(std::max(1, font.pixelSize() * 9 / 10));
    return caption;
}

} // namespace tranship::theme
