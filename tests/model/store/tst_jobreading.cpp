// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/store/storesamples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

/// A store can be restored from anywhere: nothing in it is believed that could lead to other files
/// or hosts.
class TestJobReading final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void veryManyJobsAreReadInTheirOrder();
    void aJobWithNonsenseIsHeldBack_data();
    void aJobWithNonsenseIsHeldBack();
    void aFileWithNonsenseIsNotBelieved_data();
    void aFileWithNonsenseIsNotBelieved();
    void aFinalStateAmongTheLivingIsNonsense();
    void aMissingFileRowIsNoticed();
    void aJobWithoutAnIdIsPassedOver();
    void theOthersAreLeftAlone();
    void aLeftoverThatPointsElsewhereIsLeftOut_data();
    void aLeftoverThatPointsElsewhereIsLeftOut();
    void aFarewellThatPointsElsewhereIsLeftOut_data();
    void aFarewellThatPointsElsewhereIsLeftOut();
    void nonsenseInHistoryStaysInHistory();
    void aJobHeldBackCanBeSavedAndIsSoundThen();

private:
    QString folder() const { return m_folder->path(); }

    StoreOpening opened()
    {
        m_store = std::make_unique<JobStore>();
        const Result<StoreOpening> opening = m_store->open(folder());
        return opening ? *opening : StoreOpening{};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<JobStore> m_store;
    Job m_job; // the first of two in the store
    Job m_other;
};

void TestJobReading::init()
{
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_job = fullJob();
    m_job.sequence = 1;
    m_other = plainJob(2);
    fillStore(folder(), {m_job, m_other});
}

/// So many that two connections read a part each.
void TestJobReading::veryManyJobsAreReadInTheirOrder()
{
    const QTemporaryDir place;
    QList<Job> jobs;
    for (int number = 1; number <= 2500; ++number) {
        Job job = plainJob(number);
        while (number % 7 == job.files.size() && number % 5 != 0)
            job.files.append(job.files.constFirst());
        if (number % 11 == 0)
            job.files.clear();
        jobs.append(job);
    }
    fillStore(place.path(), jobs);
    JobStore store;
    const Result<StoreOpening> opening = store.open(place.path());
    QVERIFY(opening);
    QVERIFY(opening->jobs.unpacked() == jobs);
    const StoredJob &last = opening->jobs.packed().constLast();
    QCOMPARE(last.brief.id, jobs.constLast().id);
    QCOMPARE(last.place.hosts, QStringList{QStringLiteral("127.0.0.1")});
    QCOMPARE(last.facts, factsOf(jobs.constLast(), 0));
}

void TestJobReading::aJobWithNonsenseIsHeldBack_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("a state that is none") << "state" << QVariant(9);
    QTest::newRow("a negative state") << "state" << QVariant(-1);
    QTest::newRow("a state in words") << "state" << QVariant(QStringLiteral("Queued; --"));
    QTest::newRow("a type that is none") << "type" << QVariant(3);
    QTest::newRow("a priority that is none") << "priority" << QVariant(4);
    QTest::newRow("an error nobody knows") << "error_code" << QVariant(9999);
    QTest::newRow("a context nobody knows") << "error_context" << QVariant(9);
    QTest::newRow("a way of replacing that is none") << "on_exists" << QVariant(3);
    QTest::newRow("an intent that is none") << "intent" << QVariant(3);
    QTest::newRow("a proxy that cannot be used")
        << "proxy" << QVariant(QStringLiteral("ftp://gate:21"));
    QTest::newRow("a host that is none") << "proxy_bypass" << QVariant(QStringLiteral("a/b"));
    QTest::newRow("a security flag nobody knows") << "security" << QVariant(1 << 20);
    QTest::newRow("a certificate anywhere")
        << "client_certificate" << QVariant(QStringLiteral("../me.p12"));
    QTest::newRow("a command anywhere")
        << "notify_command" << QVariant(QStringLiteral("rm {files}"));
    QTest::newRow("a number that is too large") << "crash_count" << QVariant(qint64(1) << 40);
    QTest::newRow("a negative delay") << "retry_delay" << QVariant(-5);
    QTest::newRow("no files side by side") << "parallel_files" << QVariant(0);
    QTest::newRow("a header that breaks requests apart")
        << "request_headers" << QVariant(QStringLiteral(R"([{"name":"X","value":"a\r\nY: b"}])"));
    QTest::newRow("logins that are none") << "credentials" << QVariant(QStringLiteral("{"));
    QTest::newRow("a way with redirects that is none") << "redirects" << QVariant(3);
    QTest::newRow("a time in words") << "created" << QVariant(QStringLiteral("yesterday"));
}

