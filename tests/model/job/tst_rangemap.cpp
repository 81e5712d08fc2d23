// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/rangemap.h"

#include <QTest>

using namespace tranship;

namespace {

RangeMap mapOf(QByteArrayView text)
{
    return RangeMap(rangeListFromText(text).value_or(QList<ByteRange>()));
}

} // namespace

class TestRangeMap final : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theWholeFileLiesWhereItIs()
    {
        RangeMap map;
        QVERIFY(map.isWhole());
        QVERIFY(map.bound(1000));
        QCOMPARE(map.length(), qint64(-1));
        QCOMPARE(map.partAt(500), (ByteRange{0, -1}));
        QCOMPARE(map.shiftAt(500), qint64(0));
    }

    void partsLieInTheOrderGiven_data()
    {
        QTest::addColumn<qint64>("at");
        QTest::addColumn<qint64>("begin");
        QTest::addColumn<qint64>("end");
        QTest::addColumn<qint64>("remote");
        QTest::newRow("first byte") << qint64(0) << qint64(0) << qint64(100) << qint64(100);
        QTest::newRow("last of the first") << qint64(99) << qint64(0) << qint64(100) << qint64(199);
        QTest::newRow("second") << qint64(100) << qint64(100) << qint64(200) << qint64(900);
        QTest::newRow("third") << qint64(250) << qint64(200) << qint64(300) << qint64(450);
    }

    void partsLieInTheOrderGiven()
    {
        QFETCH(qint64, at);
        QFETCH(qint64, begin);
        QFETCH(qint64, end);
        QFETCH(qint64, remote);
        const RangeMap map = mapOf("100-199,900-999,400-499");
        QCOMPARE(map.length(), qint64(300));
        QCOMPARE(map.partAt(at), (ByteRange{begin, end}));
        QCOMPARE(at + map.shiftAt(at), remote);
    }

    void anOpenPartEndsWithTheFile()
    {
        RangeMap map = mapOf("0-9,500-");
        QCOMPARE(map.length(), qint64(-1));
        QCOMPARE(map.partAt(10), (ByteRange{10, -1}));
        QCOMPARE(map.shiftAt(10), qint64(490));
        QVERIFY(map.bound(-1));
        QCOMPARE(map.length(), qint64(-1));
        QVERIFY(map.bound(600));
        QCOMPARE(map.length(), qint64(110));
        QCOMPARE(map.partAt(10), (ByteRange{10, 110}));
    }

    void partsOutsideOfTheFileAreFound_data()
    {
        QTest::addColumn<QByteArray>("parts");
        QTest::addColumn<bool>("isInside");
        QTest::newRow("to its last byte") << QByteArray("0-999") << true;
        QTest::newRow("one too far") << QByteArray("0-1000") << false;
        QTest::newRow("begins behind it") << QByteArray("1000-") << false;
        QTest::newRow("its last byte") << QByteArray("999-") << true;
        QTest::newRow("one of several") << QByteArray("0-9,2000-2001") << false;
    }

    void partsOutsideOfTheFileAreFound()
    {
        QFETCH(QByteArray, parts);
        QFETCH(bool, isInside);
        RangeMap map = mapOf(parts);
        QCOMPARE(map.bound(1000), isInside);
    }

    void partsMayOverlap()
    {
        const RangeMap map = mapOf("0-99,50-149");
        QCOMPARE(map.length(), qint64(200));
        QCOMPARE(map.shiftAt(100), qint64(-50));
    }
};

QTEST_APPLESS_MAIN(TestRangeMap)
#include "tst_rangemap.moc"
