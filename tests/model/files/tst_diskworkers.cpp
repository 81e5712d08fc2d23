// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/diskworkers.h"

#include "model/files/device.h"

#include <QDir>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <mutex>

using namespace tranship;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Devices by the first letter of the folder; "/hung..." answers when the gate opens.
struct Devices {
    std::atomic<int> looks = 0;
    std::atomic<QThread *> lookedIn = nullptr;
    std::atomic<quint64> moved = 0; ///< added to every number: as if something had been mounted
    QSemaphore gate;

    quint64 of(const QString &folder)
    {
        ++looks;
        lookedIn = QThread::currentThread();
        if (folder.startsWith(u"/hung"_s)) {
            gate.acquire();
            gate.release();
        }
        return folder.at(1).unicode() + moved;
    }
};

} // namespace

class TestDiskWorkers final : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() { m_devices = std::make_shared<Devices>(); }

    void workOnOneDeviceIsDoneInOrderInOneThread();
    void aStuckDeviceHoldsUpNoOther();
    void aStuckLookHoldsUpNoOtherFolder();
    void theCallersThreadNeverAsksTheDisk();
    void workBeforeTheLookIsDoneInOrderToo();
    void workOnNoFolderHasAThreadOfItsOwn();
    void aFolderIsLookedAtAnewAfterAWhile();
    void aThreadWithNothingToDoEnds();
    void theEndWaitsForWhatWasPosted();
    void theEndDoesNotWaitForAStuckDisk();
    void whatStuckWorkUsesIsKept();
    void theThreadsBearTheirName();
    void workPostedAsideIsDoneSideBySide();
    void workPostedAsideBeginsAfterWhatWasPostedBefore();
    void workGoesOnBesideWhatWasPostedAside();
    void aDeviceWhoseSyncsAreStuckHoldsUpNoOther();
    void threadsForWorkAsideEndToo();
    void theEndWaitsForWhatWasPostedAside();
    void theEndDoesNotWaitForStuckWorkAside();
    void aFolderThatIsNotThereIsOnTheDeviceAboveIt();
    void otherWorkersHaveOneThreadForAllFolders();

private:
    [[nodiscard]] DiskWorkers::Options options() const
    {
        DiskWorkers::Options options;
        options.threadName = u"disk"_s;
        options.deviceOf = [devices = m_devices](const QString &folder) {
            return devices->of(folder);
        };
        return options;
    }

    std::shared_ptr<Devices> m_devices;
};

void TestDiskWorkers::workOnOneDeviceIsDoneInOrderInOneThread()
{
    DiskWorkers workers(options());
    std::mutex mutex;
    QList<int> done;
    QSet<QThread *> threads;
    int answered = 0;
    // two folders whose device is known, so that what they post is in one line
    for (const QString &folder : {u"/ssd/a"_s, u"/ssd/b"_s}) {
        bool isKnown = false;
        workers.of(folder).post([] {}, this, [&isKnown] { isKnown = true; });
        QTRY_VERIFY(isKnown);
    }
    for (int i = 0; i < 100; ++i) {
        workers.of(i % 2 == 0 ? u"/ssd/a"_s : u"/ssd/b"_s)
            .post(
                [&, i] {
                    const std::lock_guard lock(mutex);
                    done.append(i);
                    threads.insert(QThread::currentThread());
                },
                this, [&answered] { ++answered; });
    }
    QTRY_COMPARE(answered, 100);
    QVERIFY(std::is_sorted(done.begin(), done.end()));
    QCOMPARE(threads.size(), 1);
    QVERIFY(!threads.contains(QThread::currentThread()));
    QCOMPARE(workers.threadCount(), 1);
}

void TestDiskWorkers::aStuckDeviceHoldsUpNoOther()
{
    QSemaphore gate;
    DiskWorkers workers(options());
    bool isStickDone = false;
    bool isSsdDone = false;
    workers.of(u"/usb"_s).post([&gate] { gate.acquire(); }, this,
                               [&isStickDone] { isStickDone = true; });
    workers.of(u"/ssd"_s).post([] {}, this, [&isSsdDone] { isSsdDone = true; });
    QTRY_VERIFY(isSsdDone);
    QVERIFY(!isStickDone);
    gate.release();
    QTRY_VERIFY(isStickDone);
}

