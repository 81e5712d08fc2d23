// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/job.h"
#include "model/job/jobsettings.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestRequestHeaders final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headersAreRead_data();
    void headersAreRead();
    void aHeaderIsSetReplacedAndTakenAway();
    void noMoreHeadersThanTheLimit();
    void aSecretIsNeverShown();
    void theStoreGetsBackWhatItGot();
    void whatTheStoreHoldsIsChecked_data();
    void whatTheStoreHoldsIsChecked();
    void whatTheStoreHoldsOfLoginsIsChecked();
    void referencesHoldNoPathAndNoFlood();
    void redirectsAreSet();
};

void TestRequestHeaders::headersAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("name"); // empty: refused
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *title, const QString &text, const QByteArray &name = {},
                        const QByteArray &value = {}) {
        QTest::newRow(title) << text << name << value;
    };
    row("plain", u"X-One: a b"_s, "X-One", "a b");
    row("blanks", u"  X-One :a  "_s, "X-One", "a");
    row("colon in the value", u"Referer: http://h/"_s, "Referer", "http://h/");
    row("beyond ASCII", u"X-One: \u00e4"_s, "X-One", "\xc3\xa4");
    row("no value takes it away", u"X-One:"_s, "X-One", "");
    row("no colon", u"X-One"_s);
    row("no name", u": a"_s);
    row("name with a blank", u"X One: a"_s);
    row("CR LF, Q11 of the fault list", u"X-One: a\r\nX-Two: b"_s);
    row("LF alone", u"X-One: a\nX-Two: b"_s);
    row("NUL", u"X-One: a"_s + QChar(0) + u"b"_s);
    row("CR LF in the name", u"X-One\r\nX-Two: b"_s);
    row("Host", u"Host: other"_s);
    row("Range", u"range: bytes=0-1"_s);
    row("Content-Length", u"Content-Length: 1"_s);
    row("Transfer-Encoding", u"Transfer-Encoding: chunked"_s);
    row("of the proxy, not of the server", u"Proxy-Authorization: Basic eA=="_s);
    row("secret: Authorization", u"Authorization: Basic eA=="_s);
    row("secret: Cookie", u"Cookie: a=b"_s);
    row("secret: key", u"X-Api-Key: abc"_s);
    row("secret: token", u"PRIVATE-TOKEN: abc"_s);
    row("a secret may be taken away", u"X-Api-Key:"_s, "X-Api-Key", "");
    row("too long", u"X: "_s + QString(9000, u'x'));
}

void TestRequestHeaders::headersAreRead()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, name);
    const Result<RequestHeader> header = parseRequestHeader(text, SecretNames::Refused);
    QCOMPARE(header.has_value(), !name.isEmpty());
    if (!header)
        return;
    QCOMPARE(header->name, name);
    QTEST(header->value, "value");
}

void TestRequestHeaders::aHeaderIsSetReplacedAndTakenAway()
{
    Job job;
    QVERIFY(setSetting(job, u"header"_s, u"X-One: a"_s));
    QVERIFY(setSetting(job, u"header"_s, u"X-Two: b"_s));
    QVERIFY(setSetting(job, u"header"_s, u"x-one: c"_s));
    QCOMPARE(*settingText(job, u"header"_s), u"x-one: c\nX-Two: b"_s);
    QVERIFY(setSetting(job, u"header"_s, u"X-ONE:"_s));
    QCOMPARE(*settingText(job, u"header"_s), u"X-Two: b"_s);
    QVERIFY(!setSetting(job, u"header"_s, u"X-Three"_s));
    QVERIFY(setSetting(job, u"header"_s, u""_s));
    QCOMPARE(*settingText(job, u"header"_s), u""_s);
}

void TestRequestHeaders::noMoreHeadersThanTheLimit()
{
    Job job;
    for (int i = 0; i < mostRequestHeaders; ++i)
        QVERIFY(setSetting(job, u"header"_s, u"X-%1: a"_s.arg(i)));
    QCOMPARE(setSetting(job, u"header"_s, u"X-More: a"_s).error().code, ErrorCode::InvalidArgument);
    QVERIFY(setSetting(job, u"header"_s, u"X-1: b"_s));
}

