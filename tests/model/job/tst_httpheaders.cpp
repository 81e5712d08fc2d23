// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/httpheaders.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;
using std::chrono::seconds;

class TestHttpHeaders final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contentRangesAreRead_data();
    void contentRangesAreRead();
    void brokenContentRangesAreRefused_data();
    void brokenContentRangesAreRefused();
    void contentLengthsAreRead_data();
    void contentLengthsAreRead();
    void fileNamesOfContentDisposition_data();
    void fileNamesOfContentDisposition();
    void brokenContentDispositionsNeverCrash();
    void datesAreReadInTheirThreeForms_data();
    void datesAreReadInTheirThreeForms();
    void retryAfterIsSecondsOrADate_data();
    void retryAfterIsSecondsOrADate();
    void retryAfterADateNeedsTheServersTime();
    void headerNamesAreTokens_data();
    void headerNamesAreTokens();
    void headerValuesHaveNoControls_data();
    void headerValuesHaveNoControls();
};

void TestHttpHeaders::contentRangesAreRead_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<ContentRange>("expected");
    QTest::newRow("all") << QByteArray("bytes 0-9/10") << ContentRange{ByteRange{0, 10}, 10};
    QTest::newRow("one byte") << QByteArray("bytes 9-9/10") << ContentRange{ByteRange{9, 10}, 10};
    QTest::newRow("middle") << QByteArray("bytes 5-7/10") << ContentRange{ByteRange{5, 8}, 10};
    QTest::newRow("total unknown")
        << QByteArray("bytes 5-7/*") << ContentRange{ByteRange{5, 8}, -1};
    QTest::newRow("of a 416") << QByteArray("bytes */10") << ContentRange{std::nullopt, 10};
    QTest::newRow("empty file of a 416")
        << QByteArray("bytes */0") << ContentRange{std::nullopt, 0};
    QTest::newRow("units know no case")
        << QByteArray("Bytes 0-0/1") << ContentRange{ByteRange{0, 1}, 1};
    QTest::newRow("a tebibyte") << QByteArray("bytes 4294967296-1099511627775/1099511627776")
                                << ContentRange{ByteRange{1LL << 32, 1LL << 40}, 1LL << 40};
}

void TestHttpHeaders::contentRangesAreRead()
{
    QFETCH(QByteArray, value);
    QFETCH(ContentRange, expected);
    QCOMPARE(parseContentRange(value), std::optional(expected));
}

void TestHttpHeaders::brokenContentRangesAreRefused_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value : {"",
                              "bytes",
                              "bytes ",
                              "bytes 0-9",
                              "bytes 0-9/",
                              "bytes /10",
                              "bytes 0/10",
                              "bytes -9/10",
                              "bytes 0-/10",
                              "bytes 9-0/10",
                              "bytes 0-10/10",
                              "bytes 0-9/9",
                              "bytes */*",
                              "bytes */",
                              "bytes */-1",
                              "bytes 0-9/10, 20-29/30",
                              "bytes=0-9/10",
                              "bytes  0-9/10",
                              "bytes 0 - 9/10",
                              "bytes 0-9 /10",
                              "bytes 0-9/10 ",
                              "items 0-9/10",
                              "0-9/10",
                              "bytes +0-9/10",
                              "bytes 0x0-9/10",
                              "bytes 0--9/10",
                              "bytes 0-9/10/20",
                              "bytes 0-99999999999999999999/*",
                              "bytes 0-9223372036854775807/*",
                              "bytes 0-9/99999999999999999999",
                              "garbage"})
        QTest::newRow(*value ? value : "empty") << QByteArray(value);
}

void TestHttpHeaders::brokenContentRangesAreRefused()
{
    QFETCH(QByteArray, value);
    QVERIFY(!parseContentRange(value));
}

void TestHttpHeaders::contentLengthsAreRead_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("length"); // -1: refused
    QTest::newRow("zero") << QByteArray("0") << 0LL;
    QTest::newRow("number") << QByteArray("1099511627776") << (1LL << 40);
    QTest::newRow("greatest") << QByteArray("9223372036854775807")
                              << std::numeric_limits<qint64>::max();
    QTest::newRow("leading zeros") << QByteArray("007") << 7LL;
    QTest::newRow("equal numbers") << QByteArray("5, 5,5") << 5LL;
    for (const char *value : {"", " ", "-1", "+1", "1.0", "1e3", "0x10", "five", "5 5", "5, 6",
                              "5,", ",5", "5,,5", "9223372036854775808", "99999999999999999999999"})
        QTest::addRow("refused '%s'", value) << QByteArray(value) << -1LL;
}

void TestHttpHeaders::contentLengthsAreRead()
{
    QFETCH(QByteArray, value);
    QTEST(parseContentLength(value).value_or(-1), "length");
}

