// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/jobstate.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QLatin1String>
#include <QPalette>
#include <QPixmap>

/// Looks that every view shares, derived from the palette in force: light, dark and high contrast
/// alike.
namespace tranship::theme {

/// Distances on a 4 px grid, in device-independent pixels.
inline constexpr int gridUnit = 4;
inline constexpr int smallSpace = 2 * gridUnit;
inline constexpr int largeSpace = 3 * gridUnit;
inline constexpr int pageSpace = 6 * gridUnit;
inline constexpr int smallIcon = 16;
inline constexpr int toolIcon = 22;
inline constexpr int emptyViewIcon = 64;
inline constexpr int barHeight = 6;

/// What a colour says.
enum class Tone {
    Accent, ///< a person must act: Transferred, the Complete button
    Error,
    Waiting, ///< goes on by itself later: Queued, TransientError
    Transferring,
    Suspended,
    Dimmed, ///< second lines and captions
};

[[nodiscard]] Tone toneOf(JobState state);

/// Contrast by WCAG 2.1, 1 to 21; alpha is not looked at.
[[nodiscard]] double contrastRatio(const QColor &one, const QColor &other);
/// `colour`, its lightness moved as little as needed to reach `ratio` against `background`.
[[nodiscard]] QColor withContrast(const QColor &colour, const QColor &background, double ratio);
[[nodiscard]] bool isDark(const QPalette &palette);

/// For text and icons on the palette's Base (or `background`): contrast 4.5 or more.
[[nodiscard]] QColor textColour(Tone tone, const QPalette &palette,
                                QPalette::ColorRole background = QPalette::Base);
/// For bars, dots and filled buttons on the palette's Base: contrast 3 or more.
[[nodiscard]] QColor barColour(Tone tone, const QPalette &palette,
                               QPalette::ColorRole background = QPalette::Base);
/// The part of a bar that is not filled: visible, but quiet.
[[nodiscard]] QColor troughColour(const QPalette &palette);
/// Text on a surface filled with `fill`: black or white, whichever is easier to read.
[[nodiscard]] QColor textOn(const QColor &fill);

/// ":/tranship/icons/symbolic/NAME.svg" in the palette's colour of `role`, drawn at the size and
/// scale asked for. Follows the application's palette; disabled and selected looks included.
[[nodiscard]] QIcon icon(QLatin1String name, QPalette::ColorRole role = QPalette::ButtonText);
/// The same in a fixed tone of the palette in force.
[[nodiscard]] QIcon icon(QLatin1String name, Tone tone);
/// One picture of a symbolic icon in `colour`; `file` is its path. Null when there is no such file.
[[nodiscard]] QPixmap tintedPixmap(const QString &file, const QColor &colour, const QSize &size,
                                   qreal scale);
/// Path of a symbolic icon of ours.
[[nodiscard]] QString symbolicFile(QLatin1String name);
[[nodiscard]] QIcon applicationIcon();

/// `font` with digits of one width where the font has them, so that columns of numbers do not
/// dance.
[[nodiscard]] QFont tabularFigures(const QFont &font);
/// For second lines and captions: a tenth smaller.
[[nodiscard]] QFont captionFont(const QFont &font);

} // namespace tranship::theme
