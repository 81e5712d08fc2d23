// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/pieces.h"

#include <QtTest>

#include <limits>

using namespace tranship;

class TestPieces final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void piecesAreCounted_data();
    void piecesAreCounted();
    void piecesCoverTheFileOnce();
    void thereIsNoPieceOutsideTheFile_data();
    void thereIsNoPieceOutsideTheFile();
    void hashesMustFitTheFile_data();
    void hashesMustFitTheFile();
};

constexpr qint64 largest = std::numeric_limits<qint64>::max();

void TestPieces::piecesAreCounted_data()
{
    QTest::addColumn<qint64>("total");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<qint64>("count");
    const auto row = [](const char *name, qint64 total, qint64 length, qint64 count) {
        QTest::newRow(name) << total << length << count;
    };
    row("even", 300, 100, 3);
    row("a shorter last one", 301, 100, 4);
    row("one short of even", 299, 100, 3);
    row("less than a piece", 1, 100, 1);
    row("an empty file", 0, 100, 0);
    row("unknown size", unknownSize, 100, 0);
    row("no length", 300, 0, 0);
    row("negative length", 300, -100, 0);
    row("the largest file", largest, 1, largest);
    row("the largest piece", largest, largest, 1);
}

void TestPieces::piecesAreCounted()
{
    QFETCH(qint64, total);
    QFETCH(qint64, length);
    QTEST(qint64{pieceCount(total, length)}, "count");
}

void TestPieces::piecesCoverTheFileOnce()
{
    for (const qint64 total : {qint64{1}, qint64{99}, qint64{100}, qint64{101}, qint64{1000}}) {
        qint64 covered = 0;
        for (qsizetype index = 0; index < pieceCount(total, 100); ++index) {
            const ByteRange range = pieceRange(index, 100, total);
            QCOMPARE(range.begin, covered);
            QVERIFY(!range.isEmpty());
            covered = range.end;
        }
        QCOMPARE(covered, total);
    }
    QCOMPARE(pieceRange(1, largest - 1, largest), (ByteRange{largest - 1, largest}));
}

void TestPieces::thereIsNoPieceOutsideTheFile_data()
{
    QTest::addColumn<qint64>("index");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<qint64>("total");
    QTest::newRow("before") << qint64{-1} << qint64{100} << qint64{300};
    QTest::newRow("behind") << qint64{3} << qint64{100} << qint64{300};
    QTest::newRow("far behind") << largest << qint64{100} << qint64{300};
    QTest::newRow("no length") << qint64{0} << qint64{0} << qint64{300};
    QTest::newRow("unknown size") << qint64{0} << qint64{100} << unknownSize;
}

void TestPieces::thereIsNoPieceOutsideTheFile()
{
    QFETCH(qint64, index);
    QFETCH(qint64, length);
    QFETCH(qint64, total);
    QVERIFY(pieceRange(static_cast<qsizetype>(index), length, total).isEmpty());
}

void TestPieces::hashesMustFitTheFile_data()
{
    QTest::addColumn<qint64>("length");
    QTest::addColumn<QList<QByteArray>>("digests");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<bool>("fit");
    const QByteArray digest(32, 'd');
    const auto row = [](const char *name, qint64 length, const QList<QByteArray> &digests,
                        qint64 total,
                        bool fit) { QTest::newRow(name) << length << digests << total << fit; };
    row("none", 0, {}, 300, true);
    row("as many as pieces", 100, {digest, digest, digest}, 300, true);
    row("a shorter last one", 100, {digest, digest, digest}, 201, true);
    row("unknown size", 100, {digest}, unknownSize, true);
    row("empty file", 100, {}, 0, true);
    row("one too few", 100, {digest, digest}, 300, false);
    row("one too many", 100, {digest, digest, digest, digest}, 300, false);
    row("no length", 0, {digest}, 300, false);
    row("negative length", -1, {}, 300, false);
    row("a digest cut short", 100, {digest, digest, digest.chopped(1)}, 300, false);
    row("an empty digest", 100, {digest, {}, digest}, unknownSize, false);
}

void TestPieces::hashesMustFitTheFile()
{
    QFETCH(qint64, length);
    QFETCH(QList<QByteArray>, digests);
    QFETCH(qint64, total);
    QFETCH(bool, fit);
    const Done checked = checkPieces({Checksum::Algorithm::Sha256, length, digests}, total);
    QCOMPARE(checked.has_value(), fit);
    if (!checked) {
        QCOMPARE(checked.error().code, ErrorCode::InvalidArgument);
        QVERIFY(!checked.error().detail.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestPieces)
#include "tst_pieces.moc"
