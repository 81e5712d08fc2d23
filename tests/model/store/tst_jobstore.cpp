// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/jobstore.h"

#include "tests/model/store/storesamples.h"
#include "tests/support/smalldisk.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace tranship;
using namespace tranship::test;

class TestJobStore final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aNewStoreIsEmptyAndPrivate();
    void everyFieldComesBack();
    void emptyAndNullFieldsComeBack();
    void aThousandJobsComeBackInOrder();
    void aSecondSaveReplacesJobAndFiles();
    void progressChangesOneFileAlone();
    void aMovingFileComesBackWaiting();
    void passwordsOfUrlsAreNotWritten();
    void finalJobsAreHistoryNewestFirst();
    void historyIsCutAtItsLimit();
    void anExpiredJobIsMarked();
    void leftoversStayUntilTheyAreGone();
    void farewellsStayUntilTheyAreGone();
    void policyAndNotesAreWrittenAndRemoved();
    void aChangeIsAllOrNothing();
    void aRowAloneLeavesTheFilesAsTheyAre();
    void severalChangesAreOneTransaction();
    void whatIsWrongAmongSeveralIsRefusedAlone();
    void checkpointsAndDurableChangesBothSurvive();
    void aFullDiskFailsTheChangeAndKeepsTheStore();
    void aStoreThatIsNotOpenSaysSo();
    void aFolderThatCannotBeMadeIsSaid();
    void openingAgainStartsAfresh();

private:
    QString folder() const { return m_folder->path(); }

    StoreOpening reopened()
    {
        m_store = std::make_unique<JobStore>();
        const Result<StoreOpening> opening = m_store->open(folder());
        return opening ? *opening : StoreOpening{{}, {}, {}, {}, QStringLiteral("failed"), {}};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<JobStore> m_store;
};

void TestJobStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_store = std::make_unique<JobStore>();
    QVERIFY(m_store->open(folder()));
}

void TestJobStore::cleanup()
{
    m_store.reset();
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
}

void TestJobStore::aNewStoreIsEmptyAndPrivate()
{
    const QString nested = folder() % u"/share/tranship";
    const mode_t before = ::umask(022);
    JobStore store;
    const Result<StoreOpening> opening = store.open(nested);
    QVERIFY(store.apply(changeOf(plainJob(1))));
    QVERIFY(store.backup());
    ::umask(before);
    QVERIFY(opening);
    QVERIFY(opening->jobs.isEmpty());
    QVERIFY(opening->leftovers.isEmpty());
    QVERIFY(opening->setAside.isEmpty());
    QVERIFY(opening->backupTime.isNull());

    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(nested).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777u, 0700u);
    const QStringList names = QDir(nested).entryList(QDir::Files | QDir::Hidden);
    QVERIFY(names.size() >= 3); // the store, its log, the backup
    for (const QString &name : names) {
        QCOMPARE(::stat(QFile::encodeName(nested % u'/' % name).constData(), &status), 0);
        QVERIFY2((status.st_mode & 07777u) == 0600u, qPrintable(name));
    }
}

void TestJobStore::everyFieldComesBack()
{
    const Job job = fullJob();
    QVERIFY(m_store->apply(changeOf(job)));
    const StoreOpening opening = reopened();
    QCOMPARE(opening.jobs.size(), 1);
    const Job &again = opening.jobs.constFirst();
    QCOMPARE(again.files.size(), job.files.size());
    QCOMPARE(again.files.at(0).url, job.files.at(0).url);
    QCOMPARE(again.files.at(0).durable, job.files.at(0).durable);
    QCOMPARE(again.error, job.error);
    QVERIFY(again.files == job.files);
    QVERIFY(again == job);
    QCOMPARE(again.created.timeSpec(), Qt::UTC);
}

void TestJobStore::emptyAndNullFieldsComeBack()
{
    Job job;
    job.id = QUuid::createUuid();
    QVERIFY(m_store->apply(changeOf(job)));
    const StoreOpening opening = reopened();
    QCOMPARE(opening.jobs.size(), 1);
    QVERIFY(opening.jobs.constFirst() == job);
    QVERIFY(opening.jobs.constFirst().created.isNull());
}

void TestJobStore::aThousandJobsComeBackInOrder()
{
    StoreChange change;
    for (int i = 1000; i > 0; --i)
        change.jobs.append(plainJob(i));
    QVERIFY(m_store->apply(change));
    const QList<Job> jobs = reopened().jobs.unpacked();
    QCOMPARE(jobs.size(), 1000);
    for (int i = 0; i < 1000; ++i)
        QVERIFY(jobs.at(i) == change.jobs.at(999 - i));
}

