// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/format/format.h"

#include <QTest>
#include <QTimeZone>

#include <limits>

using namespace tranship;
using std::chrono::seconds;

class TestFormat final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsBytesInIecUnits_data();
    void showsBytesInIecUnits();
    void showsSpeed();
    void showsHowMuchOfHowMuch();
    void roundsPercentDown_data();
    void roundsPercentDown();
    void showsAtMostTwoUnitsOfTime_data();
    void showsAtMostTwoUnitsOfTime();
    void spellsTimeOutInOneUnit();
    void showsAMomentInLocalTime();
};

namespace {

const QLocale c = QLocale::c();
const QLocale russian(QLocale::Russian, QLocale::Russia);

} // namespace

void TestFormat::showsBytesInIecUnits_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("inC");
    QTest::addColumn<QString>("inRussian");
    const auto row = [](const char *name, qint64 count, const char *inC, const char *inRussian) {
        QTest::newRow(name) << count << QString::fromUtf8(inC) << QString::fromUtf8(inRussian);
    };
    row("unknown", -1, "\u2014", "\u2014");
    row("nothing", 0, "0 B", "0 B");
    row("bytes have no decimals", 1023, "1023 B", "1023 B");
    row("first KiB", 1024, "1.0 KiB", "1,0 KiB");
    row("a half", 1536, "1.5 KiB", "1,5 KiB");
    row("never 1024.0 KiB", 1024 * 1024 - 1, "1.0 MiB", "1,0 MiB");
    row("just below that", 1048524, "1023.9 KiB", "1023,9 KiB");
    row("MiB", 300LL << 20, "300.0 MiB", "300,0 MiB");
    row("GiB", 3972844748LL, "3.7 GiB", "3,7 GiB");
    row("TiB", 5LL << 40, "5.0 TiB", "5,0 TiB");
    row("PiB", 5LL << 50, "5.0 PiB", "5,0 PiB");
    row("the most", std::numeric_limits<qint64>::max(), "8.0 EiB", "8,0 EiB");
}

void TestFormat::showsBytesInIecUnits()
{
    QFETCH(qint64, count);
    QTEST(format::bytes(count, c), "inC");
    QTEST(format::bytes(count, russian), "inRussian");
}

void TestFormat::showsSpeed()
{
    QCOMPARE(format::speed(11 << 20, c), QStringLiteral("11.0 MiB/s"));
    QCOMPARE(format::speed(11 << 20, russian), QStringLiteral("11,0 MiB/s"));
    QCOMPARE(format::speed(0, c), format::unknown());
    QCOMPARE(format::speed(-1, c), format::unknown());
}

void TestFormat::showsHowMuchOfHowMuch()
{
    QCOMPARE(format::bytesOf(300LL << 20, 2LL << 30, c), QStringLiteral("300.0 MiB of 2.0 GiB"));
    QCOMPARE(format::bytesOf(300LL << 20, -1, c), QStringLiteral("300.0 MiB"));
    QCOMPARE(format::bytesOf(2LL << 30, 2LL << 30, c), QStringLiteral("2.0 GiB"));
}

void TestFormat::roundsPercentDown_data()
{
    QTest::addColumn<qint64>("done");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown total") << qint64(5) << qint64(-1) << QString();
    QTest::newRow("begin") << qint64(0) << qint64(10) << QStringLiteral("0 %");
    QTest::newRow("between") << qint64(619) << qint64(1000) << QStringLiteral("61 %");
    QTest::newRow("one byte is missing")
        << std::numeric_limits<qint64>::max() - 1 << std::numeric_limits<qint64>::max()
        << QStringLiteral("99 %");
    QTest::newRow("all") << qint64(10) << qint64(10) << QStringLiteral("100 %");
    QTest::newRow("empty file") << qint64(0) << qint64(0) << QStringLiteral("100 %");
    QTest::newRow("more than all") << qint64(12) << qint64(10) << QStringLiteral("100 %");
}

void TestFormat::roundsPercentDown()
{
    QFETCH(qint64, done);
    QFETCH(qint64, total);
    QTEST(format::percent(done, total, c), "text");
}

void TestFormat::showsAtMostTwoUnitsOfTime_data()
{
    QTest::addColumn<qint64>("time");
    QTest::addColumn<QString>("text");
    const auto row = [](qint64 time, const char *text) {
        QTest::newRow(text) << time << QString::fromUtf8(text);
    };
    row(-1, "\u2014");
    row(0, "0 s");
    row(59, "59 s");
    row(60, "1 min");
    row(125, "2 min 5 s");
    row(599, "9 min 59 s");
    row(600, "10 min");
    row(659, "10 min");
    row(3599, "59 min");
    row(3600, "1 h");
    row(3 * 3600 + 20 * 60 + 59, "3 h 20 min");
    row(86399, "23 h 59 min");
    row(86400, "1 d");
    row(86400 + 7200, "1 d 2 h");
    row(10 * 86400 + 7200, "10 d");
    row(87 * 86400, "87 d");
}

void TestFormat::showsAtMostTwoUnitsOfTime()
{
    QFETCH(qint64, time);
    QTEST(format::duration(seconds(time), c), "text");
}

void TestFormat::spellsTimeOutInOneUnit()
{
    QCOMPARE(format::durationInWords(seconds(-5)), QStringLiteral("0 second(s)"));
    QCOMPARE(format::durationInWords(seconds(42)), QStringLiteral("42 second(s)"));
    QCOMPARE(format::durationInWords(seconds(125)), QStringLiteral("2 minute(s)"));
    QCOMPARE(format::durationInWords(seconds(86399)), QStringLiteral("23 hour(s)"));
    QCOMPARE(format::durationInWords(seconds(87 * 86400)), QStringLiteral("87 day(s)"));
}

void TestFormat::showsAMomentInLocalTime()
{
    const QDateTime moment(QDate(2026, 3, 14), QTime(9, 26), Qt::UTC);
    QCOMPARE(format::dateTime({}, c), format::unknown());
    QCOMPARE(format::dateTime(moment, c), c.toString(moment.toLocalTime(), QLocale::ShortFormat));
    QVERIFY(format::dateTime(moment, russian).contains(QStringLiteral("14.03.2026")));
}

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
