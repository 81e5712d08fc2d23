// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/worker.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

using namespace tranship;

class TestWorker final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workIsDoneElsewhereInOrderAndAnsweredHere();
    void theThreadBearsItsName();
    void aResultArrives();
    void aContextThatDiedWhileTheWorkRanGetsNoAnswer();
    void workWithoutAContextIsDone();
    void anAnswerGoesToTheThreadOfItsContext();
    void theEndWaitsForEverythingPosted();
    void answersArriveAfterTheWorkerIsGone();
    void whatTheWorkHoldsIsGoneWhenTheAnswerArrives();
    void workPostedAsideIsDoneSideBySide();
    void workPostedAsideBeginsAfterWhatWasPostedBefore();
    void workGoesOnBesideWhatWasPostedAside();
    void theEndWaitsForWhatWasPostedAside();
    void aResultArrivesFromAside();
    void inlineWorkIsDoneAtOnceAndAnsweredByTheEventLoop();
};

void TestWorker::workIsDoneElsewhereInOrderAndAnsweredHere()
{
    QList<int> done;
    QList<int> answered;
    bool isElsewhere = true;
    bool isHere = true;
    const QThread *here = QThread::currentThread();
    ThreadWorker worker(QStringLiteral("disk"));
    for (int i = 0; i < 100; ++i) {
        worker.post(
            [&, i] {
                done.append(i);
                isElsewhere = isElsewhere && QThread::currentThread() != here;
            },
            this,
            [&, i] {
                answered.append(i);
                isHere = isHere && QThread::currentThread() == here;
            });
    }
    QTRY_COMPARE(answered.size(), 100);
    QVERIFY(std::is_sorted(done.begin(), done.end()));
    QCOMPARE(answered, done);
    QVERIFY(isElsewhere);
    QVERIFY(isHere);
}

void TestWorker::theThreadBearsItsName()
{
    ThreadWorker worker(QStringLiteral("store"));
    QString name;
    runOn<QString>(
        worker, this, [] { return QThread::currentThread()->objectName(); },
        [&name](const QString &answer) { name = answer; });
    QTRY_COMPARE(name, QStringLiteral("store"));
}

void TestWorker::aResultArrives()
{
    ThreadWorker worker(QStringLiteral("disk"));
    std::unique_ptr<int> answer;
    runOn<std::unique_ptr<int>>(
        worker, this, [] { return std::make_unique<int>(42); },
        [&answer](std::unique_ptr<int> result) { answer = std::move(result); });
    QTRY_VERIFY(answer);
    QCOMPARE(*answer, 42);
}

void TestWorker::aContextThatDiedWhileTheWorkRanGetsNoAnswer()
{
    ThreadWorker worker(QStringLiteral("disk"));
    QSemaphore gate;
    bool isAnswered = false;
    bool isLaterAnswered = false;
    auto context = std::make_unique<QObject>();
    worker.post([&gate] { gate.acquire(); }, context.get(), [&isAnswered] { isAnswered = true; });
    worker.post([] {}, this, [&isLaterAnswered] { isLaterAnswered = true; });
    context.reset();
    gate.release();
    QTRY_VERIFY(isLaterAnswered);
    QVERIFY(!isAnswered);
}

void TestWorker::workWithoutAContextIsDone()
{
    std::atomic<int> done = 0;
    {
        ThreadWorker worker(QStringLiteral("disk"));
        worker.post([&done] { ++done; }, nullptr, [&done] { done += 100; });
        worker.post([&done] { ++done; }, this, {});
    }
    QCoreApplication::processEvents();
    QCOMPARE(done.load(), 2);
}

void TestWorker::anAnswerGoesToTheThreadOfItsContext()
{
    QThread other;
    other.start();
    auto context = std::make_unique<QObject>();
    context->moveToThread(&other);
    std::atomic<QThread *> answeredIn = nullptr;
    ThreadWorker worker(QStringLiteral("disk"));
    worker.post([] {}, context.get(), [&answeredIn] { answeredIn = QThread::currentThread(); });
    QTRY_COMPARE(answeredIn.load(), &other);
    other.quit();
    QVERIFY(other.wait());
}

void TestWorker::theEndWaitsForEverythingPosted()
{
    std::atomic<int> done = 0;
    QSemaphore gate;
    {
        ThreadWorker worker(QStringLiteral("disk"));
        worker.post([&gate] { gate.acquire(); }, nullptr, {});
        for (int i = 0; i < 50; ++i)
            worker.post([&done] { ++done; }, nullptr, {});
        gate.release();
    }
    QCOMPARE(done.load(), 50);
}