void TestRequestHeaders::aSecretIsNeverShown()
{
    Job job;
    job.settings.headers = {{"X-Api-Key", "", u"job 1 header x-api-key"_s, u"https://h:443"_s}};
    QCOMPARE(*settingText(job, u"header"_s), u"X-Api-Key: (secret)"_s);
}

void TestRequestHeaders::theStoreGetsBackWhatItGot()
{
    const QList<RequestHeader> headers = {
        {"X-One", "a \"b\" \xc3\xa4", QString(), QString()},
        {"X-Key", "", u"job 1 header x-key"_s, u"https://h:443"_s},
    };
    QCOMPARE(requestHeadersFromText(requestHeadersText(headers)), std::optional(headers));
    QCOMPARE(requestHeadersText({}), QByteArray());
    QCOMPARE(requestHeadersFromText(""), std::optional(QList<RequestHeader>()));
    const QList<JobCredential> credentials = {{u"https://h:443"_s, u"a"_s, false},
                                              {QString(u""_s), u"b"_s, true}};
    QCOMPARE(credentialsFromText(credentialsText(credentials)), std::optional(credentials));
}

void TestRequestHeaders::whatTheStoreHoldsIsChecked_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no JSON") << QByteArray("x");
    QTest::newRow("no array") << QByteArray("{}");
    QTest::newRow("no objects") << QByteArray("[1]");
    QTest::newRow("line break") << QByteArray(R"([{"name":"X","value":"a\r\nb"}])");
    QTest::newRow("no name") << QByteArray(R"([{"value":"a"}])");
    QTest::newRow("not ours to set") << QByteArray(R"([{"name":"Host","value":"a"}])");
    QTest::newRow("value and secret") << QByteArray(R"([{"name":"X","value":"a","secret":"s"}])");
}

void TestRequestHeaders::whatTheStoreHoldsIsChecked()
{
    QFETCH(QByteArray, text);
    QCOMPARE(requestHeadersFromText(text), std::nullopt);
}

void TestRequestHeaders::whatTheStoreHoldsOfLoginsIsChecked()
{
    for (const char *text : {"x", "{}", "[1]", R"([{"origin":"https://h:443"}])"})
        QCOMPARE(credentialsFromText(text), std::nullopt);
}

void TestRequestHeaders::referencesHoldNoPathAndNoFlood()
{
    QCOMPARE(siteSecret(u"https://h:443"_s, u"A  realm\n"_s, false),
             u"site https://h:443 A realm"_s);
    QVERIFY(siteSecret(u"https://h:443"_s, QString(9000, u'x'), false).size() < 300);
    QCOMPARE(headerSecret(u"1"_s, "X-Key"), u"job 1 header x-key"_s);
    QVERIFY(credentialSecret(u"1"_s, u"a"_s, false) != credentialSecret(u"1"_s, u"a"_s, true));
}

void TestRequestHeaders::redirectsAreSet()
{
    Job job;
    QCOMPARE(*settingText(job, u"redirects"_s), u"follow"_s);
    for (const QString &policy : {u"report"_s, u"refuse"_s, u"follow"_s}) {
        QVERIFY(setSetting(job, u"redirects"_s, policy));
        QCOMPARE(*settingText(job, u"redirects"_s), policy);
    }
    QVERIFY(!setSetting(job, u"redirects"_s, u"never"_s));
    QCOMPARE(*settingText(job, u"insecure-redirects"_s), u"false"_s);
    QVERIFY(setSetting(job, u"insecure-redirects"_s, u"true"_s));
    QVERIFY(job.settings.redirects.allowsInsecure);
    QVERIFY(!job.settings.autoComplete);
    job.type = JobType::Upload;
    QCOMPARE(setSetting(job, u"redirects"_s, u"report"_s).error().code, ErrorCode::NotSupported);
}

QTEST_APPLESS_MAIN(TestRequestHeaders)
#include "tst_requestheaders.moc"