void TestJobStore::aSecondSaveReplacesJobAndFiles()
{
    Job job = fullJob();
    QVERIFY(m_store->apply(changeOf(job)));
    job.name = QStringLiteral("renamed");
    job.state = JobState::Suspended;
    job.nextTry = {};
    job.files.removeFirst();
    job.files[0].path = QStringLiteral("/elsewhere");
    QVERIFY(m_store->apply(changeOf(job)));
    const StoreOpening opening = reopened();
    QCOMPARE(opening.jobs.size(), 1);
    QVERIFY(opening.jobs.constFirst() == job);
}

void TestJobStore::progressChangesOneFileAlone()
{
    Job job = fullJob();
    Job other = plainJob(78);
    StoreChange change;
    change.jobs = {job, other};
    QVERIFY(m_store->apply(change));

    job.files[1].durable.add({4096, 8192});
    job.files[1].bytesTransferred += 4096;
    StoreChange progress;
    progress.progress = {{job.id, 1, job.files.at(1)},
                         {job.id, 9, job.files.at(1)}, // no such file: nothing
                         {QUuid::createUuid(), 0, job.files.at(1)}};
    progress.durable = false;
    QVERIFY(m_store->apply(progress));

    const StoreOpening opening = reopened();
    QCOMPARE(opening.jobs.size(), 2);
    QVERIFY(opening.jobs.at(0) == job);
    QVERIFY(opening.jobs.at(1) == other);
}

void TestJobStore::aMovingFileComesBackWaiting()
{
    Job job = plainJob(1);
    job.state = JobState::Transferring;
    job.files[0].state = FileState::Moving;
    QVERIFY(m_store->apply(changeOf(job)));
    QCOMPARE(reopened().jobs.constFirst().files.constFirst().state, FileState::Waiting);
    StoreChange progress;
    progress.progress = {{job.id, 0, job.files.at(0)}};
    QVERIFY(m_store->apply(progress));
    const Job again = reopened().jobs.constFirst();
    QCOMPARE(again.files.constFirst().state, FileState::Waiting);
    QCOMPARE(again.state, JobState::Transferring);
}

void TestJobStore::passwordsOfUrlsAreNotWritten()
{
    Job job = plainJob(1);
    job.files[0].url = QUrl(QStringLiteral("http://canaryuser:canaryword@example.org/x"));
    job.files[0].finalUrl = job.files.at(0).url;
    QVERIFY(m_store->apply(changeOf(job)));
    QVERIFY(m_store->backup());
    const QMap<QString, QByteArray> files = everythingIn(folder());
    QVERIFY(files.size() >= 2);
    for (const QByteArray &content : files)
        QVERIFY(!content.contains("canary"));
    const Job again = reopened().jobs.constFirst();
    QCOMPARE(again.files.constFirst().url, QUrl(QStringLiteral("http://example.org/x")));
}

void TestJobStore::finalJobsAreHistoryNewestFirst()
{
    QList<Job> jobs = {plainJob(1), plainJob(2), plainJob(3), plainJob(4)};
    StoreChange change;
    change.jobs = jobs;
    QVERIFY(m_store->apply(change));
    jobs[0].state = JobState::Cancelled;
    jobs[0].modified = jobs.at(0).modified.addSecs(100);
    jobs[2].state = JobState::Acknowledged;
    jobs[2].files[0].state = FileState::Completed;
    change.jobs = jobs;
    QVERIFY(m_store->apply(change));

    const StoreOpening opening = reopened();
    QCOMPARE(opening.jobs.size(), 2);
    QVERIFY(opening.jobs.at(0) == jobs.at(1));
    QVERIFY(opening.jobs.at(1) == jobs.at(3));
    const QList<HistoryEntry> history = m_store->history(10).value();
    QCOMPARE(history.size(), 2);
    QVERIFY(history.at(0).job == jobs.at(0));
    QCOMPARE(history.at(0).ended, jobs.at(0).modified);
    QVERIFY(history.at(1).job == jobs.at(2));
    QVERIFY(!history.at(1).expired);
}

void TestJobStore::historyIsCutAtItsLimit()
{
    StoreChange change;
    for (int i = 0; i < 20; ++i) {
        Job job = plainJob(i);
        job.state = JobState::Acknowledged;
        change.jobs.append(job);
    }
    QVERIFY(m_store->apply(change));
    const QList<HistoryEntry> history = m_store->history(3).value();
    QCOMPARE(history.size(), 3);
    QCOMPARE(history.at(0).job.sequence, 19);
    QCOMPARE(history.at(2).job.sequence, 17);
    QCOMPARE(m_store->history(0).value().size(), 0);
    QCOMPARE(m_store->history(-1).value().size(), 0);
    QCOMPARE(m_store->history(100).value().size(), 20);
}

