// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/journalrows.h"

#include "model/job/idtext.h"
#include "model/store/readingrow.h"

#include <QSet>

namespace tranship {

namespace {

QVariantList valuesOf(const JournalEntry &entry)
{
    const auto text = [](const QString &value) {
        return value.isNull() ? QStringLiteral("") : value; // a null text would be NULL
    };
    return {entry.time.toMSecsSinceEpoch(),
            static_cast<int>(entry.what),
            text(entry.file),
            entry.amount,
            text(entry.detail),
            static_cast<int>(entry.error.code),
            static_cast<int>(entry.error.context),
            text(entry.error.detail),
            entry.error.httpStatus};
}

/// Columns in the order of valuesOf().
JournalEntry entryOf(const QSqlQuery &query, QString &complaint)
{
    JournalEntry entry;
    ReadingRow row(query, 0);
    row.time("time", entry.time);
    row.choice("what", entry.what, lastHappening);
    row.text("file", entry.file);
    row.number("amount", entry.amount, std::numeric_limits<qint64>::min());
    row.text("detail", entry.detail);
    row.errorCode("error_code", entry.error.code);
    row.choice("error_context", entry.error.context, ErrorContext::ServerCertificate);
    row.text("error_detail", entry.error.detail);
    row.number("error_http_status", entry.error.httpStatus, 0);
    complaint = row.complaint();
    return entry;
}

Done prune(Database &database, const QString &job)
{
    return database.change(QStringLiteral("DELETE FROM journal WHERE job=? AND number <= "
                                          "(SELECT MAX(number) FROM journal WHERE job=?) - ?"),
                           {job, job, mostJournalEntries});
}

} // namespace

Done writeJournal(Database &database, const QList<JournalLine> &lines)
{
    QSet<QString> jobs;
    for (const JournalLine &line : lines) {
        const QString job = idText(line.job);
        const Done written = database.change(
            QStringLiteral("INSERT INTO journal (job,number,time,what,file,amount,detail,"
                           "error_code,error_context,error_detail,error_http_status) "
                           "SELECT id,(SELECT COALESCE(MAX(number),0)+1 FROM journal WHERE "
                           "job=jobs.id),?,?,?,?,?,?,?,?,? FROM jobs WHERE id=?"),
            valuesOf(line.entry) << job);
        if (!written)
            return written;
        jobs.insert(job);
    }
    for (const QString &job : std::as_const(jobs)) {
        if (Done pruned = prune(database, job); !pruned)
            return pruned;
    }
    return {};
}

Result<QList<JournalEntry>> readJournal(Database &database, const JobId &job)
{
    const Result<QSqlQuery *> query = database.query(
        QStringLiteral("SELECT time,what,file,amount,detail,error_code,error_context,error_detail,"
                       "error_http_status FROM journal WHERE job=? ORDER BY number"),
        {idText(job)});
    if (!query)
        return failure(query.error());
    QList<JournalEntry> entries;
    while ((*query)->next()) {
        QString complaint;
        const JournalEntry entry = entryOf(**query, complaint);
        if (complaint.isEmpty())
            entries.append(entry);
    }
    (*query)->finish();
    return entries;
}

} // namespace tranship
