// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/workerstorage.h"

#include "model/job/filename.h"
#include "tests/model/store/storesamples.h"
#include "tests/support/heldworker.h"

#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace tranship;
using namespace tranship::test;

namespace {

/// Of a job that is not stored yet, with one file.
struct Checkpoint {
    const JobId job = QUuid::createUuid();
    const QString partName = partFileName(QStringLiteral("file"), job, 0);
    const QList<BlockHash> blocks{{0, blockLength, QByteArray("\xff\1\2\3\4\5\6\7", 8)}};

    [[nodiscard]] StoreChange change() const
    {
        File file;
        file.url = QUrl(QStringLiteral("http://127.0.0.1/file"));
        file.path = QStringLiteral("/tmp/file");
        file.partName = partName;
        file.durable.add({0, blockLength});
        Job stored;
        stored.id = job;
        stored.files = {file};
        StoreChange change;
        change.jobs = {stored};
        change.progress = {{job, 0, file, blocks}};
        return change;
    }
};

} // namespace

class TestWorkerStorage final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aChangeAloneIsWrittenAtOnce();
    void changesThatComeWhileTheStoreWritesAreOneTransaction();
    void eachIsToldItsOwnOutcomeInOrder();
    void whoIsGoneIsNotTold();
    void historyHasWhatWasAskedBefore();
    void theEndWritesWhatStillWaits();
    void theBlocksOfACheckpointAreThereAfterIt();
    void aStoreOnAThreadAnswersInThatOfWhoAsked();
    void aStoreThatIsNotOpenSaysSo();
    void nobodyIsAnsweredWhoIsGone();