void TestJobStore::anExpiredJobIsMarked()
{
    StoreChange change;
    change.jobs = {plainJob(1), plainJob(2)};
    change.jobs[0].state = JobState::Cancelled;
    change.jobs[1].state = JobState::Cancelled;
    change.expired = {change.jobs.at(0).id};
    QVERIFY(m_store->apply(change));
    (void)reopened();
    const QList<HistoryEntry> history = m_store->history(10).value();
    QCOMPARE(history.size(), 2);
    QVERIFY(!history.at(0).expired);
    QVERIFY(history.at(1).expired);
}

void TestJobStore::farewellsStayUntilTheyAreGone()
{
    const Job job = fullJob();
    reopened();
    StoreChange change;
    change.newFarewells = {farewellOf(0, job), farewellOf(7, job)};
    QVERIFY(m_store->apply(change));
    const QList<Farewell> farewells = reopened().farewells;
    QCOMPARE(farewells.size(), 2);
    QVERIFY(farewells.at(0).id > 0);
    change.newFarewells[0].id = farewells.at(0).id;
    QCOMPARE(farewells, change.newFarewells);

    StoreChange gone;
    gone.goneFarewells = {farewells.at(0).id};
    QVERIFY(m_store->apply(gone));
    QCOMPARE(reopened().farewells, change.newFarewells.mid(1));
}

void TestJobStore::leftoversStayUntilTheyAreGone()
{
    const Job job = fullJob();
    const QString part = job.files.at(0).partName;
    StoreChange change;
    change.newLeftovers = {
        {0, job.id, QStringLiteral("/mnt/usb"), part, 7, ~quint64(0), ~quint64(1)},
        {41, job.id, QStringLiteral("/home"), part, 1, 2, 0}};
    QVERIFY(m_store->apply(change));
    QList<Leftover> leftovers = reopened().leftovers;
    QCOMPARE(leftovers.size(), 2);
    QVERIFY(leftovers.at(0).id > 0);
    change.newLeftovers[0].id = leftovers.at(0).id;
    QCOMPARE(leftovers, change.newLeftovers);

    StoreChange gone;
    gone.goneLeftovers = {leftovers.at(0).id};
    QVERIFY(m_store->apply(gone));
    QCOMPARE(reopened().leftovers, change.newLeftovers.mid(1));
}

void TestJobStore::policyAndNotesAreWrittenAndRemoved()
{
    StoreChange change;
    change.policy = {{QStringLiteral("MaxJobsPerUser"), QStringLiteral("5")},
                     {QStringLiteral("JobInactivityTimeout"), QStringLiteral("30d")}};
    change.notes = {{QStringLiteral("last-seen"), QStringLiteral("now")}};
    QVERIFY(m_store->apply(change));
    QCOMPARE(reopened().policy, change.policy);
    QCOMPARE(reopened().notes, change.notes);

    StoreChange removal;
    removal.policy = {{QStringLiteral("MaxJobsPerUser"), QString()}};
    removal.notes = {{QStringLiteral("last-seen"), QStringLiteral("later")}};
    QVERIFY(m_store->apply(removal));
    const StoreOpening opening = reopened();
    QCOMPARE(opening.policy.keys(), QStringList{QStringLiteral("JobInactivityTimeout")});
    QCOMPARE(opening.notes.value(QStringLiteral("last-seen")), QStringLiteral("later"));
}

void TestJobStore::aChangeIsAllOrNothing()
{
    const Job first = plainJob(1);
    QVERIFY(m_store->apply(changeOf(first)));
    QVERIFY(tamper(storePath(folder()),
                   QStringLiteral("CREATE TRIGGER refuse BEFORE INSERT ON notes "
                                  "BEGIN SELECT RAISE(ABORT, 'no room'); END")));
    StoreChange change = changeOf(plainJob(2));
    change.policy = {{QStringLiteral("MaxJobsPerUser"), QStringLiteral("5")}};
    change.notes = {{QStringLiteral("last-seen"), QStringLiteral("now")}};
    const Done done = m_store->apply(change);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::StoreFailed);
    QVERIFY2(done.error().detail.contains(u"no room"), qPrintable(done.error().detail));

    QVERIFY(m_store->apply(changeOf(plainJob(3))));
    const StoreOpening opening = reopened();
    QCOMPARE(opening.jobs.size(), 2);
    QCOMPARE(opening.jobs.at(1).sequence, 3);
    QVERIFY(opening.policy.isEmpty());
}

void TestJobStore::aRowAloneLeavesTheFilesAsTheyAre()
{
    Job job = fullJob();
    QVERIFY(m_store->apply(changeOf(job)));
    const QList<File> files = std::exchange(job.files, {});
    job.state = JobState::Transferring;
    StoreChange change;
    change.rows = {job};
    QVERIFY(m_store->apply(change));
    const Job again = reopened().jobs.constFirst();
    QCOMPARE(again.state, JobState::Transferring);
    QVERIFY(again.files == files);
}

