// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/jobreading.h"

#include "model/store/jobrow.h"
#include "model/store/readingrow.h"

#include <QSet>

#include <future>

namespace tranship {

namespace {

/// From so many jobs on half of them are read by a second connection: two scans at once bring the
/// window half as late.
constexpr int manyJobs = 2000;

/// Of ids as they are written: half of them begin with less.
constexpr char16_t middle = u'8';

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

/// From `firstColumn` on: number, then the file's own columns. False when the job was held back.
bool addFile(const QSqlQuery &query, int firstColumn, Job &job)
{
    File file;
    ReadingRow row(query, firstColumn);
    row.expect(row.next().toLongLong() == job.files.size(), "number");
    visitFile(row, file);
    row.expect(!file.url.isEmpty() || file.role == FileRole::Reply, "url");
    // a server cannot have led there
    if (!row.expect(!isLocalSource(file.finalUrl) || isLocalSource(file.url), "final_url"))
        file.finalUrl.clear();
    row.expect(file.state <= FileState::Failed && file.state != FileState::Moving, "state");
    const bool makesSense = row.complaint().isEmpty();
    if (!makesSense) {
        // nothing is believed about the bytes: the file starts over when the person resumes
        file.durable.clear();
        file.bytesTransferred = 0;
        file.upload = {};
        if (file.state != FileState::Completed)
            file.state = FileState::Waiting;
        file.error = makeError(ErrorCode::StoreFailed, ErrorContext::QueueManager, row.complaint());
        holdBack(job, u"files." % row.complaint());
    }
    job.files.append(std::move(file));
    return makesSense;
}

Result<bool> hasManyJobs(Database &database)
{
    const Result<QVariant> count =
        database.single(QStringLiteral("SELECT count(*) FROM jobs WHERE ended IS NULL"));
    if (!count)
        return failure(count.error());
    return count->toInt() >= manyJobs;
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

/// Jobs that are not final, and their files, by two scans in the order of their ids. What is read
/// is packed at once: open, so many jobs would take the memory of the whole run.
class JobScan final {
public:
    /// `range` is a condition on `column`; an empty one takes all.
    [[nodiscard]] static Result<QList<StoredJob>> read(Database &database, const QString &range)
    {
        const auto part = [&range](QStringView column) -> QString {
            return range.isEmpty() ? QString() : u" AND " % column % range;
        };
        const Result<QSqlQuery *> jobs =
            database.query(u"SELECT " % jobColumnNames().join(u',')
                           % u" FROM jobs INDEXED BY sqlite_autoindex_jobs_1 WHERE ended IS NULL"
                           % part(u"id") % u" ORDER BY id");
        if (!jobs)
            return failure(jobs.error());
        const Result<QSqlQuery *> files = database.query(
            u"SELECT job,number," % fileColumnNames().join(u',')
            % u" FROM files WHERE job IS NOT NULL" % part(u"job") % u" ORDER BY job,number");
        if (!files)
            return failure(files.error());
        return JobScan(**jobs, **files).all();
    }

private:
    JobScan(QSqlQuery &jobs, QSqlQuery &files) : m_jobs(jobs), m_files(files) { nextFile(); }

    QList<StoredJob> all()
    {
        QList<StoredJob> jobs;
        while (m_jobs.next()) {
            QString complaint;
            Job job = readJob(m_jobs, complaint);
            if (job.id.isNull())
                continue; // no verb could ever name it
            if (isFinal(job.state)) {
                job.state = JobState::Suspended;
                complaint = QStringLiteral("state");
            }
            if (!complaint.isEmpty())
                holdBack(job, u"jobs." % complaint);
            addFilesTo(job, m_jobs.value(0).toString());
            jobs.append(StoredJob(job));
            share(jobs.last());
        }
        m_jobs.finish();
        m_files.finish();
        return jobs;
    }

    void addFilesTo(Job &job, const QString &id)
    {
        while (m_hasFile && m_fileOf < id)
            nextFile(); // of a job that ended
        for (; m_hasFile && m_fileOf == id; nextFile())
            addFile(m_files, 1, job);
    }

    void nextFile()
    {
        m_hasFile = m_files.next();
        if (m_hasFile)
            m_fileOf = m_files.value(0).toString();
    }

    /// Jobs of one owner, or of one place, have one text for it.
    void share(StoredJob &job)
    {
        job.brief.owner = *m_owners.insert(job.brief.owner);
        job.place = *m_places.insert(job.place);
    }

    QSqlQuery &m_jobs;
    QSqlQuery &m_files;
    QString m_fileOf; ///< the job of the file that is next
    bool m_hasFile = false;
    QSet<QString> m_owners;
    QSet<JobPlace> m_places;
};

/// By a connection of its own, for a thread of its own.
Result<QList<StoredJob>> readRangeOf(const QString &path, const QString &range)
{
    const Result<std::unique_ptr<Database>> database =
        Database::open(path, Database::Mode::ReadWrite);
    if (!database)
        return failure(database.error());
    return JobScan::read(**database, range);
}

} // namespace

Result<StoredJobs> readJobs(Database &database, const QString &path)
{
    const Result<bool> isMany = hasManyJobs(database);
    if (!isMany)
        return failure(isMany.error());
    const auto half = [](QStringView relation) -> QString {
        return relation % u"'" % QChar(middle) % u"'";
    };
    std::future<Result<QList<StoredJob>>> beside;
    if (*isMany)
        beside = std::async(std::launch::async, readRangeOf, path, half(u">="));
    Result<QList<StoredJob>> jobs = JobScan::read(database, *isMany ? half(u"<") : QString());
    if (beside.valid()) {
        Result<QList<StoredJob>> others = beside.get();
        if (!others)
            return failure(others.error());
        if (jobs)
            jobs->append(std::move(*others));
    }
    if (!jobs)
        return failure(jobs.error());
    return StoredJobs(std::move(*jobs));
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
            QDateTime::fromMSecsSinceEpoch((*query)->value(columns).toLongLong(), Qt::UTC);
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
    const Result<QSqlQuery *> query = database.query(QStringLiteral(
        "SELECT id,job,folder,part_name,device,inode,born FROM leftovers ORDER BY id"));
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
        row.bits("born", leftover.born);
        if (row.complaint().isEmpty() && !leftover.partName.isEmpty())
            leftovers.append(leftover);
    }
    (*query)->finish();
    return leftovers;
}

Result<QList<Farewell>> readFarewells(Database &database)
{
    const Result<QSqlQuery *> query = database.query(
        QStringLiteral("SELECT id,job,url,session,wants_reply,until,proxy,proxy_bypass,security,"
                       "client_certificate FROM farewells ORDER BY id"));
    if (!query)
        return failure(query.error());
    QList<Farewell> farewells;
    while ((*query)->next()) {
        Farewell farewell;
        ReadingRow row(**query, 0);
        row.number("id", farewell.id, 1);
        row.id("job", farewell.job);
        row.url("url", farewell.url);
        row.session("session", farewell.session);
        row.flag("wants_reply", farewell.wantsReply);
        row.time("until", farewell.until);
        row.proxy("proxy", farewell.proxy);
        row.bypass("proxy_bypass", farewell.proxyBypass);
        row.security("security", farewell.security);
        row.pathOrNone("client_certificate", farewell.clientCertificate);
        row.expect(!farewell.url.isEmpty() && !isLocalSource(farewell.url), "url");
        if (row.complaint().isEmpty())
            farewells.append(farewell);
    }
    (*query)->finish();
    return farewells;
}

Result<QList<ShownCertificate>> readCertificates(Database &database)
{
    const Result<QSqlQuery *> query = database.query(QStringLiteral(
        "SELECT host,sha256,subject,issuer,names,valid_from,valid_until,flaws,trusted_since "
        "FROM certificates ORDER BY host, sha256"));
    if (!query)
        return failure(query.error());
    QList<ShownCertificate> certificates;
    while ((*query)->next()) {
        ShownCertificate shown;
        Certificate &one = shown.certificate;
        ReadingRow row(**query, 0);
        row.text("host", one.host);
        one.sha256 = row.next().toByteArray();
        row.text("subject", one.subject);
        row.text("issuer", one.issuer);
        one.names = row.next().toString().split(u'\n', Qt::SkipEmptyParts);
        row.time("valid_from", one.from);
        row.time("valid_until", one.until);
        one.flaws = flawsFromText(row.next().toString());
        row.time("trusted_since", shown.trustedSince);
        row.expect(fingerprintFromText(fingerprintText(one.sha256)).has_value(), "sha256");
        row.expect(!one.host.isEmpty() && !one.flaws.isEmpty(), "host");
        row.expect(!shown.trustedSince.isValid() || canBeTrusted(one.flaws), "trusted_since");
        if (row.complaint().isEmpty())
            certificates.append(shown);
    }
    (*query)->finish();
    return certificates;
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
