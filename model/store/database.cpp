// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/database.h"

#include "model/store/storefiles.h"

#include <QSqlError>
#include <QUrl>
#include <QUuid>

namespace tranship {

namespace {

// SQLite's primary result codes
constexpr int sqliteError = 1; // no such table, no such column
constexpr int sqliteCorrupt = 11;
constexpr int sqliteNotADatabase = 26;

} // namespace

Database::Database(const QString &path)
    : m_path(path),
      m_connection(u"tranship-" % QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection))
{
}

Database::~Database()
{
    m_statements.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, Mode mode)
{
    std::unique_ptr<Database> database(new Database(path)); // the constructor is private
    if (Done done = database->configure(mode); !done)
        return failure(done.error());
    return database;
}

Done Database::configure(Mode mode)
{
    QString name = m_path;
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000");
    if (mode == Mode::Immutable) {
        const QString url = QUrl::fromLocalFile(m_path).toString(QUrl::FullyEncoded);
        name = url % u"?immutable=1";
        options += u";QSQLITE_OPEN_URI;QSQLITE_OPEN_READONLY";
    }
    m_database.setConnectOptions(options);
    m_database.setDatabaseName(name);
    if (!m_database.open())
        return failed(m_database.lastError());
    QStringList pragmas = {QStringLiteral("trusted_schema = OFF"),
                           QStringLiteral("cell_size_check = ON")};
    if (mode == Mode::ReadWrite) {
        pragmas << QStringLiteral("foreign_keys = ON") << QStringLiteral("journal_mode = WAL")
                << QStringLiteral("synchronous = FULL");
        m_sync = Sync::Full;
    }
    for (const QString &pragma : pragmas) {
        if (Done done = run(u"PRAGMA " % pragma); !done)
            return done;
    }
    return {};
}

Done Database::run(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return failed(query.lastError());
    return {};
}

Result<QSqlQuery *> Database::query(const QString &sql, const QVariantList &values)
{
    std::unique_ptr<QSqlQuery> &statement = m_statements[sql];
    if (!statement) {
        auto made = std::make_unique<QSqlQuery>(m_database);
        made->setForwardOnly(true);
        if (!made->prepare(sql))
            return failed(made->lastError());
        statement = std::move(made);
    }
    for (int i = 0; i < values.size(); ++i)
        statement->bindValue(i, values.at(i));
    if (!statement->exec())
        return failed(statement->lastError());
    return statement.get();
}

Done Database::change(const QString &sql, const QVariantList &values)
{
    const Result<QSqlQuery *> done = query(sql, values);
    if (!done)
        return failure(done.error());
    (*done)->finish();
    return {};
}

Result<QVariant> Database::single(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql) || !query.next())
        return failed(query.lastError());
    return query.value(0);
}

Done Database::inTransaction(const std::function<Done()> &body)
{
    if (Done begun = run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    Done done = body();
    if (done)
        done = run(QStringLiteral("COMMIT"));
    if (!done) {
        // SQLite has rolled back by itself after some errors: that this fails then is no news
        const bool wasDamaged = m_isDamaged;
        (void)run(QStringLiteral("ROLLBACK"));
        m_isDamaged = wasDamaged;
    }
    return done;
}

Done Database::setSync(Sync sync)
{
    if (m_sync == sync)
        return {};
    Done done = run(sync == Sync::Full ? QStringLiteral("PRAGMA synchronous = FULL")
                                       : QStringLiteral("PRAGMA synchronous = NORMAL"));
    if (done)
        m_sync = sync;
    return done;
}

tl::unexpected<Error> Database::failed(const QSqlError &error)
{
    const int primary = error.nativeErrorCode().toInt() & 0xff;
    m_isDamaged =
        primary == sqliteCorrupt || primary == sqliteNotADatabase || primary == sqliteError;
    return storeFailure(m_path % u": " % error.driverText() % u' ' % error.databaseText());
}

} // namespace tranship
