// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/schema.h"

#include "model/store/jobstore.h"
#include "model/store/recovery.h"
#include "tests/model/store/storesamples.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

class TestSchema final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void anEmptyFileGetsTheNewestSchema();
    void migrationsThatWereRunAreNotRunAgain();
    void aMigrationThatFailsLeavesTheVersionBefore();
    void aMigrationKilledMidwayIsRunAgainWhole();
    void aStoreWithoutATableIsDamaged();
    void jobsOfTheFirstSchemaAreTakenOver();
    void partFilesOfTheSecondSchemaAreKnownByTheirInode();
    void filesOfTheThirdSchemaAreContentWithoutASession();
    void farewellsOfTheNinthSchemaGoAsThePolicySays();

private:
    QString path() const { return storePath(m_folder->path()); }

    std::unique_ptr<Database> opened()
    {
        Result<std::unique_ptr<Database>> database =
            Database::open(path(), Database::Mode::ReadWrite);
        return database ? std::move(*database) : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const Migration makeOne = {
    {QStringLiteral("CREATE TABLE one (a)"), QStringLiteral("INSERT INTO one VALUES (1)")}};
const Migration makeTwo = {{QStringLiteral("CREATE TABLE two (a)"),
                            QStringLiteral("INSERT INTO two SELECT a + 1 FROM one"),
                            QStringLiteral("DROP TABLE one")}};
const Migration failing = {{QStringLiteral("CREATE TABLE two (a)"),
                            QStringLiteral("DROP TABLE one"),
                            QStringLiteral("INSERT INTO nowhere VALUES (1)")}};

} // namespace

void TestSchema::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestSchema::anEmptyFileGetsTheNewestSchema()
{
    const std::unique_ptr<Database> database = opened();
    QVERIFY(database);
    QCOMPARE(schemaVersion(*database).value(), 0);
    QVERIFY(!checkSchema(*database));
    QVERIFY(migrate(*database, schemaMigrations()));
    QCOMPARE(schemaVersion(*database).value(), static_cast<int>(schemaMigrations().size()));
    QVERIFY(checkSchema(*database));
}

void TestSchema::migrationsThatWereRunAreNotRunAgain()
{
    QVERIFY(migrate(*opened(), {makeOne}));
    QVERIFY(migrate(*opened(), {makeOne, makeTwo}));
    QVERIFY(migrate(*opened(), {makeOne, makeTwo}));
    QCOMPARE(ask(path(), QStringLiteral("SELECT a FROM two")), QVariant(2));
    QCOMPARE(ask(path(), QStringLiteral("PRAGMA user_version")), QVariant(2));
}

void TestSchema::aMigrationThatFailsLeavesTheVersionBefore()
{
    const Done done = migrate(*opened(), {makeOne, failing});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::StoreFailed);
    QCOMPARE(ask(path(), QStringLiteral("PRAGMA user_version")), QVariant(1));
    QCOMPARE(ask(path(), QStringLiteral("SELECT a FROM one")), QVariant(1));
    QVERIFY(migrate(*opened(), {makeOne, makeTwo}));
    QCOMPARE(ask(path(), QStringLiteral("SELECT a FROM two")), QVariant(2));
}

