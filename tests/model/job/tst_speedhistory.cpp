// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/speedhistory.h"

#include <QtTest>

using namespace tranship;
using std::chrono::seconds;
using Span = SpeedHistory::Span;

class TestSpeedHistory final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKnownBeforeTheFirstMeasurement();
    void secondsWithoutAMeasurementArePauses();
    void severalMeasurementsInABucketAreAveraged();
    void theOldestGoFromTheWindows();
    void theWholeIsKeptInLongerBuckets();
    void aLongPauseLeavesNoOldBuckets();
    void aClockThatGoesBackIsNotBelieved();
    void theSummaryLeavesPausesOut();
    void axesHaveRoundSteps_data();
    void axesHaveRoundSteps();
};

void TestSpeedHistory::nothingIsKnownBeforeTheFirstMeasurement()
{
    const SpeedHistory history;
    for (const Span span : {Span::FiveMinutes, Span::Hour, Span::Whole})
        QVERIFY(history.buckets(span, seconds(100)).isEmpty());
}

void TestSpeedHistory::secondsWithoutAMeasurementArePauses()
{
    SpeedHistory history;
    history.add(seconds(100), 7);
    history.add(seconds(103), 9);
    const QList<SpeedHistory::Bucket> expected = {{seconds(100), 7},
                                                  {seconds(101), -1},
                                                  {seconds(102), -1},
                                                  {seconds(103), 9},
                                                  {seconds(104), -1}};
    QCOMPARE(history.buckets(Span::FiveMinutes, seconds(104)), expected);
    QCOMPARE(history.buckets(Span::Whole, seconds(104)), expected);
}

void TestSpeedHistory::severalMeasurementsInABucketAreAveraged()
{
    SpeedHistory history;
    for (int i = 0; i < 10; ++i)
        history.add(seconds(200 + i), 100 * i);
    const QList<SpeedHistory::Bucket> hour = history.buckets(Span::Hour, seconds(209));
    QCOMPARE(hour.size(), 1);
    QCOMPARE(hour.first().begin, seconds(200));
    QVERIFY(qAbs(hour.first().speed - 450) <= 1);
}

void TestSpeedHistory::theOldestGoFromTheWindows()
{
    SpeedHistory history;
    for (int i = 0; i < 10'000; ++i)
        history.add(seconds(i), i);
    const auto minutes = history.buckets(Span::FiveMinutes, seconds(9'999));
    QCOMPARE(minutes.size(), 300);
    QCOMPARE(minutes.first().begin, seconds(9'700));
    QCOMPARE(minutes.last().speed, 9'999);
    const auto hour = history.buckets(Span::Hour, seconds(9'999));
    QCOMPARE(hour.size(), 360);
    QCOMPARE(hour.last().begin, seconds(9'990));
    // what is asked for later shows the end as a pause
    QCOMPARE(history.buckets(Span::FiveMinutes, seconds(10'100)).first().begin, seconds(9'801));
    QCOMPARE(history.buckets(Span::FiveMinutes, seconds(10'100)).last().speed, -1);
}

void TestSpeedHistory::theWholeIsKeptInLongerBuckets()
{
    SpeedHistory history;
    for (int i = 0; i < 100'000; ++i)
        history.add(seconds(1'001 + i), 1'000);
    const auto whole = history.buckets(Span::Whole, seconds(101'000));
    QVERIFY(whole.size() <= 512);
    QVERIFY(whole.size() > 256);
    QVERIFY(whole.first().begin <= seconds(1'001));
    for (const SpeedHistory::Bucket &bucket : whole)
        QCOMPARE(bucket.speed, 1'000);
    QCOMPARE(whole.at(1).begin - whole.at(0).begin, history.step(Span::Whole));
}

void TestSpeedHistory::aLongPauseLeavesNoOldBuckets()
{
    SpeedHistory history;
    history.add(seconds(10), 5);
    history.add(seconds(100'000), 6);
    const auto minutes = history.buckets(Span::FiveMinutes, seconds(100'000));
    QCOMPARE(minutes.size(), 300);
    QCOMPARE(minutes.first().speed, -1);
    QCOMPARE(minutes.last().speed, 6);
    const auto whole = history.buckets(Span::Whole, seconds(100'000));
    QCOMPARE(whole.first().speed, 5);
    QCOMPARE(whole.last().speed, 6);
}

void TestSpeedHistory::aClockThatGoesBackIsNotBelieved()
{
    SpeedHistory history;
    history.add(seconds(50), 5);
    history.add(seconds(40), 9);
    QCOMPARE(history.buckets(Span::FiveMinutes, seconds(50)),
             (QList<SpeedHistory::Bucket>{{seconds(50), 5}}));
}

void TestSpeedHistory::theSummaryLeavesPausesOut()
{
    const SpeedSummary summary = summaryOf(
        {{seconds(0), 10}, {seconds(5), -1}, {seconds(10), 30}, {seconds(15), -1}}, seconds(5));
    QCOMPARE(summary.average, 20);
    QCOMPARE(summary.highest, 30);
    QCOMPARE(summary.paused, seconds(10));
    QCOMPARE(summaryOf({}, seconds(5)).average, 0);
}

void TestSpeedHistory::axesHaveRoundSteps_data()
{
    QTest::addColumn<qint64>("highest");
    QTest::addColumn<qint64>("end");
    QTest::addColumn<qint64>("step");
    constexpr qint64 kib = 1024;
    constexpr qint64 mib = 1024 * kib;
    const auto row = [](const char *name, qint64 highest, qint64 end, qint64 step) {
        QTest::newRow(name) << highest << end << step;
    };
    row("nothing", 0, 2, 1);
    row("some bytes", 700, 800, 200);
    row("a few KiB", 3 * kib, 3 * kib, 1 * kib);
    row("more KiB", 7 * kib + 1, 8 * kib, 2 * kib);
    row("hundreds of KiB", 900 * kib, 1000 * kib, 200 * kib);
    row("MiB", 11 * mib, 15 * mib, 5 * mib);
    row("just over", 20 * mib + 1, 25 * mib, 5 * mib);
}

void TestSpeedHistory::axesHaveRoundSteps()
{
    QFETCH(qint64, highest);
    const SpeedAxis axis = axisFor(highest);
    QTEST(axis.end, "end");
    QTEST(axis.step, "step");
}

QTEST_GUILESS_MAIN(TestSpeedHistory)
#include "tst_speedhistory.moc"
