// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/store/storesamples.h"

#include "model/job/filename.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>
#include <QTimeZone>
#include <QtEndian>

namespace tranship::test {

namespace {

QDateTime moment(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(1'760'000'000'000 + milliseconds, QTimeZone::utc());
}

File fullFile(const JobId &job, int number)
{
    File file;
    file.role = number == 0 ? FileRole::Reply : FileRole::Content;
    file.url = QUrl(QStringLiteral("https://example.org:8443/a%20b/%C3%A4%2F?q=1&r=%26#"));
    file.url.setFragment(QString());
    file.mirrors = {QUrl(QStringLiteral("https://mirror.example.net/%C3%A4?x=1")),
                    QUrl(QStringLiteral("http://mirror.example.com:8080/b"))};
    file.ranges = {{900, 1000}, {100, 200}};
    file.path = QStringLiteral("/home/zoë/Downloads/película %1 – “final”.mkv").arg(number);
    file.nameIsFixed = true;
    file.priority = FilePriority::Low;
    file.isSkipped = true;
    file.state = FileState::Failed;
    file.error = {ErrorCode::HttpStatus, ErrorContext::RemoteFile, QStringLiteral("it's \"gone\""),
                  404, number};
    file.bytesTotal = (qint64(1) << 53) + 1;
    file.bytesTransferred = 5'000'000'001;
    file.durable.add({0, 4096});
    file.durable.add({8192, 5'000'000'000});
    file.partName = partFileName(QStringLiteral("película.mkv"), job, number);
    file.partDevice = 0xffff'ffff'ffff'fff0u;
    file.partInode = 0x8000'0000'0000'0001u;
    file.partBorn = 1'760'000'000'123'456'789u;
    file.validator = {"\"v1\xfe\"", "Mon, 01 Jan 2024 00:00:00 GMT", file.bytesTotal, true};
    file.finalUrl = QUrl(QStringLiteral("http://cdn.example.net/x?sig=a%2Bb"));
    file.checksum = QStringLiteral("sha-256:") + QString(64, u'a');
    file.checksumSource = QStringLiteral("Metalink");
    file.pieces = {
        Checksum::Algorithm::Sha1, 262'144, {QByteArray(20, '\1'), QByteArray(20, '\2')}};
    file.verdict = QStringLiteral("length");
    file.renamedFrom = QStringLiteral("CON");
    file.restarts = 3;
    file.source = {file.bytesTotal, std::chrono::nanoseconds(1'760'000'000'123'456'789),
                   0x8000'0000'0000'0003u};
    file.upload.method = UploadMethod::Bits;
    file.upload.url = QUrl(QStringLiteral("https://node3.example/up/f"));
    file.upload.id = "{A0FF5911-\xfe}";
    file.upload.acknowledged = 5'000'000'001;
    file.upload.parts = {{5'000'000'001, "\"one\""}};
    file.upload.expires = moment(666'666);
    file.partUrls = {QUrl(QStringLiteral("https://s3.example/k?partNumber=1&X-Amz-Signature=a%2F")),
                     QUrl(QStringLiteral("https://s3.example/k?partNumber=2"))};
    file.sentChecksum = QStringLiteral("sha-256:") + QString(64, u'b');
    return file;
}

/// Runs with a connection of its own that is gone afterwards.
template <typename Action> auto withConnection(const QString &path, Action action)
{
    const QString name = QUuid::createUuid().toString();
    const auto result = [&] {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        database.open();
        return action(database);
    }();
    QSqlDatabase::removeDatabase(name);
    return result;
}

} // namespace

Job fullJob()
{
    Job job;
    job.id = QUuid::createUuid();
    job.sequence = 77;
    job.name = QStringLiteral("Ñandú 🎬");
    job.description = QStringLiteral("two\nlines; DROP TABLE jobs");
    job.category = QStringLiteral("Películas");
    job.type = JobType::UploadReply;
    job.state = JobState::TransientError;
    job.priority = Priority::Foreground;
    job.owner = QStringLiteral("zoë");
    job.created = moment(1);
    job.modified = moment(22);
    job.transferCompleted = moment(333);
    job.error = {ErrorCode::DiskFull, ErrorContext::LocalFile, QStringLiteral("/mnt/x"), 0, 1};
    job.errorCount = 9;
    job.settings = {
        std::chrono::seconds(61),
        std::chrono::seconds(62),
        std::chrono::seconds(63),
        OnExists::Replace,
        true,
        16,
        32,
        5'000'000,
        CostPolicy::NotMetered,
        true,
        UploadMethod::S3Multipart,
        QStringLiteral("/srv/answers/ä.xml"),
        {{"X-One", "a \"b\"", QString(), QString()},
         {"X-Key", "", QStringLiteral("job 1 header x-key"), QStringLiteral("https://h:443")}},
        {{QStringLiteral("https://h:443"), QStringLiteral("job 1 server"), true}},
        {RedirectPolicy::Refuse, true},
        QStringLiteral("http://gate:3128"),
        QStringLiteral("*.example <local>"),
        SecurityFlag::IgnoreDate | SecurityFlag::CheckRevocation,
        QStringLiteral("/home/zoë/me.p12"),
        QStringLiteral("/usr/bin/logger \"all done\" {id}"),
        true};
    job.files = {fullFile(job.id, 0), fullFile(job.id, 1)};
    job.intent = Intent::Complete;
    job.activeTime = std::chrono::seconds(64);
    job.lastActivity = std::chrono::seconds(65);
    job.crashCount = 1;
    job.attempts = 5;
    job.firstFailure = moment(4444);
    job.nextTry = moment(55555);
    job.warnedOfExpiry = true;
    job.owesNotice = true;
    return job;
}

Job plainJob(int number)
{
    Job job;
    job.id = QUuid::createUuid();
    job.sequence = number;
    job.name = QStringLiteral("job %1").arg(number);
    job.owner = QStringLiteral("me");
    job.created = moment(number);
    job.modified = moment(number);
    File file;
    file.url = QUrl(QStringLiteral("http://127.0.0.1/%1").arg(number));
    file.path = QStringLiteral("/tmp/file %1").arg(number);
    job.files = {file};
    return job;
}

Farewell farewellOf(qint64 id, const Job &job)
{
    const File &file = job.files.constFirst();
    return {id,
            job.id,
            file.url,
            file.upload,
            true,
            moment(7'777'777),
            QStringLiteral("socks5://proxy.example:1080"),
            QStringLiteral("*.example.org"),
            SecurityFlag::IgnoreDate,
            QStringLiteral("/home/ada/ada.p12")};
}

StoreChange changeOf(const Job &job)
{
    StoreChange change;
    change.jobs = {job};
    return change;
}

void fillStore(const QString &folder, const QList<Job> &jobs)
{
    JobStore store;
    QVERIFY(store.open(folder));
    StoreChange change;
    change.jobs = jobs;
    QVERIFY(store.apply(change));
}

QString storePath(const QString &folder)
{
    return folder % u"/jobs.sqlite";
}

bool tamper(const QString &path, const QString &sql, const QVariantList &values)
{
    return withConnection(path, [&](QSqlDatabase &database) {
        QSqlQuery query(database);
        if (!query.prepare(sql))
            return false;
        for (const QVariant &value : values)
            query.addBindValue(value);
        return query.exec();
    });
}

QVariant ask(const QString &path, const QString &sql)
{
    return withConnection(path, [&](QSqlDatabase &database) {
        QSqlQuery query(database);
        return query.exec(sql) && query.next() ? query.value(0) : QVariant();
    });
}

int transactionsInLog(const QString &path)
{
    // "WAL File Format" of sqlite.org: a header with the page size, then frames; that of a commit
    // tells the size of the database
    constexpr qsizetype headerSize = 32;
    constexpr qsizetype frameHeaderSize = 24;
    const QByteArray log = contentOf(path + u"-wal");
    if (log.size() < headerSize)
        return 0;
    const auto pageSize = qFromBigEndian<quint32>(log.constData() + 8);
    int transactions = 0;
    for (qsizetype at = headerSize; at + frameHeaderSize <= log.size();
         at += frameHeaderSize + static_cast<qsizetype>(pageSize))
        transactions += qFromBigEndian<quint32>(log.constData() + at + 4) > 0 ? 1 : 0;
    return transactions;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QMap<QString, QByteArray> everythingIn(const QString &folder)
{
    QMap<QString, QByteArray> all;
    const QDir dir(folder);
    for (const QString &name :
         dir.entryList(QDir::Files | QDir::Hidden | QDir::Dirs | QDir::NoDotAndDotDot))
        all.insert(name, contentOf(dir.filePath(name)));
    return all;
}

} // namespace tranship::test
