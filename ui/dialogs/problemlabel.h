// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

class QLabel;
class QString;
class QWidget;

namespace tranship {

/// A label under a field that says what is wrong with it; hidden as long as nothing is.
[[nodiscard]] QLabel *makeProblemLabel(QWidget *parent);
/// `tone` tells a warning from what must be mended.
void showProblem(QLabel *label, const QString &text, theme::Tone tone = theme::Tone::Error);

} // namespace tranship