void TestDiskWorkers::aStuckLookHoldsUpNoOtherFolder()
{
    DiskWorkers workers(options());
    bool isHungDone = false;
    bool isSsdDone = false;
    workers.of(u"/hung"_s).post([] {}, this, [&isHungDone] { isHungDone = true; });
    workers.of(u"/ssd"_s).post([] {}, this, [&isSsdDone] { isSsdDone = true; });
    QTRY_VERIFY(isSsdDone);
    QVERIFY(!isHungDone);
    m_devices->gate.release();
    QTRY_VERIFY(isHungDone);
}

void TestDiskWorkers::theCallersThreadNeverAsksTheDisk()
{
    DiskWorkers workers(options());
    Worker &worker = workers.of(u"/ssd"_s);
    QCOMPARE(m_devices->looks.load(), 0);
    bool isDone = false;
    worker.post([] {}, this, [&isDone] { isDone = true; });
    QTRY_VERIFY(isDone);
    QCOMPARE(m_devices->looks.load(), 1);
    QVERIFY(m_devices->lookedIn != QThread::currentThread());
}

void TestDiskWorkers::workBeforeTheLookIsDoneInOrderToo()
{
    DiskWorkers workers(options());
    QList<int> answered;
    workers.of(u"/home"_s).post([] {}, this, [&answered] { answered.append(-1); });
    QTRY_COMPARE(answered.size(), 1);
    // the device is that of /home, so that what waits for the look moves there
    for (int i = 0; i < 20; ++i)
        workers.of(u"/hung"_s).post([] {}, this, [&answered, i] { answered.append(i); });
    m_devices->gate.release();
    QTRY_COMPARE(answered.size(), 21);
    QVERIFY(std::is_sorted(answered.begin(), answered.end()));
    QTRY_COMPARE(workers.threadCount(), 1);
    bool isDone = false;
    workers.of(u"/hung"_s).post([] {}, this, [&isDone] { isDone = true; });
    QTRY_VERIFY(isDone);
    QCOMPARE(m_devices->looks.load(), 2);
}

void TestDiskWorkers::workOnNoFolderHasAThreadOfItsOwn()
{
    QSemaphore gate;
    DiskWorkers workers(options());
    bool isDone = false;
    workers.of(u"/ssd"_s).post([&gate] { gate.acquire(); }, nullptr, {});
    workers.post([] {}, this, [&isDone] { isDone = true; });
    QTRY_VERIFY(isDone);
    gate.release();
}

void TestDiskWorkers::aFolderIsLookedAtAnewAfterAWhile()
{
    DiskWorkers::Options given = options();
    given.freshness = 0ms;
    DiskWorkers workers(given);
    const auto threadOf = [&](const QString &folder) {
        QThread *thread = nullptr;
        bool isDone = false;
        workers.of(folder).post([&thread] { thread = QThread::currentThread(); }, this,
                                [&isDone] { isDone = true; });
        [[maybe_unused]] const bool came = QTest::qWaitFor([&isDone] { return isDone; });
        return thread;
    };
    QThread *before = threadOf(u"/mnt"_s);
    QCOMPARE(threadOf(u"/mnt"_s), before);
    m_devices->moved = 1000;
    QVERIFY(threadOf(u"/mnt"_s) != before);
    QVERIFY(m_devices->looks >= 3);
}

void TestDiskWorkers::aThreadWithNothingToDoEnds()
{
    DiskWorkers::Options given = options();
    given.idleTime = 1ms;
    DiskWorkers workers(given);
    for (int round = 0; round < 3; ++round) {
        bool isDone = false;
        workers.of(u"/ssd"_s).post([] {}, this, [&isDone] { isDone = true; });
        QTRY_VERIFY(isDone);
        QTRY_COMPARE(workers.threadCount(), 0);
    }
}

