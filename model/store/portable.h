// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace tranship {

/// The data folder that the marker of a portable copy names: its line "data=PATH", relative to the
/// folder of the marker; empty without one. `markerFolder` is absolute, and so is the answer.
[[nodiscard]] QString portableDataFolder(const QByteArray &marker, const QString &markerFolder);

/// Asks for "tranship-portable.conf" beside the running program; empty when this is no portable
/// copy.
[[nodiscard]] QString portableDataFolder();

/// Where a data folder was when its store was last open.
struct DataPlace {
    QString folder; ///< absolute
    QString mount; ///< the root of the file system that it is on
};

/// What became of paths: those at or below `from` are below `to` now. Both empty: nothing.
struct Move {
    QString from;
    QString to;

    [[nodiscard]] bool isEmpty() const { return from.isEmpty(); }

    bool operator==(const Move &) const = default;
};

/// A drive that is mounted elsewhere moves everything on it; a portable copy that was put elsewhere
/// moves what lies in it: the folder around its data.
[[nodiscard]] Move moveBetween(const DataPlace &before, const DataPlace &now);

[[nodiscard]] DataPlace dataPlaceOf(const QString &folder);

} // namespace tranship
