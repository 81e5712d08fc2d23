// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace tranship {

/// What the command line brings for the dialog for new downloads.
struct Offers {
    QStringList urls; ///< links, patterns of links, and file: links of lists and Metalinks
    QString problem; ///< not empty: nothing is offered; lines for the terminal
};

/// All of `arguments`, or a problem that names each that is neither a link nor a file that is there
/// and may hold links. Relative paths are those of `folder`.
[[nodiscard]] Offers offersFrom(const QStringList &arguments, const QString &folder);

} // namespace tranship