void TestHttpHeaders::fileNamesOfContentDisposition_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *name, const QByteArray &value, const QString &expected) {
        QTest::newRow(name) << value << expected;
    };
    row("no name", "attachment", {});
    row("inline, no name", "inline", {});
    row("empty", "", {});
    row("quoted", "attachment; filename=\"a b.txt\"", u"a b.txt"_s);
    row("token", "attachment; filename=a.txt", u"a.txt"_s);
    row("token and more", "attachment; filename=a.txt; size=3", u"a.txt"_s);
    row("inline", "inline;filename=\"a.txt\"", u"a.txt"_s);
    row("no case, blanks", "Attachment ;  FileName = \"a.txt\" ", u"a.txt"_s);
    row("without a type", "filename=\"a.txt\"", u"a.txt"_s);
    row("semicolon in quotes", "attachment; filename=\"a;b=c.txt\"; x=y", u"a;b=c.txt"_s);
    row("escaped quote", R"(attachment; filename="a\"b.txt")", u"a\"b.txt"_s);
    row("escaped backslash", R"(attachment; filename="a\\b.txt")", u"a\\b.txt"_s);
    row("bare backslashes", R"(attachment; filename="C:\temp\b.txt")", u"C:\\temp\\b.txt"_s);
    row("traversal is left to others", "attachment; filename=\"../../a\"", u"../../a"_s);
    row("first of two", "attachment; filename=a; filename=b", u"a"_s);

    row("extended", "attachment; filename*=UTF-8''%e2%82%ac%20rates.txt", u"€ rates.txt"_s);
    row("extended with a language", "attachment; filename*=utf-8'en'a%20b", u"a b"_s);
    row("extended Latin-1", "attachment; filename*=ISO-8859-1''%a3%20rates", u"£ rates"_s);
    row("extended wins", "attachment; filename=\"a\"; filename*=UTF-8''b", u"b"_s);
    row("extended wins before", "attachment; filename*=UTF-8''b; filename=\"a\"", u"b"_s);
    row("extended, coded separator", "attachment; filename*=UTF-8''..%2Fa", u"../a"_s);
    row("extended, bad percent", "attachment; filename=\"a\"; filename*=UTF-8''b%2", u"a"_s);
    row("extended, no hex", "attachment; filename=\"a\"; filename*=UTF-8''b%zz", u"a"_s);
    row("extended, controls for hex", "attachment; filename=\"a\"; filename*=UTF-8''b%\x14\x11",
        u"a"_s);
    row("extended, capital hex", "attachment; filename*=UTF-8''%C3%BC", u"ü"_s);
    row("extended, bad UTF-8", "attachment; filename=\"a\"; filename*=UTF-8''%c3%28", u"a"_s);
    row("extended, charset unknown", "attachment; filename=\"a\"; filename*=koi8-r''b", u"a"_s);
    row("extended, no charset", "attachment; filename=\"a\"; filename*=b", u"a"_s);
    row("extended, broken, alone", "attachment; filename*=UTF-8''%", {});
    row("extended, empty", "attachment; filename=\"a\"; filename*=UTF-8''", u"a"_s);

    row("raw UTF-8", "attachment; filename=\"\xc3\xbc.txt\"", u"ü.txt"_s);
    row("raw Latin-1", "attachment; filename=\"\xfc.txt\"", u"ü.txt"_s);
    row("percent in a plain name is a letter", "attachment; filename=\"a%20b\"", u"a%20b"_s);
    row("words of mail", "attachment; filename=\"=?UTF-8?B?w7wudHh0?=\"", {});
    row("no end of quotes", "attachment; filename=\"a.txt", {});
    row("no value", "attachment; filename=", {});
    row("other parameter", "attachment; name=\"a.txt\"", {});
    row("only separators", ";;;=;;", {});
}

void TestHttpHeaders::fileNamesOfContentDisposition()
{
    QFETCH(QByteArray, value);
    QTEST(parseContentDisposition(value), "name");
}

void TestHttpHeaders::brokenContentDispositionsNeverCrash()
{
    const QByteArray whole = R"(attachment; filename="a\"b"; filename*=UTF-8'en'%e2%82%ac%20x.txt)";
    for (qsizetype length = 0; length <= whole.size(); ++length) {
        const QString name = parseContentDisposition(whole.first(length));
        QVERIFY(name.size() <= whole.size());
        QByteArray changed = whole;
        changed[std::min(length, whole.size() - 1)] = '\0';
        QVERIFY(parseContentDisposition(changed).size() <= whole.size());
    }
    QCOMPARE(parseContentDisposition(whole), u"€ x.txt"_s);
}

