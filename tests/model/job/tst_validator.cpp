// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/validator.h"

#include <QtTest>

using namespace tranship;

class TestValidator final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void versionsAreToldApart_data();
    void versionsAreToldApart();
    void ifRangeIsAStrongTagElseTheDate();
    void onlyWellFormedTagsAreStrong_data();
    void onlyWellFormedTagsAreStrong();
};

static const QByteArray monday = "Mon, 01 Jan 2024 00:00:00 GMT";
static const QByteArray tuesday = "Tue, 02 Jan 2024 00:00:00 GMT";

static Validator validator(const QByteArray &etag, const QByteArray &lastModified, qint64 length)
{
    return Validator{etag, lastModified, length, true};
}

void TestValidator::versionsAreToldApart_data()
{
    QTest::addColumn<Validator>("then");
    QTest::addColumn<Validator>("now");
    QTest::addColumn<SameVersion>("same");
    const auto row = [](const char *name, const Validator &then, const Validator &now,
                        SameVersion same) { QTest::newRow(name) << then << now << same; };
    using enum SameVersion;
    row("strong tag equal", validator("\"a\"", {}, 9), validator("\"a\"", {}, 9), Yes);
    row("strong tag equal, lengths not told", validator("\"a\"", {}, -1),
        validator("\"a\"", {}, -1), Yes);
    row("strong tag equal, another date", validator("\"a\"", monday, 9),
        validator("\"a\"", tuesday, 9), Yes);
    row("strong tag equal, another length", validator("\"a\"", monday, 9),
        validator("\"a\"", monday, 8), No);
    row("strong tag differs", validator("\"a\"", {}, 9), validator("\"b\"", {}, 9), No);
    row("strong tag and date differ", validator("\"a\"", monday, 9), validator("\"b\"", tuesday, 9),
        No);
    row("strong tag differs, date and length equal", validator("\"a\"", monday, 9),
        validator("\"b\"", monday, 9), Unknown);
    row("strong tag differs, date equal, length not told", validator("\"a\"", monday, 9),
        validator("\"b\"", monday, -1), No);
    row("weak tag differs", validator("W/\"a\"", monday, 9), validator("W/\"b\"", monday, 9), No);
    row("weak tag equal, date and length equal", validator("W/\"a\"", monday, 9),
        validator("W/\"a\"", monday, 9), Yes);
    row("weak tag equal, nothing else", validator("W/\"a\"", {}, 9), validator("W/\"a\"", {}, 9),
        Unknown);
    row("weak tag equal, date differs", validator("W/\"a\"", monday, 9),
        validator("W/\"a\"", tuesday, 9), No);
    row("tag became weak, nothing else", validator("\"a\"", {}, 9), validator("W/\"a\"", {}, 9),
        Unknown);
    row("tag became weak and differs", validator("\"a\"", monday, 9),
        validator("W/\"b\"", monday, 9), No);
    row("tag gone, date and length equal", validator("\"a\"", monday, 9), validator({}, monday, 9),
        Yes);
    row("tag gone, date differs", validator("\"a\"", monday, 9), validator({}, tuesday, 9), No);
    row("date and length equal", validator({}, monday, 9), validator({}, monday, 9), Yes);
    row("date equal, length not told", validator({}, monday, 9), validator({}, monday, -1),
        Unknown);
    row("date differs", validator({}, monday, 9), validator({}, tuesday, 9), No);
    row("only the length", validator({}, {}, 9), validator({}, {}, 9), Unknown);
    row("only the length, and it differs", validator({}, {}, 9), validator({}, {}, 10), No);
    row("nothing at all", Validator{}, Validator{}, Unknown);
}

void TestValidator::versionsAreToldApart()
{
    QFETCH(Validator, then);
    QFETCH(Validator, now);
    QFETCH(SameVersion, same);
    QCOMPARE(sameVersion(then, now), same);
    QCOMPARE(sameVersion(now, then), same);
}

void TestValidator::ifRangeIsAStrongTagElseTheDate()
{
    QCOMPARE(ifRangeValue(validator("\"a\"", monday, 9)), QByteArray("\"a\""));
    QCOMPARE(ifRangeValue(validator("W/\"a\"", monday, 9)), monday);
    QCOMPARE(ifRangeValue(validator("a", {}, 9)), QByteArray());
    QCOMPARE(ifRangeValue(validator({}, monday, 9)), monday);
    QCOMPARE(ifRangeValue(Validator{}), QByteArray());
}

void TestValidator::onlyWellFormedTagsAreStrong_data()
{
    QTest::addColumn<QByteArray>("etag");
    QTest::addColumn<bool>("strong");
    QTest::newRow("quoted") << QByteArray("\"abc-123:9\"") << true;
    QTest::newRow("empty tag") << QByteArray("\"\"") << true;
    QTest::newRow("beyond ASCII") << QByteArray("\"\xe4\"") << true;
    QTest::newRow("none") << QByteArray("") << false;
    QTest::newRow("weak") << QByteArray("W/\"abc\"") << false;
    QTest::newRow("no quotes") << QByteArray("abc") << false;
    QTest::newRow("one quote") << QByteArray("\"") << false;
    QTest::newRow("no end") << QByteArray("\"abc") << false;
    QTest::newRow("two tags") << QByteArray("\"a\",\"b\"") << false;
    QTest::newRow("blank") << QByteArray("\"a b\"") << false;
    QTest::newRow("line break") << QByteArray("\"a\r\nX: y\"") << false;
}

void TestValidator::onlyWellFormedTagsAreStrong()
{
    QFETCH(QByteArray, etag);
    QTEST(isStrongEtag(etag), "strong");
}

QTEST_GUILESS_MAIN(TestValidator)
#include "tst_validator.moc"
