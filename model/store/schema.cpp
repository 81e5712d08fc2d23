// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/schema.h"

#include "model/store/jobrow.h"

namespace tranship {

namespace {

QString add(const char *table, const char *column)
{
    return QStringLiteral("ALTER TABLE %1 ADD COLUMN %2")
        .arg(QLatin1String(table), QLatin1String(column));
}

Migration firstSchema()
{
    return {{
        QStringLiteral(R"(CREATE TABLE jobs (
            id TEXT NOT NULL PRIMARY KEY, sequence INTEGER NOT NULL, name TEXT NOT NULL,
            description TEXT NOT NULL, type INTEGER NOT NULL, state INTEGER NOT NULL,
            priority INTEGER NOT NULL, owner TEXT NOT NULL,
            created INTEGER, modified INTEGER, transfer_completed INTEGER,
            error_code INTEGER NOT NULL, error_context INTEGER NOT NULL, error_detail TEXT NOT NULL,
            error_http_status INTEGER NOT NULL, error_file INTEGER NOT NULL,
            error_count INTEGER NOT NULL, retry_delay INTEGER NOT NULL,
            no_progress_timeout INTEGER NOT NULL, max_download_time INTEGER NOT NULL,
            on_exists INTEGER NOT NULL, auto_complete INTEGER NOT NULL,
            parallel_files INTEGER NOT NULL, intent INTEGER NOT NULL,
            active_time INTEGER NOT NULL, last_activity INTEGER NOT NULL,
            crash_count INTEGER NOT NULL, attempts INTEGER NOT NULL,
            first_failure INTEGER, next_try INTEGER, warned_of_expiry INTEGER NOT NULL,
            ended INTEGER, expired INTEGER NOT NULL DEFAULT 0))"),
        QStringLiteral("CREATE INDEX jobs_now ON jobs (sequence) WHERE ended IS NULL"),
        QStringLiteral(
            "CREATE INDEX jobs_history ON jobs (ended, sequence) WHERE ended IS NOT NULL"),
        QStringLiteral(R"(CREATE TABLE files (
            job TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE, number INTEGER NOT NULL,
            url TEXT NOT NULL, path TEXT NOT NULL, name_is_fixed INTEGER NOT NULL,
            state INTEGER NOT NULL,
            error_code INTEGER NOT NULL, error_context INTEGER NOT NULL, error_detail TEXT NOT NULL,
            error_http_status INTEGER NOT NULL, error_file INTEGER NOT NULL,
            bytes_total INTEGER NOT NULL, bytes_transferred INTEGER NOT NULL, durable TEXT NOT NULL,
            part_name TEXT NOT NULL, part_device INTEGER NOT NULL, part_inode INTEGER NOT NULL,
            etag BLOB NOT NULL, last_modified BLOB NOT NULL, version_length INTEGER NOT NULL,
            accepts_ranges INTEGER NOT NULL, final_url TEXT NOT NULL, checksum TEXT NOT NULL,
            verdict TEXT NOT NULL, renamed_from TEXT NOT NULL, restarts INTEGER NOT NULL,
            PRIMARY KEY (job, number)) WITHOUT ROWID)"),
        QStringLiteral(R"(CREATE TABLE leftovers (
            id INTEGER PRIMARY KEY AUTOINCREMENT, job TEXT NOT NULL, folder TEXT NOT NULL,
            part_name TEXT NOT NULL, device INTEGER NOT NULL, inode INTEGER NOT NULL))"),
        QStringLiteral("CREATE TABLE policy (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)"),
        QStringLiteral("CREATE TABLE notes (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)"),
    }};
}

