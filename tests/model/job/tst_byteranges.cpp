// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/byteranges.h"

#include <QtTest>

#include <limits>

using namespace tranship;

class TestByteRanges final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addingKeepsRangesSortedAndDisjoint_data();
    void addingKeepsRangesSortedAndDisjoint();
    void subtractingCutsAndSplits_data();
    void subtractingCutsAndSplits();
    void emptyRangesChangeNothing();
    void containsOnlyWhatLiesInOneRange();
    void lengthCountsBytes();
    void firstGapIsWhereASequentialTransferGoesOn();
    void gapsAreWhatTheFileHasAndTheSetLacks_data();
    void gapsAreWhatTheFileHasAndTheSetLacks();
    void textIsReadBack();
    void brokenTextIsRefused_data();
    void brokenTextIsRefused();
    void agreesWithASetOfSingleBytes();

    void listsKeepTheirOrder_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"", "0-0", "100-199,900-999,400-499", "5-9,0-9", "400-", "9-,0-3"})
            QTest::newRow(text) << QByteArray(text);
    }

    void listsKeepTheirOrder()
    {
        QFETCH(QByteArray, text);
        const auto list = rangeListFromText(text);
        QVERIFY(list);
        QCOMPARE(rangeListText(*list), text);
    }

    void brokenListsAreNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {",", "1", "-5", "9-8", "1-2,", "a-b", "1-2;3-4", "--"})
            QTest::newRow(text) << QByteArray(text);
    }

    void brokenListsAreNone()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!rangeListFromText(text));
    }
};

static ByteRanges fromText(const QByteArray &text)
{
    return ByteRanges::fromText(text).value();
}

void TestByteRanges::addingKeepsRangesSortedAndDisjoint_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<qint64>("begin");
    QTest::addColumn<qint64>("end");
    QTest::addColumn<QByteArray>("after");

    QTest::newRow("first") << QByteArray("") << 0LL << 10LL << QByteArray("0-9");
    QTest::newRow("before all") << QByteArray("20-29") << 0LL << 10LL << QByteArray("0-9,20-29");
    QTest::newRow("behind all") << QByteArray("0-9") << 20LL << 30LL << QByteArray("0-9,20-29");
    QTest::newRow("between") << QByteArray("0-9,40-49") << 20LL << 30LL
                             << QByteArray("0-9,20-29,40-49");
    QTest::newRow("touches the end") << QByteArray("0-9") << 10LL << 20LL << QByteArray("0-19");
    QTest::newRow("touches the begin") << QByteArray("10-19") << 0LL << 10LL << QByteArray("0-19");
    QTest::newRow("closes a gap") << QByteArray("0-9,20-29") << 10LL << 20LL << QByteArray("0-29");
    QTest::newRow("overlaps two") << QByteArray("0-9,20-29,40-49") << 5LL << 25LL
                                  << QByteArray("0-29,40-49");
    QTest::newRow("swallows all") << QByteArray("5-6,20-29") << 0LL << 100LL << QByteArray("0-99");
    QTest::newRow("inside another") << QByteArray("0-99") << 5LL << 6LL << QByteArray("0-99");
    QTest::newRow("beyond 2^53") << QByteArray("0-9") << (1LL << 60) << (1LL << 60) + 1
                                 << QByteArray("0-9,1152921504606846976-1152921504606846976");
}

void TestByteRanges::addingKeepsRangesSortedAndDisjoint()
{
    QFETCH(QByteArray, before);
    QFETCH(qint64, begin);
    QFETCH(qint64, end);
    ByteRanges ranges = fromText(before);
    ranges.add({begin, end});
    QTEST(ranges.toText(), "after");
}

void TestByteRanges::subtractingCutsAndSplits_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<qint64>("begin");
    QTest::addColumn<qint64>("end");
    QTest::addColumn<QByteArray>("after");

    QTest::newRow("from nothing") << QByteArray("") << 0LL << 10LL << QByteArray("");
    QTest::newRow("the whole") << QByteArray("0-9") << 0LL << 10LL << QByteArray("");
    QTest::newRow("the head") << QByteArray("0-9") << 0LL << 4LL << QByteArray("4-9");
    QTest::newRow("the tail") << QByteArray("0-9") << 4LL << 99LL << QByteArray("0-3");
    QTest::newRow("the middle") << QByteArray("0-9") << 4LL << 6LL << QByteArray("0-3,6-9");
    QTest::newRow("over three") << QByteArray("0-9,20-29,40-49") << 5LL << 45LL
                                << QByteArray("0-4,45-49");
    QTest::newRow("a neighbour") << QByteArray("0-9") << 10LL << 20LL << QByteArray("0-9");
}

void TestByteRanges::subtractingCutsAndSplits()
{
    QFETCH(QByteArray, before);
    QFETCH(qint64, begin);
    QFETCH(qint64, end);
    ByteRanges ranges = fromText(before);
    ranges.subtract({begin, end});
    QTEST(ranges.toText(), "after");
}