void TestSchema::aMigrationKilledMidwayIsRunAgainWhole()
{
    const QTemporaryDir killed;
    {
        const std::unique_ptr<Database> database = opened();
        QVERIFY(migrate(*database, {makeOne}));
        QVERIFY(
            database->run(QStringLiteral("PRAGMA cache_size = 1"))); // spills into the log at once
        QVERIFY(database->run(QStringLiteral("BEGIN IMMEDIATE")));
        for (const QString &statement : makeTwo.statements)
            QVERIFY(database->run(statement));
        QVERIFY(database->run(
            QStringLiteral("CREATE TABLE big AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
                           "SELECT i + 1 FROM n WHERE i < 2000) "
                           "SELECT i, zeroblob(500) FROM n")));
        QVERIFY(database->run(QStringLiteral("PRAGMA user_version = 2")));
        // what lies on the disk when the process dies here
        for (const char *suffix : {"", "-wal"}) {
            QVERIFY(QFile::copy(path() % QString::fromLatin1(suffix),
                                storePath(killed.path()) % QString::fromLatin1(suffix)));
        }
        QVERIFY(QFileInfo(storePath(killed.path()) % u"-wal").size() > 500'000);
        QVERIFY(database->run(QStringLiteral("ROLLBACK")));
    }
    const QString copy = storePath(killed.path());
    QCOMPARE(ask(copy, QStringLiteral("PRAGMA user_version")), QVariant(1));
    QVERIFY(migrate(**Database::open(copy, Database::Mode::ReadWrite), {makeOne, makeTwo}));
    QCOMPARE(ask(copy, QStringLiteral("SELECT a FROM two")), QVariant(2));
    QVERIFY(!ask(copy, QStringLiteral("SELECT i FROM big")).isValid());
}

void TestSchema::aStoreWithoutATableIsDamaged()
{
    fillStore(m_folder->path(), {plainJob(1)});
    QCOMPARE(examineStore(path()).value(), StoreCondition::Sound);
    QVERIFY(tamper(path(), QStringLiteral("ALTER TABLE files DROP COLUMN verdict")));
    QCOMPARE(examineStore(path()).value(), StoreCondition::Damaged);
}

void TestSchema::jobsOfTheFirstSchemaAreTakenOver()
{
    {
        const std::unique_ptr<Database> database = opened();
        QVERIFY(migrate(*database, {schemaMigrations().first()}));
        QVERIFY(database->run(QStringLiteral(
            "INSERT INTO jobs VALUES "
            "('0b8c2c1e-6f5d-4f4e-8a65-0a0a0a0a0a0a',1,'old','',0,3,2,'anna',1,"
            "1,NULL,0,0,'',0,-1,0,600,1209600,0,0,0,4,0,0,0,0,0,NULL,NULL,0,NULL,0)")));
        QVERIFY(database->run(QStringLiteral(
            "INSERT INTO files VALUES "
            "('0b8c2c1e-6f5d-4f4e-8a65-0a0a0a0a0a0a',0,'http://a.example/f',"
            "'/tmp/"
            "f',1,0,0,0,'',0,-1,100,50,'0-49','.f.0b8c2c1e-0.part',1,2,x'',x'',100,1,'','','','',"
            "0)")));
        QVERIFY(migrate(*database, schemaMigrations()));
    }
    JobStore store;
    const Result<StoreOpening> opening = store.open(m_folder->path());
    QVERIFY(opening);
    QCOMPARE(opening->jobs.size(), 1);
    const Job job = opening->jobs.constFirst();
    QCOMPARE(job.settings, JobSettings{});
    QCOMPARE(job.error.code, ErrorCode::None);
    QCOMPARE(job.files.first().durable, ByteRanges({0, 50}));
    QCOMPARE(job.files.first().pieces, PieceHashes{});
}

void TestSchema::partFilesOfTheSecondSchemaAreKnownByTheirInode()
{
    {
        const std::unique_ptr<Database> database = opened();
        QVERIFY(migrate(*database, schemaMigrations().first(2)));
        QVERIFY(database->run(QStringLiteral(
            "INSERT INTO jobs VALUES "
            "('0b8c2c1e-6f5d-4f4e-8a65-0a0a0a0a0a0a',1,'old','',0,3,2,'anna',1,"
            "1,NULL,0,0,'',0,-1,0,600,1209600,0,0,0,4,0,0,0,0,0,NULL,NULL,0,NULL,0,8,0,0,0)")));
        QVERIFY(database->run(QStringLiteral(
            "INSERT INTO files VALUES "
            "('0b8c2c1e-6f5d-4f4e-8a65-0a0a0a0a0a0a',0,'http://a.example/f','/tmp/f',1,0,0,0,'',0,"
            "-1,100,50,'0-49','.f.0b8c2c1e-0.part',1,2,x'',x'',100,1,'','','','',0,'','','',2,0,"
            "x'')")));
        QVERIFY(database->run(
            QStringLiteral("INSERT INTO leftovers VALUES (5,'0b8c2c1e-6f5d-4f4e-8a65-0a0a0a0a0a0a',"
                           "'/tmp','.g.0b8c2c1e-1.part',3,4)")));
    }
    JobStore store;
    const Result<StoreOpening> opening = store.open(m_folder->path());
    QVERIFY(opening);
    QVERIFY(opening->setAside.isEmpty());
    QCOMPARE(opening->jobs.size(), 1);
    const Job job = opening->jobs.constFirst();
    QCOMPARE(job.settings.connections, 8);
    const File &file = job.files.first();
    QCOMPARE(file.durable, ByteRanges({0, 50}));
    QCOMPARE(file.partInode, 2u);
    QCOMPARE(file.partBorn, 0u);
    const Leftover leftover = {
        5, job.id, QStringLiteral("/tmp"), QStringLiteral(".g.0b8c2c1e-1.part"), 3, 4, 0};
    QCOMPARE(opening->leftovers, QList<Leftover>{leftover});
}

void TestSchema::filesOfTheThirdSchemaAreContentWithoutASession()
{
    {
        const std::unique_ptr<Database> database = opened();
        QVERIFY(migrate(*database, schemaMigrations().first(3)));
        QVERIFY(database->run(QStringLiteral(
            "INSERT INTO jobs VALUES "
            "('0b8c2c1e-6f5d-4f4e-8a65-0a0a0a0a0a0a',1,'old','',0,3,2,'anna',1,"
            "1,NULL,0,0,'',0,-1,0,600,1209600,0,0,0,4,0,0,0,0,0,NULL,NULL,0,NULL,0,8,0,0,0)")));
        QVERIFY(database->run(QStringLiteral(
            "INSERT INTO files VALUES "
            "('0b8c2c1e-6f5d-4f4e-8a65-0a0a0a0a0a0a',0,'http://a.example/f','/tmp/f',1,0,0,0,'',0,"
            "-1,100,50,'0-49','.f.0b8c2c1e-0.part',1,2,x'',x'',100,1,'','','','',0,'','','',2,0,"
            "x'',9)")));
    }
    JobStore store;
    const Result<StoreOpening> opening = store.open(m_folder->path());
    QVERIFY(opening);
    QVERIFY(opening->setAside.isEmpty());
    QCOMPARE(opening->jobs.size(), 1);
    const Job job = opening->jobs.constFirst();
    QCOMPARE(job.settings.uploadMethod, UploadMethod::Auto);
    const File &file = job.files.first();
    QCOMPARE(file.durable, ByteRanges({0, 50}));
    QCOMPARE(file.partBorn, 9u);
    QCOMPARE(file.role, FileRole::Content);
    QVERIFY(file.source == SourceIdentity{});
    QVERIFY(file.upload == UploadSession{});
    QVERIFY(file.partUrls.isEmpty());
    QVERIFY(file.sentChecksum.isEmpty());
    QVERIFY(job.category.isEmpty());
    QVERIFY(!file.isSkipped);
    QCOMPARE(file.priority, FilePriority::Normal);
    QVERIFY(store.journal(job.id)->isEmpty());
    QVERIFY(opening->certificates.isEmpty());
    QVERIFY(job.settings.notifyCommand.isEmpty());
}

void TestSchema::farewellsOfTheNinthSchemaGoAsThePolicySays()
{
    {
        const std::unique_ptr<Database> database = opened();
        QVERIFY(migrate(*database, schemaMigrations().first(9)));
        QVERIFY(database->run(
            QStringLiteral("INSERT INTO farewells VALUES (1,'0b8c2c1e-6f5d-4f4e-8a65-0a0a0a0a0a0a',"
                           "'http://a.example/f','{}',0,1)")));
    }
    JobStore store;
    const Result<StoreOpening> opening = store.open(m_folder->path());
    QVERIFY(opening);
    QCOMPARE(opening->farewells.size(), 1);
    const Farewell &farewell = opening->farewells.constFirst();
    QCOMPARE(farewell.url, QUrl(QStringLiteral("http://a.example/f")));
    QVERIFY(farewell.proxy.isEmpty() && farewell.proxyBypass.isEmpty());
    QVERIFY(!farewell.security && farewell.clientCertificate.isEmpty());
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
