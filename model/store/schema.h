// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/store/database.h"

#include <QStringList>

namespace tranship {

/// The statements that lead from one version of the schema to the next.
struct Migration {
    QStringList statements;
};

/// From an empty file to the newest schema; the version after them is their number.
[[nodiscard]] const QList<Migration> &schemaMigrations();

/// PRAGMA user_version.
[[nodiscard]] Result<int> schemaVersion(Database &database);

/// Runs the migrations the database lacks, each with its new version in one transaction.
[[nodiscard]] Done migrate(Database &database, const QList<Migration> &migrations);

/// Fails when a table or column of the newest schema is missing.
[[nodiscard]] Done checkSchema(Database &database);

} // namespace tranship