private:
    void apply(int number)
    {
        m_storage->apply(changeOf(plainJob(number)), this, [this, number](const Done &done) {
            QVERIFY(done);
            m_told.append(number);
        });
    }

    [[nodiscard]] int transactions() const
    {
        return transactionsInLog(storePath(m_folder->path()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HeldWorker> m_worker;
    std::unique_ptr<JobStore> m_store;
    std::unique_ptr<WorkerStorage> m_storage;
    QList<int> m_told;
};

void TestWorkerStorage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_worker = std::make_unique<HeldWorker>();
    m_store = std::make_unique<JobStore>();
    QVERIFY(m_store->open(m_folder->path()));
    m_storage = std::make_unique<WorkerStorage>(*m_worker, *m_store);
    m_told.clear();
}

void TestWorkerStorage::cleanup()
{
    m_storage.reset();
    m_store.reset();
}

void TestWorkerStorage::aChangeAloneIsWrittenAtOnce()
{
    const int before = transactions();
    for (int number = 0; number < 3; ++number) {
        apply(number);
        QCOMPARE(transactions(), before + number + 1);
        QTRY_COMPARE(m_told.size(), number + 1);
    }
}

void TestWorkerStorage::changesThatComeWhileTheStoreWritesAreOneTransaction()
{
    const int before = transactions();
    m_worker->hold();
    QList<int> asked;
    for (int number = 0; number < 100; ++number) {
        apply(number);
        asked.append(number);
    }
    QCOMPARE(m_worker->count(), 1);
    m_worker->release();
    QTRY_COMPARE(m_told, asked);
    QCOMPARE(transactions(), before + 2); // the first, then all the others
}

void TestWorkerStorage::eachIsToldItsOwnOutcomeInOrder()
{
    QVERIFY(tamper(storePath(m_folder->path()),
                   QStringLiteral("CREATE TRIGGER refuse BEFORE INSERT ON notes "
                                  "BEGIN SELECT RAISE(ABORT, 'no room'); END")));
    m_worker->hold();
    QStringList told;
    for (int number = 0; number < 5; ++number) {
        StoreChange change = changeOf(plainJob(number));
        if (number == 2)
            change.notes = {{QStringLiteral("last-seen"), QStringLiteral("now")}};
        m_storage->apply(change, this, [&told, number](const Done &done) {
            told.append(QString::number(number) + (done ? u"" : u" refused"));
        });
    }
    m_worker->release();
    QTRY_COMPARE(told.size(), 5);
    QCOMPARE(told.join(u','), QStringLiteral("0,1,2 refused,3,4"));
}

void TestWorkerStorage::whoIsGoneIsNotTold()
{
    m_worker->hold();
    apply(1);
    bool isTold = false;
    {
        QObject gone;
        m_storage->apply(changeOf(plainJob(2)), &gone, [&isTold](const Done &) { isTold = true; });
    }
    apply(3);
    m_worker->release();
    QTRY_COMPARE(m_told, (QList<int>{1, 3}));
    QVERIFY(!isTold);
}

void TestWorkerStorage::historyHasWhatWasAskedBefore()
{
    m_worker->hold();
    apply(1);
    Job ended = plainJob(2);
    ended.state = JobState::Cancelled;
    m_storage->apply(changeOf(ended), this, {});
    std::optional<qsizetype> entries;
    m_storage->history(10, this, [&entries](const Result<QList<HistoryEntry>> &history) {
        QVERIFY(history);
        entries = history->size();
    });
    m_worker->release();
    QTRY_VERIFY(entries);
    QCOMPARE(*entries, 1);
}

void TestWorkerStorage::theEndWritesWhatStillWaits()
{
    m_worker->hold();
    apply(1);
    apply(2);
    m_storage.reset();
    m_worker->release();
    m_store = std::make_unique<JobStore>();
    const Result<StoreOpening> opening = m_store->open(m_folder->path());
    QVERIFY(opening);
    QCOMPARE(opening->jobs.size(), 2);
    QVERIFY(m_told.isEmpty());
}

void TestWorkerStorage::theBlocksOfACheckpointAreThereAfterIt()
{
    m_worker->hold();
    apply(1);
    const Checkpoint checkpoint;
    m_storage->apply(checkpoint.change(), this, {}); // waits for the one before
    std::optional<QList<BlockHash>> answer;
    m_storage->blocks(checkpoint.job, checkpoint.partName, this,
                      [&](const Result<QList<BlockHash>> &result) {
                          answer = result ? *result : QList<BlockHash>();
                      });
    m_worker->release();
    QTRY_VERIFY(answer);
    QCOMPARE(*answer, checkpoint.blocks);
}

void TestWorkerStorage::aStoreOnAThreadAnswersInThatOfWhoAsked()
{
    const QTemporaryDir folder;
    ThreadWorker worker(QStringLiteral("store"));
    auto store = std::make_unique<JobStore>();
    std::optional<bool> isOpen;
    runOn<bool>(
        worker, this, [&] { return store->open(folder.path()).has_value(); },
        [&isOpen](bool opened) { isOpen = opened; });
    QTRY_VERIFY(isOpen);
    QVERIFY(*isOpen);
    {
        WorkerStorage storage(worker, *store);
        const Checkpoint checkpoint;
        bool isApplied = false;
        std::optional<QList<BlockHash>> answer;
        storage.apply(checkpoint.change(), this,
                      [&](const Done &done) { isApplied = done.has_value(); });
        storage.blocks(checkpoint.job, checkpoint.partName, this,
                       [&](const Result<QList<BlockHash>> &result) {
                           QVERIFY(isApplied);
                           QCOMPARE(QThread::currentThread(), thread());
                           answer = result ? *result : QList<BlockHash>();
                       });
        QTRY_VERIFY(answer);
        QCOMPARE(*answer, checkpoint.blocks);
    }
    bool isClosed = false;
    worker.post([&store] { store.reset(); }, this, [&isClosed] { isClosed = true; });
    QTRY_VERIFY(isClosed);
}

void TestWorkerStorage::aStoreThatIsNotOpenSaysSo()
{
    JobStore closed;
    WorkerStorage storage(*m_worker, closed);
    ErrorCode code = ErrorCode::None;
    storage.blocks(QUuid::createUuid(), QStringLiteral("x"), this,
                   [&](const Result<QList<BlockHash>> &result) {
                       code = result ? ErrorCode::None : result.error().code;
                   });
    QTRY_COMPARE(code, ErrorCode::StoreFailed);
}

void TestWorkerStorage::nobodyIsAnsweredWhoIsGone()
{
    m_worker->hold();
    bool isAnswered = false;
    auto context = std::make_unique<QObject>();
    m_storage->blocks(QUuid::createUuid(), QStringLiteral("x"), context.get(),
                      [&](const Result<QList<BlockHash>> &) { isAnswered = true; });
    context.reset();
    m_worker->release();
    QCoreApplication::processEvents();
    QVERIFY(!isAnswered);
}

QTEST_GUILESS_MAIN(TestWorkerStorage)
#include "tst_workerstorage.moc"