/// Several connections a file, mirrors, parts of a file, checksums of pieces and of blocks.
Migration manyConnections()
{
    return {{
        add("jobs", "connections INTEGER NOT NULL DEFAULT 0"),
        add("jobs", "bandwidth_limit INTEGER NOT NULL DEFAULT 0"),
        add("jobs", "cost_policy INTEGER NOT NULL DEFAULT 0"),
        add("jobs", "dynamic_content INTEGER NOT NULL DEFAULT 0"),
        add("files", "mirrors TEXT NOT NULL DEFAULT ''"),
        add("files", "ranges TEXT NOT NULL DEFAULT ''"),
        add("files", "checksum_source TEXT NOT NULL DEFAULT ''"),
        add("files", "piece_algorithm INTEGER NOT NULL DEFAULT 2"),
        add("files", "piece_length INTEGER NOT NULL DEFAULT 0"),
        add("files", "piece_digests BLOB NOT NULL DEFAULT x''"),
        QStringLiteral(R"(CREATE TABLE blocks (
            job TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE, part_name TEXT NOT NULL,
            block INTEGER NOT NULL, length INTEGER NOT NULL, hash INTEGER NOT NULL,
            PRIMARY KEY (job, part_name, block)) WITHOUT ROWID)"),
    }};
}

/// A part file is known by the time it was made too; 0 for those that are there already.
Migration partBirth()
{
    return {{
        add("files", "part_born INTEGER NOT NULL DEFAULT 0"),
        add("leftovers", "born INTEGER NOT NULL DEFAULT 0"),
    }};
}

/// Uploads: what each file is to its job, its source and its session with the server; and what
/// servers are still to be told of uploads that are over.
Migration uploads()
{
    return {{
        add("jobs", "upload_method INTEGER NOT NULL DEFAULT 0"),
        add("jobs", "reply_path TEXT NOT NULL DEFAULT ''"),
        add("files", "role INTEGER NOT NULL DEFAULT 0"),
        add("files", "source_size INTEGER NOT NULL DEFAULT -1"),
        add("files", "source_modified INTEGER NOT NULL DEFAULT 0"),
        add("files", "source_inode INTEGER NOT NULL DEFAULT 0"),
        add("files", "upload TEXT NOT NULL DEFAULT ''"),
        add("files", "part_urls TEXT NOT NULL DEFAULT ''"),
        add("files", "sent_checksum TEXT NOT NULL DEFAULT ''"),
        QStringLiteral(R"(CREATE TABLE farewells (
            id INTEGER PRIMARY KEY AUTOINCREMENT, job TEXT NOT NULL, url TEXT NOT NULL,
            session TEXT NOT NULL, wants_reply INTEGER NOT NULL, until INTEGER NOT NULL))"),
    }};
}

/// A word that jobs are sorted by.
Migration categories()
{
    return {{add("jobs", "category TEXT NOT NULL DEFAULT ''")}};
}

/// Which files of a job come first and which not at all.
Migration fileChoices()
{
    return {{
        add("files", "priority INTEGER NOT NULL DEFAULT 1"),
        add("files", "skipped INTEGER NOT NULL DEFAULT 0"),
    }};
}

