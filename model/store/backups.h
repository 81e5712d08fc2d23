// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/store/database.h"

#include <QList>
#include <QString>

namespace tranship {

/// A backup of the store beside it: "jobs.sqlite.backup-7"; the highest number is the newest.
struct Backup {
    int number = 0;
    QString path;
};

/// Newest first.
[[nodiscard]] QList<Backup> listBackups(const QString &storePath);

/// A new one, whole or not there at all (written under another name, synced, renamed); drops the
/// oldest beyond three.
[[nodiscard]] Done writeBackup(Database &database, const QString &storePath);

} // namespace tranship