void TestByteRanges::emptyRangesChangeNothing()
{
    ByteRanges ranges(ByteRange{0, 10});
    ranges.add({20, 20});
    ranges.add({30, 25});
    ranges.subtract({5, 5});
    ranges.subtract({8, 2});
    QCOMPARE(ranges.toText(), QByteArray("0-9"));
    ranges.clear();
    QVERIFY(ranges.isEmpty());
}

void TestByteRanges::containsOnlyWhatLiesInOneRange()
{
    const ByteRanges ranges = fromText("0-9,20-29");
    QVERIFY(ranges.contains({0, 10}));
    QVERIFY(ranges.contains({25, 26}));
    QVERIFY(ranges.contains({15, 15}));
    QVERIFY(!ranges.contains({9, 11}));
    QVERIFY(!ranges.contains({5, 25}));
    QVERIFY(!ranges.contains({10, 20}));
}

void TestByteRanges::lengthCountsBytes()
{
    QCOMPARE(ByteRanges().length(), 0);
    QCOMPARE(fromText("0-9,20-29").length(), 20);
    QCOMPARE((ByteRange{5, 9}).length(), 4);
}

void TestByteRanges::firstGapIsWhereASequentialTransferGoesOn()
{
    const ByteRanges ranges = fromText("0-9,20-29");
    QCOMPARE(ranges.firstGap(), 10);
    QCOMPARE(ranges.firstGap(10), 10);
    QCOMPARE(ranges.firstGap(20), 30);
    QCOMPARE(ranges.firstGap(99), 99);
    QCOMPARE(fromText("5-9").firstGap(), 0);
    QCOMPARE(ByteRanges().firstGap(), 0);
}

void TestByteRanges::gapsAreWhatTheFileHasAndTheSetLacks_data()
{
    QTest::addColumn<QByteArray>("held");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<QByteArray>("gaps");

    QTest::newRow("nothing held") << QByteArray("") << 10LL << QByteArray("0-9");
    QTest::newRow("all held") << QByteArray("0-9") << 10LL << QByteArray("");
    QTest::newRow("holes") << QByteArray("2-3,6-7") << 10LL << QByteArray("0-1,4-5,8-9");
    QTest::newRow("more held than the file has") << QByteArray("0-19") << 10LL << QByteArray("");
    QTest::newRow("empty file") << QByteArray("") << 0LL << QByteArray("");
    QTest::newRow("unknown size") << QByteArray("") << -1LL << QByteArray("");
}

void TestByteRanges::gapsAreWhatTheFileHasAndTheSetLacks()
{
    QFETCH(QByteArray, held);
    QFETCH(qint64, total);
    QTEST(fromText(held).gaps(total).toText(), "gaps");
}

void TestByteRanges::textIsReadBack()
{
    for (const QByteArray text : {"", "0-0", "0-9", "0-9,11-19,4294967296-1099511627775"})
        QCOMPARE(fromText(text).toText(), text);
    QCOMPARE(fromText("0-9,10-19").toText(), QByteArray("0-19"));
    QCOMPARE(fromText("0-9"), ByteRanges(ByteRange{0, 10}));
}

void TestByteRanges::brokenTextIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"x",
                             "1",
                             "-",
                             "0-",
                             "-9",
                             "9-0",
                             "0-9,",
                             ",0-9",
                             "0-9,,20-29",
                             "0-9, 20-29",
                             "20-29,0-9",
                             "0-9,5-19",
                             "0-9,9-19",
                             "+0-9",
                             "0--9",
                             "0x0-9",
                             "0-9;20-29",
                             "0-9\n",
                             "0-9223372036854775807",
                             "0-9223372036854775808",
                             "0-99999999999999999999"})
        QTest::newRow(text) << QByteArray(text);
}

void TestByteRanges::brokenTextIsRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!ByteRanges::fromText(text));
}

void TestByteRanges::agreesWithASetOfSingleBytes()
{
    constexpr int size = 40;
    quint32 seed = 1;
    const auto next = [&seed] { return static_cast<int>((seed = seed * 1'664'525U + 1) >> 16); };
    ByteRanges ranges;
    QList<bool> bytes(size, false);
    for (int step = 0; step < 2'000; ++step) {
        const int begin = next() % size;
        const int end = begin + next() % (size - begin + 1);
        const bool adds = next() % 2 == 0;
        adds ? ranges.add({begin, end}) : ranges.subtract({begin, end});
        std::fill(bytes.begin() + begin, bytes.begin() + end, adds);
        qint64 previousEnd = -1;
        for (const ByteRange &range : ranges.ranges()) {
            QVERIFY(!range.isEmpty() && range.begin > previousEnd);
            previousEnd = range.end;
        }
        for (int i = 0; i < size; ++i)
            QCOMPARE(ranges.contains({i, i + 1}), bytes[i]);
        QCOMPARE(ranges.length(), bytes.count(true));
        QCOMPARE(ranges.gaps(size).length(), bytes.count(false));
        const qsizetype gap = bytes.indexOf(false, begin);
        QCOMPARE(ranges.firstGap(begin), gap < 0 ? size : gap);
    }
}

QTEST_GUILESS_MAIN(TestByteRanges)
#include "tst_byteranges.moc"
