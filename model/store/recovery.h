// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QDateTime>
#include <QString>

namespace tranship {

/// What is found at a store's path, without a byte of it or beside it being written.
enum class StoreCondition {
    Missing, ///< no file, or an empty one
    Sound, ///< ours, whole, not newer than this program; to be migrated perhaps
    TooNew, ///< of a newer version
    Damaged, ///< not a database, damaged, or not one of ours
};

/// Looks into the file and its write-ahead log: version, quick_check, tables. StoreFailed when it
/// cannot be read at all.
[[nodiscard]] Result<StoreCondition> examineStore(const QString &path);

struct Recovery {
    QString setAside; ///< where the damaged store is now
    QDateTime backupTime; ///< of the backup that took its place; null: none was sound, the store is
                          ///< missing
};

/// Moves a damaged store aside with its log, never onto something, and puts the newest sound backup
/// in its place. When a recovery was cut short, finishes it: a missing store with backups is one.
[[nodiscard]] Result<Recovery> recoverStore(const QString &path);

} // namespace tranship
