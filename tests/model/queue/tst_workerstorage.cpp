// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/workerstorage.h"

#include "model/job/filename.h"

#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace tranship;

/// The store on a thread of its own: what is asked comes after what was told before.
class TestWorkerStorage final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theBlocksOfACheckpointAreThereAfterIt();
    void aStoreThatIsNotOpenSaysSo();
    void nobodyIsAnsweredWhoIsGone();

private:
    /// Does `action` on the worker's thread and waits.
    void onWorker(const std::function<void()> &action)
    {
        bool isDone = false;
        m_worker->post(action, this, [&isDone] { isDone = true; });
        QTRY_VERIFY(isDone);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<JobStore> m_store;
    std::unique_ptr<ThreadWorker> m_worker;
    std::unique_ptr<WorkerStorage> m_storage;
};

void TestWorkerStorage::init()
{
    QVERIFY(m_folder.isValid());
    m_worker = std::make_unique<ThreadWorker>(QStringLiteral("store"));
    m_store = std::make_unique<JobStore>();
    m_storage = std::make_unique<WorkerStorage>(*m_worker, *m_store);
}

void TestWorkerStorage::cleanup()
{
    onWorker([this] { m_store.reset(); });
    m_worker.reset();
}

void TestWorkerStorage::theBlocksOfACheckpointAreThereAfterIt()
{
    bool isOpen = false;
    onWorker([&] { isOpen = m_store->open(m_folder.path()).has_value(); });
    QVERIFY(isOpen);

    StoreChange change;
    Job job;
    job.id = QUuid::createUuid();
    File file;
    file.url = QUrl(QStringLiteral("http://127.0.0.1/file"));
    file.path = QStringLiteral("/tmp/file");
    file.partName = partFileName(QStringLiteral("file"), job.id, 0);
    file.durable.add({0, blockLength});
    job.files = {file};
    change.jobs = {job};
    const QList<BlockHash> blocks = {{0, blockLength, QByteArray("\xff\1\2\3\4\5\6\7", 8)}};
    change.progress = {{job.id, 0, file, blocks}};

    bool isApplied = false;
    std::optional<QList<BlockHash>> answer;
    m_storage->apply(change, this, [&](const Done &done) { isApplied = done.has_value(); });
    m_storage->blocks(job.id, file.partName, this, [&](const Result<QList<BlockHash>> &result) {
        QVERIFY(isApplied);
        QCOMPARE(QThread::currentThread(), thread());
        answer = result ? *result : QList<BlockHash>();
    });
    QTRY_VERIFY(answer);
    QCOMPARE(*answer, blocks);
}

void TestWorkerStorage::aStoreThatIsNotOpenSaysSo()
{
    ErrorCode code = ErrorCode::None;
    m_storage->blocks(QUuid::createUuid(), QStringLiteral("x"), this,
                      [&](const Result<QList<BlockHash>> &result) {
                          code = result ? ErrorCode::None : result.error().code;
                      });
    QTRY_COMPARE(code, ErrorCode::StoreFailed);
}

void TestWorkerStorage::nobodyIsAnsweredWhoIsGone()
{
    bool isAnswered = false;
    auto context = std::make_unique<QObject>();
    m_storage->blocks(QUuid::createUuid(), QStringLiteral("x"), context.get(),
                      [&](const Result<QList<BlockHash>> &) { isAnswered = true; });
    context.reset();
    onWorker([] {});
    QVERIFY(!isAnswered);
}

QTEST_GUILESS_MAIN(TestWorkerStorage)
#include "tst_workerstorage.moc"
