// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QList>
#include <QString>

namespace tranship {

/// What the other unfinished files of a job will still take, as far as their sizes are known.
struct RoomNeeds {
    struct Part {
        QString folder;
        QString name;
        quint64 device = 0; ///< st_dev
        qint64 total = 0; ///< bytes it will have
    };

    QHash<QString, qint64> unbegun; ///< bytes, by where their file system is mounted
    QList<Part> begun;
};

/// Bytes of `needs` that have still to be taken from the file system of `folder`. Part files of
/// other file systems are not asked. May block.
[[nodiscard]] qint64 neededBeside(const QString &folder, const RoomNeeds &needs);

/// Bytes of disk that the file `name` in `folder` has taken, which may be more than were written to
/// it (ByteFile::reserve); 0 when it is not there. May block.
[[nodiscard]] qint64 allocatedBytes(const QString &folder, const QString &name);

} // namespace tranship
