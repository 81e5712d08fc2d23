// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace tranship {

/// What the command line of tranship says.
struct Options {
    bool headless = false; ///< no window, no display needed
    bool background = false; ///< starts hidden
    QString dataFolder; ///< absolute
    QStringList urls; ///< offered in the New dialog; file: links of lists and Metalinks among them

    /// Not empty: print it and end with `exitCode`.
    QString message;
    int exitCode = 0;
};

/// Arguments without the program's name; needs no application object.
[[nodiscard]] Options parseOptions(const QStringList &arguments);

} // namespace tranship