/// What happened to each job.
Migration journals()
{
    return {{QStringLiteral(R"(CREATE TABLE journal (
        job TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE, number INTEGER NOT NULL,
        time INTEGER NOT NULL, what INTEGER NOT NULL, file TEXT NOT NULL, amount INTEGER NOT NULL,
        detail TEXT NOT NULL, error_code INTEGER NOT NULL, error_context INTEGER NOT NULL,
        error_detail TEXT NOT NULL, error_http_status INTEGER NOT NULL,
        PRIMARY KEY (job, number)) WITHOUT ROWID)")}};
}

/// What jobs tell their servers: headers and logins, secrets by reference; and where they may be
/// sent.
Migration identities()
{
    return {{
        add("jobs", "request_headers TEXT NOT NULL DEFAULT ''"),
        add("jobs", "credentials TEXT NOT NULL DEFAULT ''"),
        add("jobs", "redirects INTEGER NOT NULL DEFAULT 0"),
        add("jobs", "insecure_redirects INTEGER NOT NULL DEFAULT 0"),
    }};
}

/// How a job connects, and the programs that are told of it; certificates that servers showed.
Migration connections()
{
    return {{
        add("jobs", "proxy TEXT NOT NULL DEFAULT ''"),
        add("jobs", "proxy_bypass TEXT NOT NULL DEFAULT ''"),
        add("jobs", "security INTEGER NOT NULL DEFAULT 0"),
        add("jobs", "client_certificate TEXT NOT NULL DEFAULT ''"),
        add("jobs", "notify_command TEXT NOT NULL DEFAULT ''"),
        add("jobs", "skips_scan INTEGER NOT NULL DEFAULT 0"),
        add("jobs", "owes_notice INTEGER NOT NULL DEFAULT 0"),
        QStringLiteral(R"(CREATE TABLE certificates (
            host TEXT NOT NULL, sha256 BLOB NOT NULL, subject TEXT NOT NULL, issuer TEXT NOT NULL,
            names TEXT NOT NULL, valid_from INTEGER, valid_until INTEGER, flaws TEXT NOT NULL,
            trusted_since INTEGER, PRIMARY KEY (host, sha256)) WITHOUT ROWID)"),
    }};
}

/// How the server of an upload is reached after its job.
Migration waysOfFarewells()
{
    return {{
        add("farewells", "proxy TEXT NOT NULL DEFAULT ''"),
        add("farewells", "proxy_bypass TEXT NOT NULL DEFAULT ''"),
        add("farewells", "security INTEGER NOT NULL DEFAULT 0"),
        add("farewells", "client_certificate TEXT NOT NULL DEFAULT ''"),
    }};
}

} // namespace

const QList<Migration> &schemaMigrations()
{
    static const QList<Migration> migrations = {
        firstSchema(), manyConnections(), partBirth(),  uploads(),     categories(),
        fileChoices(), journals(),        identities(), connections(), waysOfFarewells()};
    return migrations;
}

Result<int> schemaVersion(Database &database)
{
    const Result<QVariant> version = database.single(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return failure(version.error());
    return version->toInt();
}

Done migrate(Database &database, const QList<Migration> &migrations)
{
    const Result<int> version = schemaVersion(database);
    if (!version)
        return failure(version.error());
    for (int next = *version + 1; next <= migrations.size(); ++next) {
        Done done = database.inTransaction([&]() -> Done {
            for (const QString &statement : migrations.at(next - 1).statements) {
                if (Done one = database.run(statement); !one)
                    return one;
            }
            return database.run(u"PRAGMA user_version = " % QString::number(next));
        });
        if (!done)
            return done;
    }
    return {};
}

Done checkSchema(Database &database)
{
    const QStringList probes = {
        u"SELECT " % jobColumnNames().join(u',') % u",ended,expired FROM jobs LIMIT 0",
        u"SELECT job,number," % fileColumnNames().join(u',') % u" FROM files LIMIT 0",
        QStringLiteral("SELECT id,job,folder,part_name,device,inode,born FROM leftovers LIMIT 0"),
        QStringLiteral("SELECT id,job,url,session,wants_reply,until,proxy,proxy_bypass,security,"
                       "client_certificate FROM farewells LIMIT 0"),
        QStringLiteral("SELECT job,part_name,block,length,hash FROM blocks LIMIT 0"),
        QStringLiteral("SELECT job,number,time,what,file,amount,detail,error_code,error_context,"
                       "error_detail,error_http_status FROM journal LIMIT 0"),
        QStringLiteral("SELECT host,sha256,subject,issuer,names,valid_from,valid_until,flaws,"
                       "trusted_since FROM certificates LIMIT 0"),
        QStringLiteral("SELECT key,value FROM policy LIMIT 0"),
        QStringLiteral("SELECT key,value FROM notes LIMIT 0"),
    };
    for (const QString &probe : probes) {
        if (Done done = database.run(probe); !done)
            return done;
    }
    return {};
}

} // namespace tranship