void TestHttpHeaders::datesAreReadInTheirThreeForms_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("fixed") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT")
                           << u"1994-11-06T08:49:37Z"_s;
    QTest::newRow("RFC 850") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT")
                             << u"1994-11-06T08:49:37Z"_s;
    QTest::newRow("asctime") << QByteArray("Sun Nov  6 08:49:37 1994") << u"1994-11-06T08:49:37Z"_s;
    QTest::newRow("asctime, two digits")
        << QByteArray("Wed Nov 16 08:49:37 1994") << u"1994-11-16T08:49:37Z"_s;
    QTest::newRow("RFC 850 of this century")
        << QByteArray("Monday, 01-Jan-24 00:00:00 GMT") << u"2024-01-01T00:00:00Z"_s;
    QTest::newRow("leap day") << QByteArray("Thu, 29 Feb 2024 23:59:59 GMT")
                              << u"2024-02-29T23:59:59Z"_s;
    QTest::newRow("leap second") << QByteArray("Sat, 31 Dec 2016 23:59:60 GMT")
                                 << u"2016-12-31T23:59:59Z"_s;
    for (const char *value :
         {"", "0", "-1", "yesterday", "Sun, 06 Nov 1994", "Sun, 06 Nov 1994 08:49:37",
          "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 06 Nov 1994 08:49:37 +0100",
          "Sun, 06 Nov 1994 25:00:00 GMT", "Sun, 31 Feb 1994 08:49:37 GMT",
          "Sun, 06 Nox 1994 08:49:37 GMT", "Sun, 6 Nov 1994 08:49:37 GMT",
          "Xxx, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 94 08:49:37 GMT", "1994-11-06T08:49:37Z",
          "Sun, 06 Nov 1994 08:49:37 GMT GMT"})
        QTest::addRow("refused '%s'", value) << QByteArray(value) << QString();
}

void TestHttpHeaders::datesAreReadInTheirThreeForms()
{
    QFETCH(QByteArray, value);
    const QDateTime date = parseHttpDate(value);
    QTEST(date.toString(Qt::ISODate), "expected");
}

void TestHttpHeaders::retryAfterIsSecondsOrADate_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("expected"); // -1: refused
    QTest::newRow("seconds") << QByteArray("120") << 120LL;
    QTest::newRow("zero") << QByteArray("0") << 0LL;
    QTest::newRow("blanks around") << QByteArray(" 7 ") << 7LL;
    QTest::newRow("a year") << QByteArray("31536000") << 31'536'000LL;
    QTest::newRow("date to come") << QByteArray("Mon, 01 Jan 2024 00:01:30 GMT") << 90LL;
    QTest::newRow("date past") << QByteArray("Sun, 31 Dec 2023 00:00:00 GMT") << 0LL;
    QTest::newRow("negative") << QByteArray("-5") << -1LL;
    QTest::newRow("nonsense") << QByteArray("soon") << -1LL;
    QTest::newRow("fraction") << QByteArray("1.5") << -1LL;
    QTest::newRow("beyond numbers") << QByteArray("99999999999999999999") << -1LL;
    QTest::newRow("empty") << QByteArray("") << -1LL;
}

void TestHttpHeaders::retryAfterIsSecondsOrADate()
{
    QFETCH(QByteArray, value);
    const QDateTime now(QDate(2024, 1, 1), QTime(0, 0), Qt::UTC);
    const auto after = parseRetryAfter(value, now);
    QTEST(static_cast<qint64>(after.value_or(seconds(-1)).count()), "expected");
}

void TestHttpHeaders::retryAfterADateNeedsTheServersTime()
{
    QVERIFY(!parseRetryAfter("Mon, 01 Jan 2024 00:01:30 GMT", QDateTime()));
    QCOMPARE(parseRetryAfter("9", QDateTime()), std::optional(seconds(9)));
}

void TestHttpHeaders::headerNamesAreTokens_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("legal");
    QTest::newRow("plain") << QByteArray("X-Api-Key") << true;
    QTest::newRow("all that is allowed") << QByteArray("!#$%&'*+-.^_`|~09azAZ") << true;
    QTest::newRow("empty") << QByteArray("") << false;
    QTest::newRow("colon") << QByteArray("A:") << false;
    QTest::newRow("blank") << QByteArray("A b") << false;
    QTest::newRow("line break") << QByteArray("A\r\nB") << false;
    QTest::newRow("NUL") << QByteArray("A\0", 2) << false;
    QTest::newRow("beyond ASCII") << QByteArray("\xc3\xbc") << false;
    QTest::newRow("brackets") << QByteArray("(A)") << false;
}

void TestHttpHeaders::headerNamesAreTokens()
{
    QFETCH(QByteArray, name);
    QTEST(isHeaderName(name), "legal");
}

void TestHttpHeaders::headerValuesHaveNoControls_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("legal");
    QTest::newRow("plain") << QByteArray("Bearer abc, d=\"e\"") << true;
    QTest::newRow("empty") << QByteArray("") << true;
    QTest::newRow("tab") << QByteArray("a\tb") << true;
    QTest::newRow("beyond ASCII") << QByteArray("\xc3\xbc") << true;
    QTest::newRow("CR LF") << QByteArray("a\r\nX-Evil: b") << false;
    QTest::newRow("LF") << QByteArray("a\nX-Evil: b") << false;
    QTest::newRow("CR") << QByteArray("a\rb") << false;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
    QTest::newRow("DEL") << QByteArray("a\x7f") << false;
}

void TestHttpHeaders::headerValuesHaveNoControls()
{
    QFETCH(QByteArray, value);
    QTEST(isHeaderValue(value), "legal");
}

QTEST_GUILESS_MAIN(TestHttpHeaders)
#include "tst_httpheaders.moc"