void TestDiskWorkers::theEndWaitsForWhatWasPosted()
{
    std::atomic<int> done = 0;
    QSemaphore gate;
    {
        DiskWorkers workers(options());
        for (int i = 0; i < 50; ++i) {
            workers.of(u"/ssd"_s).post([&done] { ++done; }, nullptr, {});
            workers.of(u"/hung"_s).post([&done] { ++done; }, nullptr, {});
            workers.post([&done] { ++done; }, nullptr, {});
        }
        m_devices->gate.release();
    }
    QCOMPARE(done.load(), 150);
}

void TestDiskWorkers::theEndDoesNotWaitForAStuckDisk()
{
    const auto gate = std::make_shared<QSemaphore>();
    const auto done = std::make_shared<QSemaphore>();
    bool isAnswered = false;
    {
        DiskWorkers::Options given = options();
        given.patience = 20ms;
        DiskWorkers workers(given);
        workers.of(u"/usb"_s).post([gate] { gate->acquire(); }, nullptr, {});
        workers.of(u"/usb"_s).post([done] { done->release(); }, this,
                                   [&isAnswered] { isAnswered = true; });
    }
    QVERIFY(!isAnswered);
    // a disk that comes back finds its work still there
    gate->release();
    QVERIFY(done->tryAcquire(1, 10'000));
    QTRY_VERIFY(isAnswered);
}

void TestDiskWorkers::whatStuckWorkUsesIsKept()
{
    const auto gate = std::make_shared<QSemaphore>();
    auto used = std::make_shared<int>(1);
    const std::weak_ptr<int> watch = used;
    {
        DiskWorkers::Options given = options();
        given.patience = 1ms;
        given.kept = std::move(used);
        DiskWorkers workers(given);
        workers.of(u"/usb"_s).post([gate] { gate->acquire(); }, nullptr, {});
    }
    QVERIFY(!watch.expired());
    gate->release();
    QTRY_VERIFY(watch.expired());
}

void TestDiskWorkers::theThreadsBearTheirName()
{
    DiskWorkers workers(options());
    QString name;
    runOn<QString>(
        workers.of(u"/ssd"_s), this, [] { return QThread::currentThread()->objectName(); },
        [&name](const QString &answer) { name = answer; });
    QTRY_COMPARE(name, u"disk"_s);
}

void TestDiskWorkers::workPostedAsideIsDoneSideBySide()
{
    constexpr int many = 3 * Worker::mostAside;
    DiskWorkers workers(options());
    QSemaphore begun;
    QSemaphore gate;
    QSet<QString> names;
    int answered = 0;
    for (int i = 0; i < many; ++i) {
        runAside<QString>(
            workers.of(i % 2 == 0 ? u"/ssd/a"_s : u"/ssd/b"_s), this,
            [&] {
                begun.release();
                gate.acquire();
                return QThread::currentThread()->objectName();
            },
            [&](const QString &name) {
                names.insert(name);
                ++answered;
            });
    }
    QVERIFY(begun.tryAcquire(Worker::mostAside, 10'000)); // none has ended yet
    QVERIFY(!begun.tryAcquire(1, 20)); // and no more are begun
    gate.release(many);
    QTRY_COMPARE(answered, many);
    QCOMPARE(names, QSet{u"disk"_s});
}

void TestDiskWorkers::workPostedAsideBeginsAfterWhatWasPostedBefore()
{
    DiskWorkers workers(options());
    std::atomic<bool> isDone = false;
    std::optional<bool> wasDone;
    // the gate is that of the look at the device too
    workers.of(u"/hung"_s).post([&isDone] { isDone = true; }, nullptr, {});
    runAside<bool>(
        workers.of(u"/hung"_s), this, [&isDone] { return isDone.load(); },
        [&wasDone](bool answer) { wasDone = answer; });
    m_devices->gate.release();
    QTRY_VERIFY(wasDone);
    QVERIFY(*wasDone);
}

void TestDiskWorkers::workGoesOnBesideWhatWasPostedAside()
{
    QSemaphore gate;
    DiskWorkers workers(options());
    bool isAnswered = false;
    bool isAsideAnswered = false;
    workers.of(u"/ssd"_s).postAside([&gate] { gate.acquire(); }, this,
                                    [&isAsideAnswered] { isAsideAnswered = true; });
    workers.of(u"/ssd"_s).post([] {}, this, [&isAnswered] { isAnswered = true; });
    QTRY_VERIFY(isAnswered);
    QVERIFY(!isAsideAnswered);
    gate.release();
    QTRY_VERIFY(isAsideAnswered);
}

void TestDiskWorkers::aDeviceWhoseSyncsAreStuckHoldsUpNoOther()
{
    constexpr int many = 2 * Worker::mostAside;
    QSemaphore gate;
    DiskWorkers workers(options());
    int stuck = 0;
    bool isSsdDone = false;
    for (int i = 0; i < many; ++i)
        workers.of(u"/usb"_s).postAside([&gate] { gate.acquire(); }, this, [&stuck] { ++stuck; });
    workers.of(u"/ssd"_s).postAside([] {}, this, [&isSsdDone] { isSsdDone = true; });
    QTRY_VERIFY(isSsdDone);
    QCOMPARE(stuck, 0);
    gate.release(many);
    QTRY_COMPARE(stuck, many);
}

void TestDiskWorkers::threadsForWorkAsideEndToo()
{
    DiskWorkers::Options given = options();
    given.idleTime = 1ms;
    DiskWorkers workers(given);
    for (int round = 0; round < 3; ++round) {
        int answered = 0;
        for (int i = 0; i < 10; ++i)
            workers.of(u"/ssd"_s).postAside([] {}, this, [&answered] { ++answered; });
        QTRY_COMPARE(answered, 10);
        QTRY_COMPARE(workers.threadCount(), 0);
    }
}

void TestDiskWorkers::theEndWaitsForWhatWasPostedAside()
{
    std::atomic<int> done = 0;
    {
        DiskWorkers workers(options());
        for (int i = 0; i < 100; ++i) {
            workers.of(u"/ssd"_s).postAside([&done] { ++done; }, nullptr, {});
            workers.of(u"/hung"_s).postAside([&done] { ++done; }, nullptr, {});
            workers.postAside([&done] { ++done; }, nullptr, {});
        }
        m_devices->gate.release();
    }
    QCOMPARE(done.load(), 300);
}

void TestDiskWorkers::theEndDoesNotWaitForStuckWorkAside()
{
    const auto gate = std::make_shared<QSemaphore>();
    const auto done = std::make_shared<QSemaphore>();
    auto used = std::make_shared<int>(1);
    const std::weak_ptr<int> watch = used;
    {
        DiskWorkers::Options given = options();
        given.patience = 20ms;
        given.kept = std::move(used);
        DiskWorkers workers(given);
        workers.of(u"/usb"_s).postAside([gate] { gate->acquire(); }, nullptr, {});
        workers.of(u"/usb"_s).post([gate] { gate->acquire(); }, nullptr, {});
        workers.of(u"/usb"_s).postAside([done] { done->release(); }, nullptr, {});
    }
    QVERIFY(!watch.expired());
    // a disk that comes back finds its work still there
    gate->release(2);
    QVERIFY(done->tryAcquire(1, 10'000));
    QTRY_VERIFY(watch.expired());
}

void TestDiskWorkers::aFolderThatIsNotThereIsOnTheDeviceAboveIt()
{
    const QTemporaryDir folder;
    const quint64 device = deviceOf(folder.path());
    QVERIFY(device != 0);
    QCOMPARE(deviceOf(folder.filePath(u"not/there/yet"_s)), device);
    QCOMPARE(deviceOf(u"/dev"_s) == deviceOf(u"/proc"_s), false);
}

void TestDiskWorkers::otherWorkersHaveOneThreadForAllFolders()
{
    ThreadWorker thread(u"disk"_s);
    QCOMPARE(&thread.of(u"/ssd"_s), &thread);
    InlineWorker here;
    QCOMPARE(&here.of(u"/ssd"_s), &here);
}

QTEST_GUILESS_MAIN(TestDiskWorkers)
#include "tst_diskworkers.moc"
