// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/rate.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestRate final : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void ratesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("none") << u"none"_s << qint64(0);
        QTest::newRow("zero") << u"0"_s << qint64(0);
        QTest::newRow("bytes") << u"800"_s << qint64(800);
        QTest::newRow("kibibytes") << u"500K"_s << qint64(512'000);
        QTest::newRow("mebibytes") << u"2m"_s << qint64(2'097'152);
        QTest::newRow("gibibytes") << u"1G"_s << qint64(1'073'741'824);
        QTest::newRow("a fraction") << u"1.5 MiB/s"_s << qint64(1'572'864);
        QTest::newRow("plain bytes a second") << u"100 B/s"_s << qint64(100);
    }

    void ratesAreRead()
    {
        QFETCH(QString, text);
        QTEST(rateFromText(text).value(), "bytes");
    }

    void otherTextsAreRefusedByName_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "fast", "-1", "1.2.3", ".5M", "5.", "1T", "9999999G", "M"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void otherTextsAreRefusedByName()
    {
        QFETCH(QString, text);
        const Result<qint64> rate = rateFromText(text);
        QVERIFY(!rate);
        QCOMPARE(rate.error().code, ErrorCode::InvalidArgument);
        QVERIFY(rate.error().detail.contains(text));
    }

    void textsAreReadBack_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"none", "1", "1500", "500K", "2M", "3G"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void textsAreReadBack()
    {
        QFETCH(QString, text);
        QCOMPARE(rateText(rateFromText(text).value()), text);
        QCOMPARE(limitText(limitFromText(text).value()), text);
    }

    void aLimitTellsNoneFromZero()
    {
        QCOMPARE(limitFromText(u" None ").value(), unlimitedRate);
        QCOMPARE(limitFromText(u"0").value(), 0);
        QCOMPARE(limitText(unlimitedRate), u"none"_s);
        QCOMPARE(limitText(0), u"0"_s);
        QVERIFY(!limitFromText(u"-1"));
        QVERIFY(!limitFromText(u""));
    }
};

QTEST_GUILESS_MAIN(TestRate)
#include "tst_rate.moc"