void TestJobReading::aJobWithNonsenseIsHeldBack()
{
    QFETCH(QString, column);
    QFETCH(QVariant, value);
    QVERIFY(tamper(storePath(folder()), u"UPDATE jobs SET " % column % u"=? WHERE sequence=1",
                   {value}));
    const StoreOpening opening = opened();
    QCOMPARE(opening.jobs.size(), 2);
    const Job &job = opening.jobs.at(0);
    QCOMPARE(job.id, m_job.id);
    QCOMPARE(job.state, JobState::Suspended);
    QCOMPARE(job.intent, Intent::None);
    QCOMPARE(job.error.code, ErrorCode::StoreFailed);
    QCOMPARE(job.error.detail, QString(u"jobs." % column));
    QVERIFY(job.nextTry.isNull());
    QVERIFY(job.files == m_job.files);
}

void TestJobReading::aFileWithNonsenseIsNotBelieved_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("a file of another machine as URL")
        << "url" << QVariant(QStringLiteral("file://server/etc/shadow"));
    QTest::newRow("a local file as mirror")
        << "mirrors" << QVariant(QStringLiteral("file:///etc/shadow"));
    QTest::newRow("a script as URL") << "url" << QVariant(QStringLiteral("javascript:alert(1)"));
    QTest::newRow("no URL") << "url" << QVariant(QStringLiteral(""));
    QTest::newRow("a URL with a password")
        << "url" << QVariant(QStringLiteral("http://u:p@example.org/"));
    QTest::newRow("redirected to a local file")
        << "final_url" << QVariant(QStringLiteral("file:///etc/shadow"));
    QTest::newRow("a relative path") << "path" << QVariant(QStringLiteral("../../.bashrc"));
    QTest::newRow("no path") << "path" << QVariant(QStringLiteral(""));
    QTest::newRow("a part name that leads up")
        << "part_name" << QVariant(QStringLiteral("../.bashrc.12345678-0.part"));
    QTest::newRow("a part name with folders")
        << "part_name" << QVariant(QStringLiteral(".x/y.12345678-0.part"));
    QTest::newRow("a part name that is a person's file")
        << "part_name" << QVariant(QStringLiteral("thesis.odt"));
    QTest::newRow("ranges out of order") << "durable" << QVariant(QStringLiteral("100-200,0-5"));
    QTest::newRow("ranges in words") << "durable" << QVariant(QStringLiteral("all"));
    QTest::newRow("a state that is none") << "state" << QVariant(5);
    QTest::newRow("a state that is never stored") << "state" << QVariant(1);
    QTest::newRow("a size below unknown") << "bytes_total" << QVariant(-2);
    QTest::newRow("a role that is none") << "role" << QVariant(2);
    QTest::newRow("a session at a local file")
        << "upload" << QVariant(QStringLiteral("{\"url\":\"file:///etc/shadow\"}"));
    QTest::newRow("a session in words") << "upload" << QVariant(QStringLiteral("going well"));
    QTest::newRow("a local file for a part")
        << "part_urls" << QVariant(QStringLiteral("file:///etc/shadow"));
    QTest::newRow("a source below no size") << "source_size" << QVariant(-2);
    QTest::newRow("negative progress") << "bytes_transferred" << QVariant(-1);
}

void TestJobReading::aFileWithNonsenseIsNotBelieved()
{
    QFETCH(QString, column);
    QFETCH(QVariant, value);
    QVERIFY(
        tamper(storePath(folder()), u"UPDATE files SET " % column % u"=? WHERE number=1", {value}));
    const StoreOpening opening = opened();
    QCOMPARE(opening.jobs.size(), 2);
    const Job &job = opening.jobs.at(0);
    QCOMPARE(job.state, JobState::Suspended);
    QCOMPARE(job.intent, Intent::None);
    QCOMPARE(job.error.code, ErrorCode::StoreFailed);
    QCOMPARE(job.error.detail, QString(u"files." % column));
    QCOMPARE(job.files.size(), 2);
    QVERIFY(job.files.at(0) == m_job.files.at(0));
    const File &file = job.files.at(1);
    QCOMPARE(file.state, FileState::Waiting);
    QCOMPARE(file.bytesTransferred, 0);
    QVERIFY(file.durable.isEmpty());
    QCOMPARE(file.error.code, ErrorCode::StoreFailed);
    if (column == u"url")
        QVERIFY(file.url.isEmpty());
    if (column == u"final_url")
        QVERIFY(file.finalUrl.isEmpty());
    if (column == u"path")
        QVERIFY(file.path.isEmpty());
    if (column == u"part_name")
        QVERIFY(file.partName.isEmpty());
}

void TestJobReading::aFinalStateAmongTheLivingIsNonsense()
{
    QVERIFY(
        tamper(storePath(folder()), QStringLiteral("UPDATE jobs SET state=7 WHERE sequence=1")));
    const Job job = opened().jobs.at(0);
    QCOMPARE(job.state, JobState::Suspended);
    QCOMPARE(job.error.code, ErrorCode::StoreFailed);
}

void TestJobReading::aMissingFileRowIsNoticed()
{
    QVERIFY(tamper(storePath(folder()),
                   QStringLiteral("DELETE FROM files WHERE number=0 AND job IN "
                                  "(SELECT id FROM jobs WHERE sequence=1)")));
    const Job job = opened().jobs.at(0);
    QCOMPARE(job.files.size(), 1);
    QCOMPARE(job.state, JobState::Suspended);
    QCOMPARE(job.error.detail, QStringLiteral("files.number"));
}

