// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/patiencetimer.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace tranship;
using namespace std::chrono_literals;

class TestPatienceTimer final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ringsOnceAfterItsTime();
    void ringsAfterTheLastStart();
    void ringsEarlierWhenStartedForLess();
    void ringsNoMoreWhenStopped();
    void ringsAgainWhenStartedAgain();
};

void TestPatienceTimer::ringsOnceAfterItsTime()
{
    PatienceTimer timer;
    QSignalSpy rings(&timer, &PatienceTimer::timeout);
    QElapsedTimer age;
    age.start();
    timer.start(20ms);
    QVERIFY(rings.wait());
    QVERIFY(age.elapsed() >= 20);
    // a second one would come before that of a timer started now
    PatienceTimer later;
    QSignalSpy laterRings(&later, &PatienceTimer::timeout);
    later.start(40ms);
    QVERIFY(laterRings.wait());
    QCOMPARE(rings.count(), 1);
}

void TestPatienceTimer::ringsAfterTheLastStart()
{
    PatienceTimer timer;
    QSignalSpy rings(&timer, &PatienceTimer::timeout);
    timer.start(20ms);
    QElapsedTimer age;
    age.start();
    timer.start(60ms);
    QVERIFY(rings.wait());
    QVERIFY(age.elapsed() >= 60);
    QCOMPARE(rings.count(), 1);
}

void TestPatienceTimer::ringsEarlierWhenStartedForLess()
{
    PatienceTimer timer;
    QSignalSpy rings(&timer, &PatienceTimer::timeout);
    timer.start(1h);
    timer.start(5ms);
    QVERIFY(rings.wait());
}

void TestPatienceTimer::ringsNoMoreWhenStopped()
{
    PatienceTimer timer;
    QSignalSpy rings(&timer, &PatienceTimer::timeout);
    timer.start(10ms);
    timer.stop();
    PatienceTimer later;
    QSignalSpy laterRings(&later, &PatienceTimer::timeout);
    later.start(30ms);
    QVERIFY(laterRings.wait());
    QCOMPARE(rings.count(), 0);
}

void TestPatienceTimer::ringsAgainWhenStartedAgain()
{
    PatienceTimer timer;
    QSignalSpy rings(&timer, &PatienceTimer::timeout);
    timer.start(5ms);
    QVERIFY(rings.wait());
    timer.start(0ms);
    QVERIFY(rings.wait());
}

QTEST_GUILESS_MAIN(TestPatienceTimer)
#include "tst_patiencetimer.moc"