void TestJobStore::severalChangesAreOneTransaction()
{
    Job job = plainJob(1);
    QVERIFY(m_store->apply(changeOf(job)));
    QList<StoreChange> changes;
    for (int i = 0; i < 50; ++i) {
        StoreChange change = changeOf(plainJob(2 + i));
        change.durable = i % 2 == 0;
        changes.append(change);
    }
    const int before = transactionsInLog(storePath(folder()));
    const QList<Done> outcomes = m_store->applyAll(changes);
    QCOMPARE(outcomes.size(), 50);
    QVERIFY(std::all_of(outcomes.begin(), outcomes.end(),
                        [](const Done &done) { return done.has_value(); }));
    QCOMPARE(transactionsInLog(storePath(folder())), before + 1);
    QCOMPARE(reopened().jobs.size(), 51);
}

void TestJobStore::whatIsWrongAmongSeveralIsRefusedAlone()
{
    QVERIFY(tamper(storePath(folder()),
                   QStringLiteral("CREATE TRIGGER refuse BEFORE INSERT ON notes "
                                  "BEGIN SELECT RAISE(ABORT, 'no room'); END")));
    StoreChange wrong = changeOf(plainJob(2));
    wrong.notes = {{QStringLiteral("last-seen"), QStringLiteral("now")}};
    const QList<Done> outcomes =
        m_store->applyAll({changeOf(plainJob(1)), wrong, changeOf(plainJob(3))});
    QCOMPARE(outcomes.size(), 3);
    QVERIFY(outcomes.at(0));
    QVERIFY(!outcomes.at(1));
    QVERIFY(outcomes.at(2));
    const QList<Job> jobs = reopened().jobs.unpacked();
    QCOMPARE(jobs.size(), 2);
    QCOMPARE(jobs.at(1).sequence, 3);
}

void TestJobStore::checkpointsAndDurableChangesBothSurvive()
{
    Job job = plainJob(1);
    QVERIFY(m_store->apply(changeOf(job)));
    for (int i = 1; i <= 20; ++i) {
        job.files[0].bytesTransferred = i;
        StoreChange change;
        change.progress = {{job.id, 0, job.files.at(0)}};
        change.durable = i % 2 == 0;
        QVERIFY(m_store->apply(change));
    }
    QVERIFY(reopened().jobs.constFirst() == job);
}

void TestJobStore::aFullDiskFailsTheChangeAndKeepsTheStore()
{
    SmallDisk disk(folder() % u"/disk", 1 << 20);
    if (!disk.isMounted())
        QSKIP(qPrintable(disk.complaint()));
    int saved = 0;
    {
        JobStore store;
        QVERIFY(store.open(disk.folder()));
        Done done;
        while (saved < 10'000) {
            Job job = plainJob(saved);
            job.description = QString(1000, u'd');
            done = store.apply(changeOf(job));
            if (!done)
                break;
            ++saved;
        }
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::StoreFailed);
        QCOMPARE(store.history(1).value().size(), 0);
        const Done backup = store.backup();
        QVERIFY(!backup);
        QCOMPARE(QDir(disk.folder()).entryList({QStringLiteral("*backup*")}), QStringList());
    }
    JobStore again;
    const Result<StoreOpening> opening = again.open(disk.folder());
    QVERIFY(opening);
    QCOMPARE(opening->setAside, QString());
    QCOMPARE(opening->jobs.size(), saved);
}

void TestJobStore::aStoreThatIsNotOpenSaysSo()
{
    JobStore store;
    QCOMPARE(store.apply({}).error().code, ErrorCode::StoreFailed);
    QCOMPARE(store.history(1).error().code, ErrorCode::StoreFailed);
    QCOMPARE(store.blocks({}, {}).error().code, ErrorCode::StoreFailed);
    QCOMPARE(store.backup().error().code, ErrorCode::StoreFailed);
}

void TestJobStore::aFolderThatCannotBeMadeIsSaid()
{
    put(folder() % u"/file", "x");
    JobStore store;
    const Result<StoreOpening> opening = store.open(folder() % u"/file/tranship");
    QVERIFY(!opening);
    QCOMPARE(opening.error().code, ErrorCode::StoreFailed);
}

void TestJobStore::openingAgainStartsAfresh()
{
    QVERIFY(m_store->apply(changeOf(plainJob(1))));
    QTemporaryDir other;
    const Result<StoreOpening> opening = m_store->open(other.path());
    QVERIFY(opening);
    QVERIFY(opening->jobs.isEmpty());
    QCOMPARE(m_store->open(folder()).value().jobs.size(), 1);
}

QTEST_GUILESS_MAIN(TestJobStore)
#include "tst_jobstore.moc"
