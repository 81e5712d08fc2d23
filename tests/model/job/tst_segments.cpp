// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/segments.h"

#include <QTest>

#include <random>

using namespace tranship;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kibibyte = 1024;
constexpr qint64 mebibyte = 1024 * kibibyte;

ByteRanges held(std::initializer_list<ByteRange> ranges)
{
    ByteRanges all;
    for (const ByteRange &range : ranges)
        all.add(range);
    return all;
}

} // namespace

class TestSegments final : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void freeBytesGoFirst()
    {
        const ByteRanges have = held({{0, 100}, {500, 600}});
        QCOMPARE(nextShare(have, 1000, {}, 0ms), (Share{{100, 500}, {}}));
        QCOMPARE(nextShare(have, 1000, {{{100, 500}}}, 0ms), (Share{{600, 1000}, {}}));
        QVERIFY(!nextShare(have, 1000, {{{100, 500}}, {{600, 1000}}}, 0ms));
    }

    void nothingIsLeftOfAWholeFile()
    {
        QVERIFY(!nextShare(held({{0, 1000}}), 1000, {}, 0ms));
        QVERIFY(!nextShare({}, 0, {}, 0ms));
    }

    void theLargestIsHalved()
    {
        const auto share =
            nextShare({}, 3 * mebibyte, {{{0, mebibyte}}, {{mebibyte, 3 * mebibyte}}}, 0ms);
        QCOMPARE(share, (Share{{2 * mebibyte, 3 * mebibyte}, 1}));
    }

    void whatLastsLongestIsHalvedNotWhatIsLongest()
    {
        const QList<Claim> claims{{{0, 100 * mebibyte}, 50 * mebibyte},
                                  {{100 * mebibyte, 110 * mebibyte}, mebibyte}};
        QCOMPARE(nextShare({}, 110 * mebibyte, claims, 0ms),
                 (Share{{105 * mebibyte, 110 * mebibyte}, 1}));
    }

    void bigHalvesBeginAtWholeBlocks()
    {
        const auto share = nextShare(held({{0, 5}}), 103 * mebibyte, {{{5, 103 * mebibyte}}}, 0ms);
        QVERIFY(share);
        QCOMPARE(share->range, (ByteRange{48 * mebibyte, 103 * mebibyte}));
    }

    void smallHalvesBeginAtWholePages()
    {
        const auto share = nextShare(held({{0, 7}}), mebibyte, {{{7, mebibyte}}}, 0ms);
        QVERIFY(share);
        QCOMPARE(share->range.begin % 4096, 0);
    }

    void crumbsAreNotShared()
    {
        QVERIFY(!nextShare({}, 127 * kibibyte, {{{0, 127 * kibibyte}}}, 0ms));
        QVERIFY(nextShare({}, 128 * kibibyte, {{{0, 128 * kibibyte}}}, 0ms));
    }

    void whatEndsSoonIsLeftAlone()
    {
        const Claim claim{{0, 10 * mebibyte}, 10 * mebibyte};
        QVERIFY(!nextShare({}, 10 * mebibyte, {claim}, 1100ms));
        QVERIFY(nextShare({}, 10 * mebibyte, {claim}, 900ms));
    }

    void nothingIsTakenFromOneThatHasNotBegun()
    {
        QVERIFY(!nextShare({}, 10 * mebibyte, {{{0, 10 * mebibyte}, 0, false}}, 0ms));
    }

    /// Whatever is shared out and taken away, every byte is somebody's exactly once.
    void sharesCoverTheFileOnce()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 200; ++round) {
            const qint64 total = 1 + static_cast<qint64>(random() % (200 * mebibyte));
            ByteRanges have;
            for (int i = 0; i < 3; ++i) {
                const auto begin = static_cast<qint64>(random() % total);
                have.add({begin, std::min<qint64>(total, begin + 1 + random() % (8 * mebibyte))});
            }
            QList<Claim> claims;
            while (claims.size() < 32) {
                const auto share = nextShare(have, total, claims, 0ms);
                if (!share)
                    break;
                if (share->from) {
                    QVERIFY(claims[*share->from].rest.begin < share->range.begin);
                    QCOMPARE(claims[*share->from].rest.end, share->range.end);
                    claims[*share->from].rest.end = share->range.begin;
                }
                claims.append(Claim{share->range, static_cast<qint64>(random() % mebibyte)});
            }
            ByteRanges all = have;
            qint64 sum = have.length();
            for (const Claim &claim : claims) {
                all.add(claim.rest);
                sum += claim.rest.length();
            }
            QCOMPARE(all, ByteRanges({0, total}));
            QCOMPARE(sum, total);
        }
    }

    void aConnectionAsksForSomeAtATime_data()
    {
        QTest::addColumn<qint64>("speed");
        QTest::addColumn<std::chrono::milliseconds>("latency");
        QTest::addColumn<qint64>("length");
        QTest::newRow("nothing is known") << qint64(0) << 0ms << 4 * mebibyte;
        QTest::newRow("slow and near") << 1 * mebibyte << 1ms << 4 * mebibyte;
        QTest::newRow("0.4 s") << 40 * mebibyte << 1ms << 16 * mebibyte;
        QTest::newRow("whole blocks") << 39 * mebibyte << 1ms << 12 * mebibyte;
        QTest::newRow("far: 32 times what an answer takes")
            << 10 * mebibyte << 250ms << 80 * mebibyte;
    }

    void aConnectionAsksForSomeAtATime()
    {
        QFETCH(qint64, speed);
        QFETCH(std::chrono::milliseconds, latency);
        QTEST(requestLength(speed, latency), "length");
    }

    void connectionsAreAddedInSlowStart_data()
    {
        QTest::addColumn<Pace>("pace");
        QTest::addColumn<int>("more");
        const Pace far{1, 8, 1 * mebibyte, 100 * mebibyte, 50ms, 50ms};
        const auto with = [](Pace pace, auto change) {
            change(pace);
            return pace;
        };
        QTest::newRow("one becomes two") << far << 1;
        QTest::newRow("two become four")
            << with(far, [](Pace &pace) { pace.connections = 2; }) << 2;
        QTest::newRow("not above the most")
            << with(far, [](Pace &pace) { pace.connections = 6; }) << 2;
        QTest::newRow("the most is reached")
            << with(far, [](Pace &pace) { pace.connections = 8; }) << 0;
        QTest::newRow("the last step cannot show yet")
            << with(far, [](Pace &pace) { pace.sinceStep = 49ms; }) << 0;
        QTest::newRow("a far one is not watched longer than its latency")
            << with(far, [](Pace &pace) { pace.speed = 0; }) << 1;
        QTest::newRow("a near server is watched first") << with(far, [](Pace &pace) {
            pace.latency = 1ms;
            pace.sinceStep = 74ms;
        }) << 0;
        QTest::newRow("a near server that is slow") << with(far, [](Pace &pace) {
            pace.latency = 1ms;
            pace.sinceStep = 75ms;
        }) << 1;
        QTest::newRow("one connection is not the limit") << with(far, [](Pace &pace) {
            pace.speed = 64 * mebibyte;
            pace.rest = 4096 * mebibyte;
        }) << 0;
        QTest::newRow("each of many is the limit") << with(far, [](Pace &pace) {
            pace.connections = 8;
            pace.most = 16;
            pace.speed = 64 * mebibyte;
            pace.rest = 4096 * mebibyte;
        }) << 8;
        QTest::newRow("nearly done")
            << with(far, [](Pace &pace) { pace.rest = mebibyte / 2; }) << 0;
        QTest::newRow("nothing at work")
            << with(far, [](Pace &pace) { pace.connections = 0; }) << 0;
    }

    void connectionsAreAddedInSlowStart()
    {
        QFETCH(Pace, pace);
        QFETCH(int, more);
        QCOMPARE(moreConnections(pace), more);
    }
};

QTEST_APPLESS_MAIN(TestSegments)
#include "tst_segments.moc"
