// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QFile;

namespace tranship {

/// Answers what a browser says on `input`, until it closes it. Answers false when something came
/// that is no message: nothing after it could be understood.
[[nodiscard]] bool serveBrowser(QFile &input, QFile &output, const QString &dataFolder);

} // namespace tranship
