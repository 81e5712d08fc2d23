// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/piecebook.h"

#include <QtTest>

#include <limits>

using namespace tranship;
using State = PieceBook::State;

namespace {

constexpr qint64 largest = std::numeric_limits<qint64>::max();
const QByteArray right(32, 'r');
const QByteArray wrong(32, 'w');

PieceHashes hashes(int count, qint64 length = 100)
{
    PieceHashes pieces;
    pieces.length = length;
    pieces.digests.fill(right, count);
    return pieces;
}

} // namespace

class TestPieceBook final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPieceEndsWhereItsNextBeginsOrTheFileEnds_data();
    void aPieceEndsWhereItsNextBeginsOrTheFileEnds();
    void piecesRipenWhenTheyAreWhole();
    void theLastPieceRipensWhenTheSizeIsKnown();
    void judgedPiecesAreNotRipe();
    void whatIsForgottenIsToBeJudgedAgain();
    void anotherSizeIsAnotherLastPiece();
    void theFirstBadPieceIsFound();
    void theVerdictIsThatOfTheFirstBadPiece();
    void noPiecesAreAlwaysJudged();
};

void TestPieceBook::aPieceEndsWhereItsNextBeginsOrTheFileEnds_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<qint64>("index");
    QTest::addColumn<ByteRange>("piece");
    const auto row = [](const char *name, int count, qint64 length, qint64 total, qint64 index,
                        ByteRange piece) {
        QTest::newRow(name) << count << length << total << index << piece;
    };
    row("the first", 3, 100, 250, 0, {0, 100});
    row("a short last one", 3, 100, 250, 2, {200, 250});
    row("beyond", 3, 100, 250, 3, {});
    row("before", 3, 100, 250, -1, {});
    row("more hashes than pieces", 3, 100, 150, 2, {});
    row("size not known", 3, 100, unknownSize, 1, {100, 200});
    row("size not known, the last", 3, 100, unknownSize, 2, {});
    row("size not known, the only", 1, 100, unknownSize, 0, {});
    row("no length", 3, 0, unknownSize, 0, {});
    row("no hashes", 0, 100, 250, 0, {});
    row("longer than numbers are", 3, largest / 2, unknownSize, 1, {});
}

void TestPieceBook::aPieceEndsWhereItsNextBeginsOrTheFileEnds()
{
    QFETCH(int, count);
    QFETCH(qint64, length);
    QFETCH(qint64, total);
    QFETCH(qint64, index);
    QFETCH(ByteRange, piece);
    QCOMPARE(hashedPiece(hashes(count, length), index, total), piece);
}

void TestPieceBook::piecesRipenWhenTheyAreWhole()
{
    PieceBook book(hashes(4));
    ByteRanges held({50, 199});
    book.noteHeld({50, 199}, held);
    QVERIFY(book.ripe().empty());
    held.add({199, 200});
    book.noteHeld({199, 200}, held);
    QCOMPARE(book.ripe(), std::set<qsizetype>{1});
    held.add({0, 50});
    book.noteHeld({0, 50}, held);
    QCOMPARE(book.ripe(), (std::set<qsizetype>{0, 1}));
}

void TestPieceBook::theLastPieceRipensWhenTheSizeIsKnown()
{
    PieceBook book(hashes(2));
    const ByteRanges held({100, 150});
    book.noteHeld({100, 150}, held);
    QVERIFY(book.ripe().empty());
    book.setTotal(150, held);
    QCOMPARE(book.ripe(), std::set<qsizetype>{1});
}