void TestWorker::answersArriveAfterTheWorkerIsGone()
{
    bool isAnswered = false;
    {
        ThreadWorker worker(QStringLiteral("disk"));
        worker.post([] {}, this, [&isAnswered] { isAnswered = true; });
    }
    QVERIFY(!isAnswered);
    QTRY_VERIFY(isAnswered);
}

void TestWorker::whatTheWorkHoldsIsGoneWhenTheAnswerArrives()
{
    ThreadWorker worker(QStringLiteral("disk"));
    auto held = std::make_shared<int>(1);
    std::weak_ptr<int> watch = held;
    std::optional<bool> wasGone;
    worker.post([held = std::move(held)] { Q_UNUSED(held) }, this,
                [&] { wasGone = watch.expired(); });
    QTRY_VERIFY(wasGone);
    QVERIFY(*wasGone);
}

void TestWorker::workPostedAsideIsDoneSideBySide()
{
    constexpr int many = 3 * Worker::mostAside;
    ThreadWorker worker(QStringLiteral("disk"));
    QSemaphore begun;
    QSemaphore gate;
    int answered = 0;
    for (int i = 0; i < many; ++i) {
        worker.postAside(
            [&] {
                begun.release();
                gate.acquire();
            },
            this, [&answered] { ++answered; });
    }
    QVERIFY(begun.tryAcquire(Worker::mostAside, 10'000)); // none has ended yet
    QVERIFY(!begun.tryAcquire(1, 20)); // and no more are begun
    gate.release(many);
    QTRY_COMPARE(answered, many);
}

void TestWorker::workPostedAsideBeginsAfterWhatWasPostedBefore()
{
    ThreadWorker worker(QStringLiteral("disk"));
    QSemaphore gate;
    std::atomic<bool> isDone = false;
    std::optional<bool> wasDone;
    worker.post(
        [&] {
            gate.acquire();
            isDone = true;
        },
        nullptr, {});
    runAside<bool>(
        worker, this, [&isDone] { return isDone.load(); },
        [&wasDone](bool answer) { wasDone = answer; });
    gate.release();
    QTRY_VERIFY(wasDone);
    QVERIFY(*wasDone);
}

void TestWorker::workGoesOnBesideWhatWasPostedAside()
{
    ThreadWorker worker(QStringLiteral("disk"));
    QSemaphore gate;
    bool isAnswered = false;
    bool isAsideAnswered = false;
    worker.postAside([&gate] { gate.acquire(); }, this,
                     [&isAsideAnswered] { isAsideAnswered = true; });
    worker.post([] {}, this, [&isAnswered] { isAnswered = true; });
    QTRY_VERIFY(isAnswered);
    QVERIFY(!isAsideAnswered);
    gate.release();
    QTRY_VERIFY(isAsideAnswered);
}

void TestWorker::theEndWaitsForWhatWasPostedAside()
{
    std::atomic<int> done = 0;
    QSemaphore gate;
    {
        ThreadWorker worker(QStringLiteral("disk"));
        worker.post([&gate] { gate.acquire(); }, nullptr, {});
        for (int i = 0; i < 50; ++i)
            worker.postAside([&done] { ++done; }, nullptr, {});
        gate.release();
    }
    QCOMPARE(done.load(), 50);
}

void TestWorker::aResultArrivesFromAside()
{
    ThreadWorker worker(QStringLiteral("disk"));
    std::unique_ptr<int> answer;
    runAside<std::unique_ptr<int>>(
        worker, this, [] { return std::make_unique<int>(42); },
        [&answer](std::unique_ptr<int> result) { answer = std::move(result); });
    QTRY_VERIFY(answer);
    QCOMPARE(*answer, 42);
}

void TestWorker::inlineWorkIsDoneAtOnceAndAnsweredByTheEventLoop()
{
    InlineWorker worker;
    bool isDone = false;
    bool isAnswered = false;
    bool isOtherAnswered = false;
    worker.post([&isDone] { isDone = true; }, this, [&isAnswered] { isAnswered = true; });
    {
        QObject gone;
        worker.post([] {}, &gone, [&isOtherAnswered] { isOtherAnswered = true; });
    }
    QVERIFY(isDone);
    QVERIFY(!isAnswered);
    QTRY_VERIFY(isAnswered);
    QVERIFY(!isOtherAnswered);
}

QTEST_GUILESS_MAIN(TestWorker)
#include "tst_worker.moc"
