// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/jobreading.h"

#include "model/job/filename.h"
#include "model/job/url.h"
#include "model/store/jobrow.h"

#include <QDir>
#include <QTimeZone>

#include <limits>

namespace tranship {

namespace {

/// Reads columns in order into fields. What makes no sense leaves the field as it is and is named
/// in complaint().
class ReadingRow final {
public:
    ReadingRow(const QSqlQuery &query, int firstColumn) : m_query(query), m_column(firstColumn) { }

    [[nodiscard]] const QString &complaint() const { return m_complaint; }

    [[nodiscard]] QVariant next() { return m_query.value(m_column++); }

    void id(const char *name, JobId &field)
    {
        field = JobId::fromString(next().toString());
        expect(!field.isNull(), name);
    }

    void text(const char *, QString &field) { field = next().toString(); }

    void bytes(const char *, QByteArray &field) { field = next().toByteArray(); }

    void bits(const char *, quint64 &field) { field = static_cast<quint64>(next().toLongLong()); }

    void path(const char *name, QString &field)
    {
        const QString value = next().toString();
        if (expect(QDir::isAbsolutePath(value) && !value.contains(QChar::Null), name))
            field = value;
    }

    void partName(const char *name, QString &field)
    {
        const QString value = next().toString();
        if (expect(value.isEmpty() || isPartFileName(value), name))
            field = value;
    }

    void url(const char *name, QUrl &field)
    {
        const QString value = next().toString();
        if (value.isEmpty())
            return;
        const QUrl parsed(value, QUrl::StrictMode);
        if (expect(checkedUrl(parsed).has_value(), name))
            field = parsed;
    }

    void ranges(const char *name, ByteRanges &field)
    {
        const std::optional<ByteRanges> value = ByteRanges::fromText(next().toByteArray());
        if (expect(value.has_value(), name))
            field = *value;
    }

    void time(const char *name, QDateTime &field)
    {
        const QVariant value = next();
        if (value.isNull())
            return;
        const QDateTime read = QDateTime::fromMSecsSinceEpoch(value.toLongLong(), QTimeZone::utc());
        if (expect(isWhole(value) && read.isValid(), name))
            field = read;
    }

    void duration(const char *name, std::chrono::seconds &field)
    {
        qint64 seconds = field.count();
        number(name, seconds, 0);
        field = std::chrono::seconds(seconds);
    }

    template <typename Number> void number(const char *name, Number &field, qint64 lowest)
    {
        const QVariant value = next();
        const qint64 read = value.toLongLong();
        if (expect(isWhole(value) && read >= lowest && read <= std::numeric_limits<Number>::max(),
                   name)) {
            field = static_cast<Number>(read);
        }
    }

    void flag(const char *name, bool &field)
    {
        int value = 0;
        number(name, value, 0);
        field = value != 0;
    }

    void errorCode(const char *name, ErrorCode &field)
    {
        int value = 0;
        number(name, value, 0);
        const auto code = static_cast<ErrorCode>(value);
        if (expect(code == ErrorCode::None || errorFromName(QString(errorName(code))) == code, name))
            field = code;
    }

    template <typename Enum> void choice(const char *name, Enum &field, Enum highest)
    {
        int value = 0;
        number(name, value, 0);
        if (expect(value <= static_cast<int>(highest), name))
            field = static_cast<Enum>(value);
    }

    bool expect(bool makesSense, const char *name)
    {
        if (!makesSense && m_complaint.isEmpty())
            m_complaint = QString::fromLatin1(name);
        return makesSense;
    }

private:
    /// SQLite keeps what it is given: a text in a column of numbers stays a text.
    static bool isWhole(const QVariant &value) { return value.typeId() == QMetaType::LongLong; }