void TestPieceBook::judgedPiecesAreNotRipe()
{
    PieceBook book(hashes(3));
    const ByteRanges held({0, 300});
    book.setTotal(300, held);
    book.noteHeld({0, 300}, held);
    QVERIFY(book.judge(0, right));
    QVERIFY(!book.judge(1, wrong));
    QCOMPARE(book.state(0), State::Good);
    QCOMPARE(book.state(1), State::Bad);
    QCOMPARE(book.state(2), State::Unjudged);
    QCOMPARE(book.good(), ByteRanges({0, 100}));
    QCOMPARE(book.ripe(), std::set<qsizetype>{2});
    book.noteHeld({0, 300}, held); // as they were: nothing new
    QCOMPARE(book.ripe(), std::set<qsizetype>{2});
    QVERIFY(!book.isJudged());
    QVERIFY(book.judge(2, right));
    QVERIFY(book.isJudged());
    QVERIFY(book.judge(1, right)); // another look at it
    QVERIFY(book.isJudged());
    QCOMPARE(book.good(), ByteRanges({0, 300}));
}

void TestPieceBook::whatIsForgottenIsToBeJudgedAgain()
{
    PieceBook book(hashes(4));
    const ByteRanges held({0, 400});
    book.setTotal(400, held);
    book.noteHeld({0, 400}, held);
    QVERIFY(book.judge(0, right));
    QVERIFY(book.judge(1, right));
    QVERIFY(!book.judge(2, wrong));
    book.forget({});
    QCOMPARE(book.state(0), State::Good);
    book.forget({199, 201});
    QCOMPARE(book.state(0), State::Good);
    QCOMPARE(book.state(1), State::Unjudged);
    QCOMPARE(book.state(2), State::Unjudged);
    QCOMPARE(book.good(), ByteRanges({0, 100}));
    QCOMPARE(book.ripe(), std::set<qsizetype>{3});
    book.forget({300, largest});
    QVERIFY(book.ripe().empty());
}

void TestPieceBook::anotherSizeIsAnotherLastPiece()
{
    PieceBook book(hashes(2));
    const ByteRanges held({0, 150});
    book.setTotal(150, held);
    QVERIFY(book.judge(0, right));
    QVERIFY(book.judge(1, right));
    book.setTotal(160, held);
    QCOMPARE(book.state(0), State::Good);
    QCOMPARE(book.state(1), State::Unjudged);
    QVERIFY(book.ripe().empty());
    QVERIFY(!book.isJudged());
}

void TestPieceBook::theFirstBadPieceIsFound()
{
    PieceBook book(hashes(4));
    const ByteRanges held({0, 400});
    book.setTotal(400, held);
    QCOMPARE(book.firstBad(0), largest);
    QVERIFY(!book.judge(1, wrong));
    QVERIFY(!book.judge(3, wrong));
    QCOMPARE(book.firstBad(0), qint64(100));
    QCOMPARE(book.firstBad(100), qint64(100));
    QCOMPARE(book.firstBad(150), qint64(100));
    QCOMPARE(book.firstBad(200), qint64(300));
    QCOMPARE(book.firstBad(400), largest);
}

void TestPieceBook::theVerdictIsThatOfTheFirstBadPiece()
{
    PieceBook book(hashes(3));
    book.setTotal(250, ByteRanges({0, 250}));
    QVERIFY(book.verdict());
    QVERIFY(!book.judge(2, wrong));
    const Done verdict = book.verdict();
    QVERIFY(!verdict);
    QCOMPARE(verdict.error().code, ErrorCode::ChecksumMismatch);
    QCOMPARE(verdict.error().detail,
             QLatin1String("bytes 200-249: expected sha-256:") + QString::fromLatin1(right.toHex())
                 + QLatin1String(", got sha-256:") + QString::fromLatin1(wrong.toHex()));
}

void TestPieceBook::noPiecesAreAlwaysJudged()
{
    PieceBook book({});
    book.setTotal(100, ByteRanges({0, 100}));
    book.noteHeld({0, 100}, ByteRanges({0, 100}));
    book.forget({0, 100});
    QVERIFY(book.isEmpty());
    QVERIFY(book.isJudged());
    QVERIFY(book.verdict());
    QCOMPARE(book.firstBad(0), largest);
    QCOMPARE(book.state(book.indexAt(50)), State::Unjudged);
}

QTEST_APPLESS_MAIN(TestPieceBook)
#include "tst_piecebook.moc"
