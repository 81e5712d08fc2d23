// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>

namespace tranship {

/// An open SQLite database under a connection name of its own. Errors are StoreFailed with SQLite's
/// words.
class Database final {
public:
    enum class Mode {
        ReadWrite, ///< WAL, foreign keys, no trust in triggers and views
        Copy, ///< a throw-away copy, to be looked at together with its log
        Immutable, ///< nothing beside it is looked at and nothing is written, not even a lock
    };
    enum class Sync { Normal, Full };

    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path, Mode mode);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Statements without values, one at a time.
    [[nodiscard]] Done run(const QString &sql);
    /// A kept statement with values in order, executed; read it with next(). Valid until the same
    /// SQL is asked again.
    [[nodiscard]] Result<QSqlQuery *> query(const QString &sql, const QVariantList &values = {});
    /// The same when there is nothing to read.
    [[nodiscard]] Done change(const QString &sql, const QVariantList &values);
    [[nodiscard]] Result<QVariant> single(const QString &sql);

    /// All or nothing: BEGIN IMMEDIATE, `body`, COMMIT; ROLLBACK when one of them fails.
    [[nodiscard]] Done inTransaction(const std::function<Done()> &body);
    [[nodiscard]] Done setSync(Sync sync);

    /// Whether the last error said that the file is no sound database of ours: damaged, or without
    /// a table it must have.
    [[nodiscard]] bool isDamaged() const { return m_isDamaged; }

private:
    explicit Database(const QString &path);
    [[nodiscard]] Done configure(Mode mode);
    [[nodiscard]] tl::unexpected<Error> failed(const QSqlError &error);

    QString m_path;
    QString m_connection;
    QSqlDatabase m_database;
    std::unordered_map<QString, std::unique_ptr<QSqlQuery>> m_statements;
    std::optional<Sync> m_sync;
    bool m_isDamaged = false;
};

} // namespace tranship
