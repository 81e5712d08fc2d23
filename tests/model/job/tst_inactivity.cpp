// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/inactivity.h"

#include <QtTest>

using namespace tranship;
using std::chrono::seconds;

class TestInactivity final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runningTimeIsCountedByBothClocks_data();
    void runningTimeIsCountedByBothClocks();
    void aClockSetForwardWhileRunningExpiresNothing();
    void aClockSetBackNeitherExpiresNorStopsTheCount();
    void timeWithTheMachineOffCounts_data();
    void timeWithTheMachineOffCounts();
    void expiryComesAfterAWarning_data();
    void expiryComesAfterAWarning();
    void aMachineOffForAHundredDaysLeavesAnHourToKeepTheJob();
    void timeLeftIsNeverNegative();
};

static constexpr qint64 day = 86'400;
static constexpr seconds timeout{90 * day};

void TestInactivity::runningTimeIsCountedByBothClocks_data()
{
    QTest::addColumn<qint64>("wall");
    QTest::addColumn<qint64>("monotonic");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("both agree") << 60LL << 60LL << 60LL;
    QTest::newRow("nothing passed") << 0LL << 0LL << 0LL;
    QTest::newRow("a second off by reading") << 61LL << 60LL << 61LL;
    QTest::newRow("jump forward") << 100 * day << 60LL << 61LL;
    QTest::newRow("jump back") << -100 * day << 60LL << 0LL;
    QTest::newRow("slewed back") << 55LL << 60LL << 55LL;
    QTest::newRow("another process's monotonic clock") << 60LL << -5'000LL << 1LL;
}

void TestInactivity::runningTimeIsCountedByBothClocks()
{
    QFETCH(qint64, wall);
    QFETCH(qint64, monotonic);
    const ClockReading before{seconds(1'700'000'000), seconds(5'000)};
    const ClockReading now{before.wall + seconds(wall), before.monotonic + seconds(monotonic)};
    QTEST(static_cast<qint64>(observedWhileRunning(before, now).count()), "expected");
}

void TestInactivity::aClockSetForwardWhileRunningExpiresNothing()
{
    ClockReading clock{seconds(1'700'000'000), seconds(0)};
    seconds inactive{0};
    for (int minute = 0; minute < 60; ++minute) {
        const ClockReading before = clock;
        clock.monotonic += seconds(60);
        clock.wall += seconds(60);
        if (minute == 10)
            clock.wall += seconds(100 * day);
        if (minute == 20)
            clock.wall -= seconds(100 * day);
        if (minute == 30)
            clock.wall += seconds(100 * day);
        inactive += observedWhileRunning(before, clock);
        QCOMPARE(expiryOf(inactive, timeout, clock.monotonic), Expiry::None);
    }
    QVERIFY(inactive <= seconds(3'600 + 2));
}

void TestInactivity::aClockSetBackNeitherExpiresNorStopsTheCount()
{
    ClockReading clock{seconds(1'700'000'000), seconds(0)};
    seconds inactive{0};
    for (int i = 0; i < 91; ++i) {
        const ClockReading before = clock;
        clock.monotonic += seconds(day);
        clock.wall += i == 5 ? seconds(-400 * day) : seconds(day);
        inactive += observedWhileRunning(before, clock);
    }
    QCOMPARE(inactive, seconds(90 * day));
    QCOMPARE(expiryOf(inactive, timeout, clock.monotonic), Expiry::Cancel);
}

void TestInactivity::timeWithTheMachineOffCounts_data()
{
    QTest::addColumn<qint64>("last");
    QTest::addColumn<qint64>("start");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("an hour") << 1'000'000LL << 1'003'600LL << 3'600LL;
    QTest::newRow("a hundred days") << 0LL << 100 * day << 100 * day;
    QTest::newRow("at once") << 1'000LL << 1'000LL << 0LL;
    QTest::newRow("clock set back meanwhile") << 1'000'000LL << 5LL << 0LL;
}

void TestInactivity::timeWithTheMachineOffCounts()
{
    QFETCH(qint64, last);
    QFETCH(qint64, start);
    QTEST(static_cast<qint64>(observedWhileStopped(seconds(last), seconds(start)).count()),
          "expected");
}

void TestInactivity::expiryComesAfterAWarning_data()
{
    QTest::addColumn<qint64>("inactive");
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<qint64>("sinceStart");
    QTest::addColumn<Expiry>("expected");
    const auto row = [](const char *name, qint64 inactive, qint64 limit, qint64 sinceStart,
                        Expiry expected) {
        QTest::newRow(name) << inactive << limit << sinceStart << expected;
    };
    row("fresh", 0, 90 * day, 10 * day, Expiry::None);
    row("a second before the warning", 83 * day - 1, 90 * day, 10 * day, Expiry::None);
    row("7 days left", 83 * day, 90 * day, 10 * day, Expiry::Warn);
    row("a second left", 90 * day - 1, 90 * day, 10 * day, Expiry::Warn);
    row("over", 90 * day, 90 * day, 10 * day, Expiry::Cancel);
    row("long over", 400 * day, 90 * day, 10 * day, Expiry::Cancel);
    row("warned at start too", 83 * day, 90 * day, 0, Expiry::Warn);
    row("over, just started", 400 * day, 90 * day, 0, Expiry::Warn);
    row("over, grace not over", 400 * day, 90 * day, 3'599, Expiry::Warn);
    row("over, grace over", 400 * day, 90 * day, 3'600, Expiry::Cancel);
    row("14 days, half of it", 7 * day, 14 * day, day, Expiry::Warn);
    row("a day, before half of it", day / 2 - 1, day, day, Expiry::None);
    row("a day, half of it", day / 2, day, day, Expiry::Warn);
    row("ten minutes, grace of one", 600, 600, 59, Expiry::Warn);
    row("ten minutes, grace over", 600, 600, 60, Expiry::Cancel);
    row("five seconds", 5, 5, 0, Expiry::Cancel);
}

void TestInactivity::expiryComesAfterAWarning()
{
    QFETCH(qint64, inactive);
    QFETCH(qint64, limit);
    QFETCH(qint64, sinceStart);
    QTEST(expiryOf(seconds(inactive), seconds(limit), seconds(sinceStart)), "expected");
}

void TestInactivity::aMachineOffForAHundredDaysLeavesAnHourToKeepTheJob()
{
    const seconds off = observedWhileStopped(seconds(0), seconds(100 * day));
    QCOMPARE(expiryOf(off, timeout, seconds(0)), Expiry::Warn);
    QCOMPARE(expiryOf(off + seconds(1'800), timeout, seconds(1'800)), Expiry::Warn);
    QCOMPARE(expiryOf(off + seconds(3'600), timeout, seconds(3'600)), Expiry::Cancel);
    // Keep counts as activity: it begins from nothing.
    QCOMPARE(expiryOf(seconds(1'800), timeout, seconds(3'600)), Expiry::None);
}

void TestInactivity::timeLeftIsNeverNegative()
{
    QCOMPARE(timeLeft(seconds(0), timeout), timeout);
    QCOMPARE(timeLeft(seconds(89 * day), timeout), seconds(day));
    QCOMPARE(timeLeft(timeout, timeout), seconds(0));
    QCOMPARE(timeLeft(seconds(400 * day), timeout), seconds(0));
}

QTEST_GUILESS_MAIN(TestInactivity)
#include "tst_inactivity.moc"