    const QSqlQuery &m_query;
    int m_column;
    QString m_complaint;
};

/// The job goes nowhere by itself and finishes no intent: a person looks at it first.
void holdBack(Job &job, const QString &complaint)
{
    if (!isFinal(job.state))
        job.state = JobState::Suspended;
    job.intent = Intent::None;
    job.nextTry = {};
    job.error = makeError(ErrorCode::StoreFailed, ErrorContext::QueueManager, complaint);
}

Job readJob(const QSqlQuery &query, QString &complaint)
{
    Job job;
    ReadingRow row(query, 0);
    visitJob(row, job);
    complaint = row.complaint();
    return job;
}

/// From `firstColumn` on: number, then the file's own columns.
void addFile(const QSqlQuery &query, int firstColumn, Job &job)
{
    File file;
    ReadingRow row(query, firstColumn);
    row.expect(row.next().toLongLong() == job.files.size(), "number");
    visitFile(row, file);
    row.expect(!file.url.isEmpty(), "url");
    row.expect(file.state <= FileState::Failed && file.state != FileState::Moving, "state");
    if (!row.complaint().isEmpty()) {
        // nothing is believed about the bytes: the file starts over when the person resumes
        file.durable.clear();
        file.bytesTransferred = 0;
        if (file.state != FileState::Completed)
            file.state = FileState::Waiting;
        file.error = makeError(ErrorCode::StoreFailed, ErrorContext::QueueManager, row.complaint());
        holdBack(job, u"files." % row.complaint());
    }
    job.files.append(file);
}

Done addFiles(Database &database, QList<Job> &jobs)
{
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < jobs.size(); ++i)
        places.insert(idText(jobs.at(i).id), i);
    const Result<QSqlQuery *> query =
        database.query(u"SELECT job,number," % fileColumnNames().join(u',')
                       % u" FROM files WHERE job IN (SELECT id FROM jobs WHERE ended IS NULL) "
                         u"ORDER BY job,number");
    if (!query)
        return failure(query.error());
    while ((*query)->next()) {
        const auto place = places.constFind((*query)->value(0).toString());
        if (place != places.constEnd())
            addFile(**query, 1, jobs[*place]);
    }
    (*query)->finish();
    return {};
}

Done addHistoryFiles(Database &database, Job &job)
{
    const Result<QSqlQuery *> query =
        database.query(u"SELECT number," % fileColumnNames().join(u',')
                           % u" FROM files WHERE job=? ORDER BY number",
                       {idText(job.id)});
    if (!query)
        return failure(query.error());
    while ((*query)->next())
        addFile(**query, 0, job);
    (*query)->finish();
    return {};
}

Result<QMap<QString, QString>> readTexts(Database &database, const QString &table)
{
    const Result<QSqlQuery *> query = database.query(u"SELECT key,value FROM " % table);
    if (!query)
        return failure(query.error());
    QMap<QString, QString> texts;
    while ((*query)->next())
        texts.insert((*query)->value(0).toString(), (*query)->value(1).toString());
    (*query)->finish();
    return texts;
}

} // namespace

Result<QList<Job>> readJobs(Database &database)
{
    const Result<QSqlQuery *> query =
        database.query(u"SELECT " % jobColumnNames().join(u',')
                       % u" FROM jobs WHERE ended IS NULL ORDER BY sequence, id");
    if (!query)
        return failure(query.error());
    QList<Job> jobs;
    while ((*query)->next()) {
        QString complaint;
        Job job = readJob(**query, complaint);
        if (job.id.isNull())
            continue; // no verb could ever name it
        if (isFinal(job.state)) {
            job.state = JobState::Suspended;
            complaint = QStringLiteral("state");
        }
        if (!complaint.isEmpty())
            holdBack(job, u"jobs." % complaint);
        jobs.append(job);
    }
    (*query)->finish();
    if (Done done = addFiles(database, jobs); !done)
        return failure(done.error());
    return jobs;
}

Result<QList<HistoryEntry>> readHistory(Database &database, int limit)
{
    const Result<QSqlQuery *> query =
        database.query(u"SELECT " % jobColumnNames().join(u',')
                           % u",ended,expired FROM jobs WHERE ended IS NOT NULL"
                             u" ORDER BY ended DESC, sequence DESC LIMIT ?",
                       {std::max(limit, 0)});
    if (!query)
        return failure(query.error());
    const int columns = static_cast<int>(jobColumnNames().size());
    QList<HistoryEntry> entries;
    while ((*query)->next()) {
        QString complaint;
        HistoryEntry entry;
        entry.job = readJob(**query, complaint);
        entry.ended =
            QDateTime::fromMSecsSinceEpoch((*query)->value(columns).toLongLong(), QTimeZone::utc());
        entry.expired = (*query)->value(columns + 1).toBool();
        if (isFinal(entry.job.state) && !entry.job.id.isNull())
            entries.append(entry);
    }
    (*query)->finish();
    for (HistoryEntry &entry : entries) {
        if (Done done = addHistoryFiles(database, entry.job); !done)
            return failure(done.error());
    }
    return entries;
}

Result<QList<Leftover>> readLeftovers(Database &database)
{
    const Result<QSqlQuery *> query = database.query(
        QStringLiteral("SELECT id,job,folder,part_name,device,inode FROM leftovers ORDER BY id"));
    if (!query)
        return failure(query.error());
    QList<Leftover> leftovers;
    while ((*query)->next()) {
        Leftover leftover;
        ReadingRow row(**query, 0);
        row.number("id", leftover.id, 1);
        row.id("job", leftover.job);
        row.path("folder", leftover.folder);
        row.partName("part_name", leftover.partName);
        row.bits("device", leftover.device);
        row.bits("inode", leftover.inode);
        if (row.complaint().isEmpty() && !leftover.partName.isEmpty())
            leftovers.append(leftover);
    }
    (*query)->finish();
    return leftovers;
}

Result<QMap<QString, QString>> readPolicy(Database &database)
{
    return readTexts(database, QStringLiteral("policy"));
}

Result<QMap<QString, QString>> readNotes(Database &database)
{
    return readTexts(database, QStringLiteral("notes"));
}

} // namespace tranship