void TestJobReading::aJobWithoutAnIdIsPassedOver()
{
    QVERIFY(tamper(storePath(folder()),
                   QStringLiteral("UPDATE jobs SET id='../../x' WHERE sequence=1")));
    const StoreOpening opening = opened();
    QCOMPARE(opening.jobs.size(), 1);
    QVERIFY(opening.jobs.at(0) == m_other);
}

void TestJobReading::theOthersAreLeftAlone()
{
    QVERIFY(
        tamper(storePath(folder()), QStringLiteral("UPDATE jobs SET state=99 WHERE sequence=1")));
    const StoreOpening opening = opened();
    QCOMPARE(opening.setAside, QString());
    QVERIFY(opening.jobs.at(1) == m_other);
}

void TestJobReading::aLeftoverThatPointsElsewhereIsLeftOut_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("a relative folder") << "folder" << QVariant(QStringLiteral("home"));
    QTest::newRow("a person's file") << "part_name" << QVariant(QStringLiteral("thesis.odt"));
    QTest::newRow("a way up") << "part_name" << QVariant(QStringLiteral("../.x.12345678-0.part"));
    QTest::newRow("no name") << "part_name" << QVariant(QStringLiteral(""));
    QTest::newRow("no job") << "job" << QVariant(QStringLiteral("nobody"));
}

void TestJobReading::aLeftoverThatPointsElsewhereIsLeftOut()
{
    QFETCH(QString, column);
    QFETCH(QVariant, value);
    StoreChange change;
    change.newLeftovers = {{1, m_job.id, QStringLiteral("/mnt"), m_job.files.at(0).partName, 1, 2},
                           {2, m_job.id, QStringLiteral("/mnt"), m_job.files.at(1).partName, 1, 3}};
    (void)opened();
    QVERIFY(m_store->apply(change));
    m_store.reset();
    QVERIFY(
        tamper(storePath(folder()), u"UPDATE leftovers SET " % column % u"=? WHERE id=1", {value}));
    QCOMPARE(opened().leftovers, change.newLeftovers.mid(1));
}

void TestJobReading::aFarewellThatPointsElsewhereIsLeftOut_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("to a local file") << "url" << QVariant(QStringLiteral("file:///etc/shadow"));
    QTest::newRow("to nowhere") << "url" << QVariant(QStringLiteral(""));
    QTest::newRow("of a session at a local file")
        << "session" << QVariant(QStringLiteral("{\"url\":\"file:///etc/shadow\"}"));
    QTest::newRow("until some day") << "until" << QVariant(QStringLiteral("some day"));
    QTest::newRow("by no way") << "proxy" << QVariant(QStringLiteral("gopher://a.example"));
    QTest::newRow("past a proxy in no way")
        << "proxy_bypass" << QVariant(QStringLiteral("http://a.example/"));
    QTest::newRow("with flags there are not") << "security" << QVariant(4096);
    QTest::newRow("showing a certificate from somewhere")
        << "client_certificate" << QVariant(QStringLiteral("ada.p12"));
}

void TestJobReading::aFarewellThatPointsElsewhereIsLeftOut()
{
    QFETCH(QString, column);
    QFETCH(QVariant, value);
    StoreChange change;
    change.newFarewells = {farewellOf(1, m_job), farewellOf(2, m_job)};
    (void)opened();
    QVERIFY(m_store->apply(change));
    m_store.reset();
    QVERIFY(
        tamper(storePath(folder()), u"UPDATE farewells SET " % column % u"=? WHERE id=1", {value}));
    QCOMPARE(opened().farewells, change.newFarewells.mid(1));
}

void TestJobReading::nonsenseInHistoryStaysInHistory()
{
    QVERIFY(
        tamper(storePath(folder()),
               QStringLiteral("UPDATE jobs SET state=8, ended=5, priority=77 WHERE sequence=1")));
    QVERIFY(tamper(storePath(folder()), QStringLiteral("UPDATE files SET url='gopher:x'")));
    QCOMPARE(opened().jobs.size(), 1);
    const QList<HistoryEntry> history = m_store->history(10).value();
    QCOMPARE(history.size(), 1);
    QCOMPARE(history.at(0).job.state, JobState::Cancelled);
    QVERIFY(history.at(0).job.files.at(0).url.isEmpty());
}

void TestJobReading::aJobHeldBackCanBeSavedAndIsSoundThen()
{
    QVERIFY(
        tamper(storePath(folder()), QStringLiteral("UPDATE jobs SET state=99 WHERE sequence=1")));
    const Job job = opened().jobs.at(0);
    QVERIFY(m_store->apply(changeOf(job)));
    m_store.reset();
    QVERIFY(opened().jobs.at(0) == job);
}

QTEST_GUILESS_MAIN(TestJobReading)
#include "tst_jobreading.moc"
