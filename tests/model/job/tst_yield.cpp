// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/yield.h"

#include <QtTest>

#include <algorithm>
#include <functional>

using namespace tranship;
using namespace std::chrono_literals;

namespace {

constexpr double megabyte = 1e6;

/// A link that others and background jobs share: each connection gets an equal part of what it
/// carries, and what one doesn't take goes to the rest.
struct Link {
    double capacity = 10 * megabyte;
    int ours = 8; ///< connections
    int theirs = 1;
    double others = 0; ///< bytes a second in the last second
    double own = 0;
    YieldState state;

    /// One second in which the others would take `wish` bytes, and we everything.
    void second(double wish)
    {
        const double most = state.limit ? static_cast<double>(*state.limit) : capacity;
        const double fair = capacity * theirs / (ours + theirs);
        others = std::min(wish, std::max(fair, capacity - most));
        own = std::min(most, capacity - others);
        TrafficSample sample;
        sample.elapsed = 1s;
        sample.traffic.own = static_cast<qint64>(own * 1.05);
        sample.traffic.received = sample.traffic.own + static_cast<qint64>(others);
        sample.background = static_cast<qint64>(own);
        state = yield(state, sample);
    }

    struct Means {
        double others = 0;
        double own = 0;
    };

    Means seconds(int count, const std::function<double(int)> &wish)
    {
        Means means;
        for (int i = 0; i < count; ++i) {
            second(wish(i));
            means.others += others / count;
            means.own += own / count;
        }
        return means;
    }
};

std::function<double(int)> always(double wish)
{
    return [wish](int) { return wish; };
}

} // namespace

class TestYield final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aloneNothingLimits();
    void chatterIsNoReasonToGiveWay();
    void oneWhoTakesEverythingGetsNearlyEverything_data();
    void oneWhoTakesEverythingGetsNearlyEverything();
    void whatOthersDoNotTakeIsUsed_data();
    void whatOthersDoNotTakeIsUsed();
    void aWishThatGrowsIsGivenWayTo();
    void aWishThatShrinksIsNoSqueeze();
    void whenOthersAreGoneTheLimitGoesSoon();
    void somethingAlwaysMoves();
    void aSampleOfNoTimeChangesNothing();
    void whatClosedConnectionsBroughtIsOurs();
};

void TestYield::aloneNothingLimits()
{
    Link link;
    const Link::Means means = link.seconds(60, always(0));
    QVERIFY(!link.state.limit);
    QCOMPARE(means.own, link.capacity);
}

void TestYield::chatterIsNoReasonToGiveWay()
{
    Link link;
    link.seconds(60, [](int second) { return second % 7 == 0 ? 100'000.0 : 5'000.0; });
    QVERIFY(!link.state.limit);
}

void TestYield::oneWhoTakesEverythingGetsNearlyEverything_data()
{
    QTest::addColumn<double>("capacity");
    QTest::addColumn<int>("ours");
    QTest::newRow("1 MB/s, 8 connections") << megabyte << 8;
    QTest::newRow("10 MB/s, one connection") << 10 * megabyte << 1;
    QTest::newRow("10 MB/s, 8 connections") << 10 * megabyte << 8;
    QTest::newRow("100 MB/s, 16 connections") << 100 * megabyte << 16;
}

void TestYield::oneWhoTakesEverythingGetsNearlyEverything()
{
    QFETCH(double, capacity);
    QFETCH(int, ours);
    Link link;
    link.capacity = capacity;
    link.ours = ours;
    link.seconds(10, always(0));
    link.seconds(30, always(capacity)); // they find their places
    const Link::Means means = link.seconds(300, always(capacity));
    QVERIFY2(means.others >= 0.85 * capacity, qPrintable(QString::number(means.others)));
    QVERIFY(means.own > 0);
}

void TestYield::whatOthersDoNotTakeIsUsed_data()
{
    QTest::addColumn<double>("wish");
    QTest::newRow("a call, 1 of 10") << megabyte;
    QTest::newRow("a film, 3 of 10") << 3 * megabyte;
    QTest::newRow("6 of 10") << 6 * megabyte;
}

void TestYield::whatOthersDoNotTakeIsUsed()
{
    QFETCH(double, wish);
    Link link;
    link.seconds(30, always(wish));
    const Link::Means means = link.seconds(300, always(wish));
    QVERIFY2(means.others >= 0.9 * wish, qPrintable(QString::number(means.others)));
    QVERIFY2(means.own >= 0.5 * (link.capacity - wish), qPrintable(QString::number(means.own)));
}

void TestYield::aWishThatGrowsIsGivenWayTo()
{
    Link link;
    link.seconds(120, always(2 * megabyte));
    link.seconds(20, always(8 * megabyte));
    const Link::Means means = link.seconds(120, always(8 * megabyte));
    QVERIFY2(means.others >= 0.85 * 8 * megabyte, qPrintable(QString::number(means.others)));
}

void TestYield::aWishThatShrinksIsNoSqueeze()
{
    Link link;
    link.seconds(120, always(8 * megabyte));
    link.seconds(30, always(megabyte));
    const Link::Means means = link.seconds(120, always(megabyte));
    QVERIFY2(means.own >= 0.5 * 9 * megabyte, qPrintable(QString::number(means.own)));
}

void TestYield::whenOthersAreGoneTheLimitGoesSoon()
{
    Link link;
    link.seconds(120, always(link.capacity));
    QVERIFY(link.state.limit);
    link.seconds(15, always(0));
    QVERIFY(!link.state.limit);
}

void TestYield::somethingAlwaysMoves()
{
    Link link;
    link.capacity = 200'000;
    for (int second = 0; second < 300; ++second) {
        link.second(link.capacity);
        QVERIFY(!link.state.limit || *link.state.limit >= 16 * 1024);
    }
}

void TestYield::aSampleOfNoTimeChangesNothing()
{
    const YieldState state = yield({}, {0s, {1'000'000, 0}, 500'000});
    QVERIFY(!state.limit);
    QCOMPARE(state.others, 0.0);
}

void TestYield::whatClosedConnectionsBroughtIsOurs()
{
    // A connection that ended since the last look is counted nowhere but in what was read.
    const YieldState state = yield({}, {1s, {10'000'000, 2'000'000}, 9'700'000});
    QVERIFY(!state.limit);
}

QTEST_GUILESS_MAIN(TestYield)
#include "tst_yield.moc"
