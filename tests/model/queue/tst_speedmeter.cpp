// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/speedmeter.h"

#include <QTest>

using namespace tranship;
using namespace std::chrono_literals;

class SpeedMeterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void oneSampleHasNoSpeed()
    {
        SpeedMeter meter;
        QCOMPARE(meter.speed(), 0);
        meter.sample(0ms, 1000);
        QCOMPARE(meter.speed(), 0);
    }

    void aSteadyStreamHasItsSpeed()
    {
        SpeedMeter meter;
        for (int tenth = 0; tenth <= 100; ++tenth)
            meter.sample(std::chrono::milliseconds(tenth * 100), tenth * 100'000);
        QCOMPARE(meter.speed(), 1'000'000);
    }

    void onlyTheLastSecondsCount()
    {
        SpeedMeter meter;
        meter.sample(0s, 0);
        meter.sample(1s, 1'000'000'000);
        for (int second = 2; second <= 20; ++second)
            meter.sample(std::chrono::seconds(second), 1'000'000'000 + second * 10);
        QCOMPARE(meter.speed(), 10);
    }

    void aStandstillFadesToZero()
    {
        SpeedMeter meter;
        meter.sample(0s, 0);
        meter.sample(1s, 1000);
        for (int second = 2; second <= 10; ++second)
            meter.sample(std::chrono::seconds(second), 1000);
        QCOMPARE(meter.speed(), 0);
    }

    void aFileThatStartsOverBeginsANewSeries()
    {
        SpeedMeter meter;
        meter.sample(0s, 5000);
        meter.sample(1s, 6000);
        meter.sample(2s, 0);
        QCOMPARE(meter.speed(), 0);
        meter.sample(3s, 500);
        QCOMPARE(meter.speed(), 500);
    }

    void twoSamplesAtOneMomentAreNoSpeed()
    {
        SpeedMeter meter;
        meter.sample(1s, 0);
        meter.sample(1s, 500);
        QCOMPARE(meter.speed(), 0);
    }
};

QTEST_GUILESS_MAIN(SpeedMeterTest)
#include "tst_speedmeter.moc"
