// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/blocks.h"

#include "model/job/job.h"

#include <QtTest>

#include <limits>

using namespace tranship;

class TestBlocks final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nonsenseIsNoBlock_data();
    void nonsenseIsNoBlock();
    void aBlockKnowsItsBytes();
    void aNumberGivesTheBytesInTheFile_data();
    void aNumberGivesTheBytesInTheFile();
    void wholeBlocksAreTold_data();
    void wholeBlocksAreTold();
    void aRangeIsWidenedToTheBlocksItTouches_data();
    void aRangeIsWidenedToTheBlocksItTouches();
};

namespace {

constexpr qint64 largest = std::numeric_limits<qint64>::max();
constexpr qint64 L = blockLength;

} // namespace

void TestBlocks::nonsenseIsNoBlock_data()
{
    QTest::addColumn<qint64>("block");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<QByteArray>("hash");
    QTest::addColumn<bool>("isOne");
    const QByteArray hash(8, 'h');
    QTest::newRow("the first") << qint64{0} << L << hash << true;
    QTest::newRow("one of a byte") << qint64{7} << qint64{1} << hash << true;
    QTest::newRow("the last that can be counted") << largest / L - 1 << L << hash << true;
    QTest::newRow("one that cannot") << largest / L << L << hash << false;
    QTest::newRow("before the file") << qint64{-1} << L << hash << false;
    QTest::newRow("no bytes") << qint64{0} << qint64{0} << hash << false;
    QTest::newRow("fewer than none") << qint64{0} << qint64{-1} << hash << false;
    QTest::newRow("too long") << qint64{0} << L + 1 << hash << false;
    QTest::newRow("no hash") << qint64{0} << L << QByteArray() << false;
    QTest::newRow("a longer hash") << qint64{0} << L << QByteArray(16, 'h') << false;
}

void TestBlocks::nonsenseIsNoBlock()
{
    QFETCH(qint64, block);
    QFETCH(qint64, length);
    QFETCH(QByteArray, hash);
    QTEST(isBlock({block, length, hash}), "isOne");
}

void TestBlocks::aBlockKnowsItsBytes()
{
    QCOMPARE(blockRange({0, L, {}}), (ByteRange{0, L}));
    QCOMPARE(blockRange({3, 5, {}}), (ByteRange{3 * L, 3 * L + 5}));
    const BlockHash last = {largest / L - 1, L, QByteArray(8, 'h')};
    QCOMPARE(blockRange(last).length(), L);
}

void TestBlocks::aNumberGivesTheBytesInTheFile_data()
{
    QTest::addColumn<qint64>("block");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<qint64>("begin");
    QTest::addColumn<qint64>("end");
    const auto row = [](const char *name, qint64 block, qint64 total, qint64 begin, qint64 end) {
        QTest::newRow(name) << block << total << begin << end;
    };
    row("the first of many", 0, 3 * L, 0, L);
    row("a last one as long as the others", 2, 3 * L, 2 * L, 3 * L);
    row("a shorter last one", 2, 2 * L + 1, 2 * L, 2 * L + 1);
    row("a file of less than a block", 0, 7, 0, 7);
    row("unknown size", 9, unknownSize, 9 * L, 10 * L);
    row("behind the last", 3, 3 * L, 0, 0);
    row("an empty file", 0, 0, 0, 0);
    row("before the first", -1, 3 * L, 0, 0);
    row("further than can be counted", largest / L, unknownSize, 0, 0);
    row("much further", largest, unknownSize, 0, 0);
}

void TestBlocks::aNumberGivesTheBytesInTheFile()
{
    QFETCH(qint64, block);
    QFETCH(qint64, total);
    QFETCH(qint64, begin);
    QFETCH(qint64, end);
    QCOMPARE(blockRange(block, total), (ByteRange{begin, end}));
}

void TestBlocks::wholeBlocksAreTold_data()
{
    using List = QList<ByteRange>;
    QTest::addColumn<List>("held");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<List>("whole");
    const auto row = [](const char *name, const List &held, qint64 total, const List &whole) {
        QTest::newRow(name) << held << total << whole;
    };
    row("nothing", {}, 10 * L, {});
    row("one block", {{0, L}}, 10 * L, {{0, L}});
    row("a byte less than a block", {{0, L - 1}}, 10 * L, {});
    row("one that begins a byte late", {{1, L}}, 10 * L, {});
    row("a block and a byte", {{0, L + 1}}, 10 * L, {{0, L}});
    row("the middle of two", {{L / 2, L + L / 2}}, 10 * L, {});
    row("two inside a range", {{L / 2, 3 * L + L / 2}}, 10 * L, {{L, 3 * L}});
    row("two ranges", {{0, L + 5}, {L + 6, 3 * L}}, 10 * L, {{0, L}, {2 * L, 3 * L}});
    row("parts of a block in two ranges", {{0, 5}, {6, L}}, 10 * L, {});
    row("the shorter last one", {{2 * L, 2 * L + 7}}, 2 * L + 7, {{2 * L, 2 * L + 7}});
    row("the shorter last one but a byte", {{2 * L, 2 * L + 6}}, 2 * L + 7, {});
    row("the end of the last one", {{2 * L + 1, 2 * L + 7}}, 2 * L + 7, {});
    row("the whole file", {{0, 2 * L + 7}}, 2 * L + 7, {{0, 2 * L + 7}});
    row("a small file", {{0, 7}}, 7, {{0, 7}});
    row("an end that may not be the last", {{0, L + 7}}, unknownSize, {{0, L}});
    row("more than the file has", {{0, 5 * L}}, L + 7, {{0, L + 7}});
    row("behind the file alone", {{3 * L, 5 * L}}, L + 7, {});
    row("an empty file", {{0, L}}, 0, {});
    row("the largest numbers", {{largest - 5, largest}}, unknownSize, {});
    row("all there can be", {{0, largest}}, unknownSize, {{0, largest / L * L}});
}

void TestBlocks::wholeBlocksAreTold()
{
    QFETCH(QList<ByteRange>, held);
    QFETCH(qint64, total);
    ByteRanges set;
    for (const ByteRange &range : held)
        set.add(range);
    QTEST(wholeBlocks(set, total).ranges(), "whole");
}

void TestBlocks::aRangeIsWidenedToTheBlocksItTouches_data()
{
    QTest::addColumn<qint64>("begin");
    QTest::addColumn<qint64>("end");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last");
    const auto row = [](const char *name, ByteRange range, ByteRange touched) {
        QTest::newRow(name) << range.begin << range.end << touched.begin << touched.end;
    };
    row("a byte", {7, 8}, {0, L});
    row("a block", {L, 2 * L}, {L, 2 * L});
    row("the last byte and the next", {L - 1, L + 1}, {0, 2 * L});
    row("nothing", {7, 7}, {7, 7});
    row("to the end of everything", {L + 1, largest}, {L, largest});
}

void TestBlocks::aRangeIsWidenedToTheBlocksItTouches()
{
    QFETCH(qint64, begin);
    QFETCH(qint64, end);
    QFETCH(qint64, first);
    QFETCH(qint64, last);
    QCOMPARE(touchedBlocks({begin, end}), (ByteRange{first, last}));
}

QTEST_GUILESS_MAIN(TestBlocks)
#include "tst_blocks.moc"
