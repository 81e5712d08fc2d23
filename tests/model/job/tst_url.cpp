// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/url.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestUrl final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodUrlsAreTaken_data();
    void goodUrlsAreTaken();
    void badUrlsAreRefused_data();
    void badUrlsAreRefused();
    void aRefusalNeverRepeatsThePassword();
    void aLoginIsTakenOutOfALink_data();
    void aLoginIsTakenOutOfALink();
    void anOriginHasAName();
    void redirectTargetsAreCheckedTheSameWay_data();
    void redirectTargetsAreCheckedTheSameWay();
    void fileLinksAreTakenFromAPersonOnly_data();
    void fileLinksAreTakenFromAPersonOnly();
    void badFileLinksAreRefused_data();
    void badFileLinksAreRefused();
    void aPersonsWebLinksAreCheckedAsAnyOther();
    void originIsSchemeHostAndPort_data();
    void originIsSchemeHostAndPort();
    void theMarkOfOriginHasNothingThatLetsSomebodyIn();
    void shownUrlsHaveNoSecrets_data();
    void shownUrlsHaveNoSecrets();
};

void TestUrl::goodUrlsAreTaken_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("encoded");
    const auto row = [](const char *name, const QString &text, const QString &encoded) {
        QTest::newRow(name) << text << encoded;
    };
    row("http", u"http://host/a"_s, u"http://host/a"_s);
    row("https", u"https://host/a?b=c"_s, u"https://host/a?b=c"_s);
    row("blanks and line break around", u"  https://host/a\n"_s, u"https://host/a"_s);
    row("scheme and host know no case", u"HTTPS://HOST/A"_s, u"https://host/A"_s);
    row("fragment is dropped", u"https://host/a#b"_s, u"https://host/a"_s);
    row("port", u"https://host:65535/a"_s, u"https://host:65535/a"_s);
    row("no path", u"https://host"_s, u"https://host"_s);
    row("IPv4", u"http://127.0.0.1:8080/"_s, u"http://127.0.0.1:8080/"_s);
    row("IPv6", u"http://[::1]:8080/"_s, u"http://[::1]:8080/"_s);
    row("letters of the world", u"https://host/ü"_s, u"https://host/%C3%BC"_s);
    row("joiners", u"https://host/a\u200cb"_s, u"https://host/a%E2%80%8Cb"_s);
    row("host of the world", u"https://bücher.example/"_s, u"https://xn--bcher-kva.example/"_s);
    row("coded separators stay", u"https://host/a%2Fb%00"_s, u"https://host/a%2Fb%00"_s);
    row("empty user", u"https://@host/a"_s, u"https://host/a"_s);
    row("longest", u"https://host/"_s + u"x"_s.repeated(longestUrl - 13),
        u"https://host/"_s + u"x"_s.repeated(longestUrl - 13));
}

void TestUrl::goodUrlsAreTaken()
{
    QFETCH(QString, text);
    const auto url = parseUrl(text);
    QVERIFY2(url, url ? "" : qPrintable(url.error().detail));
    QTEST(QString::fromLatin1(url->toEncoded()), "encoded");
}

void TestUrl::badUrlsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, const QString &text,
                        ErrorCode code = ErrorCode::InvalidArgument) {
        QTest::newRow(name) << text << code;
    };
    row("empty", u""_s);
    row("blanks", u"   "_s);
    row("no scheme", u"host/a"_s);
    row("scheme left out", u"//host/a"_s);
    row("absolute path", u"/etc/passwd"_s);
    row("file", u"file:///etc/hostname"_s);
    row("ftp", u"ftp://host/a"_s);
    row("data", u"data:text/plain,hello"_s);
    row("qrc", u"qrc:/a"_s);
    row("javascript", u"javascript:alert(1)"_s);
    row("no host", u"http:///a"_s);
    row("no host at all", u"http:a"_s);
    row("host is a port", u"http://:80/a"_s);
    row("port too large", u"http://host:99999/"_s);
    row("port negative", u"http://host:-1/"_s);
    row("port zero", u"http://host:0/"_s);
    row("port no number", u"http://host:http/"_s);
    row("line break inside", u"http://host/a\r\nX-Evil: b"_s);
    row("tab inside", u"http://host/a\tb"_s);
    row("NUL inside", u"http://host/a"_s + QChar(u'\0') + u"b"_s);
    row("right-to-left override", u"http://host/\u202egpj.exe"_s);
    row("blank inside", u"http://host/a b"_s);
    row("backslashes", u"http:\\\\host\\a"_s);
    row("backslash in the host", u"http://host\\@evil/"_s);
    row("bad percent", u"http://host/%zz"_s);
    row("bracket open", u"http://[::1/"_s);
    row("zone that no URL can hold", u"http://[fe80::1%25eth\uFFFD]/"_s);
    row("too long", u"https://host/"_s + u"x"_s.repeated(longestUrl));
    row("too long when coded", u"https://host/"_s + u"ü"_s.repeated(longestUrl / 2));
    row("100 kB", u"https://host/"_s + u"x"_s.repeated(100'000));
    row("user", u"https://user@host/"_s, ErrorCode::CredentialsInUrl);
    row("user and password", u"https://user:secret@host/"_s, ErrorCode::CredentialsInUrl);
    row("password only", u"https://:secret@host/"_s, ErrorCode::CredentialsInUrl);
    row("coded user", u"https://us%40er:p@host/"_s, ErrorCode::CredentialsInUrl);
}

void TestUrl::badUrlsAreRefused()
{
    QFETCH(QString, text);
    const auto url = parseUrl(text);
    QVERIFY(!url);
    QTEST(url.error().code, "code");
    QCOMPARE(url.error().context, ErrorContext::RemoteFile);
    QVERIFY(!url.error().detail.isEmpty());
}

void TestUrl::aRefusalNeverRepeatsThePassword()
{
    for (const QString &text :
         {u"https://user:hunter2@host/"_s, u"https://user:hunter2@host:99999/"_s,
          u"ftp://user:hunter2@host/"_s, u"https://user:hunter2@ho st/"_s}) {
        const auto url = parseUrl(text);
        QVERIFY(!url);
        QVERIFY(!url.error().detail.contains(u"hunter2"_s));
    }
}

void TestUrl::aLoginIsTakenOutOfALink_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    const auto row = [](const char *name, const QString &text, const QString &url,
                        const QString &user = {}, const QString &password = {}) {
        QTest::newRow(name) << text << url << user << password;
    };
    row("none", u"https://h/a"_s, u"https://h/a"_s);
    row("both", u"https://u:p@h/a"_s, u"https://h/a"_s, u"u"_s, u"p"_s);
    row("user alone", u"https://u@h/a"_s, u"https://h/a"_s, u"u"_s);
    row("password alone", u"https://:p@h/a"_s, u"https://h/a"_s, u""_s, u"p"_s);
    row("neither", u"https://@h/a"_s, u"https://h/a"_s);
    row("port, query and fragment stay", u"http://u:p@h:81/a?b@c#d@e"_s, u"http://h:81/a?b@c#d@e"_s,
        u"u"_s, u"p"_s);
    row("at sign in the password", u"https://u:p@q@h"_s, u"https://h"_s, u"u"_s, u"p@q"_s);
    row("colon in the password", u"https://u:p:q@h"_s, u"https://h"_s, u"u"_s, u"p:q"_s);
    row("percent", u"https://a%40b:%3A%2f%c3%a4@h/"_s, u"https://h/"_s, u"a@b"_s, u":/\u00e4"_s);
    row("at sign in the path only", u"https://h/a@b"_s, u"https://h/a@b"_s);
    row("scheme in capitals", u" HTTPS://u:p@h "_s, u"HTTPS://h"_s, u"u"_s, u"p"_s);
    row("other schemes are left alone", u"ftp://u:p@h"_s, u"ftp://u:p@h"_s);
    row("no URL", u"u:p@h"_s, u"u:p@h"_s);
}

void TestUrl::aLoginIsTakenOutOfALink()
{
    QFETCH(QString, text);
    QFETCH(QString, user);
    QFETCH(QString, password);
    const UrlWithoutLogin split = withoutLogin(text);
    QTEST(split.url, "url");
    QCOMPARE(split.user, user);
    QCOMPARE(split.password, password);
    QCOMPARE(split.hasLogin, !user.isEmpty() || !password.isEmpty());
}

void TestUrl::anOriginHasAName()
{
    QCOMPARE(originOf(QUrl(u"https://H/a"_s)), u"https://h:443"_s);
    QCOMPARE(originOf(QUrl(u"http://h:8080"_s)), u"http://h:8080"_s);
    QCOMPARE(originOf(QUrl(u"http://[::1]/"_s)), u"http://::1:80"_s);
}

void TestUrl::redirectTargetsAreCheckedTheSameWay_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("relative, resolved") << u"../b"_s << ErrorCode::None;
    QTest::newRow("another host") << u"http://other/b"_s << ErrorCode::None;
    QTest::newRow("file") << u"file:///etc/passwd"_s << ErrorCode::InvalidArgument;
    QTest::newRow("javascript") << u"javascript:alert(1)"_s << ErrorCode::InvalidArgument;
    QTest::newRow("credentials") << u"http://user:pw@other/"_s << ErrorCode::CredentialsInUrl;
    QTest::newRow("no host") << u"http:///b"_s << ErrorCode::InvalidArgument;
    QTest::newRow("port") << u"http://host:99999/"_s << ErrorCode::InvalidArgument;
}

void TestUrl::redirectTargetsAreCheckedTheSameWay()
{
    QFETCH(QString, target);
    const auto url = checkedUrl(QUrl(u"https://host/a/"_s).resolved(QUrl(target)));
    QTEST(url ? ErrorCode::None : url.error().code, "code");
}

void TestUrl::fileLinksAreTakenFromAPersonOnly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("encoded");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const QString &text, const QString &encoded,
                        const QString &path) { QTest::newRow(name) << text << encoded << path; };
    row("no host", u"file:///mnt/a.iso"_s, u"file:///mnt/a.iso"_s, u"/mnt/a.iso"_s);
    row("localhost", u"file://localhost/mnt/a"_s, u"file:///mnt/a"_s, u"/mnt/a"_s);
    row("localhost knows no case", u"FILE://LocalHost/mnt/a"_s, u"file:///mnt/a"_s, u"/mnt/a"_s);
    row("one slash", u"file:/mnt/a"_s, u"file:///mnt/a"_s, u"/mnt/a"_s);
    row("coded", u"file:///mnt/a%20%3F%23b"_s, u"file:///mnt/a%20%3F%23b"_s, u"/mnt/a ?#b"_s);
    row("letters of the world", u"file:///mnt/ü"_s, u"file:///mnt/%C3%BC"_s, u"/mnt/ü"_s);
}

void TestUrl::fileLinksAreTakenFromAPersonOnly()
{
    QFETCH(QString, text);
    const auto url = parseSource(text);
    QVERIFY2(url, url ? "" : qPrintable(url.error().detail));
    QTEST(QString::fromLatin1(url->toEncoded()), "encoded");
    QTEST(url->toLocalFile(), "path");
    QVERIFY(isLocalSource(*url));
    QCOMPARE(checkedSource(*url).value(), *url);
    QCOMPARE(parseUrl(text).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(checkedUrl(*url).error().code, ErrorCode::InvalidArgument);
}

void TestUrl::badFileLinksAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, const QString &text,
                        ErrorCode code = ErrorCode::InvalidArgument) {
        QTest::newRow(name) << text << code;
    };
    row("another machine", u"file://server/share/a"_s);
    row("another machine by address", u"file://127.0.0.1/mnt/a"_s);
    row("another machine in the path", u"file:////server/share/a"_s);
    row("relative", u"file:a"_s);
    row("nothing", u"file:"_s);
    row("no path", u"file://"_s);
    row("localhost without path", u"file://localhost"_s);
    row("root", u"file:///"_s);
    row("folder", u"file:///mnt/"_s);
    row("NUL", u"file:///mnt/a%00b"_s);
    row("query", u"file:///mnt/a?b"_s);
    row("fragment", u"file:///mnt/a#b"_s);
    row("line break", u"file:///mnt/a\nb"_s);
    row("port", u"file://localhost:80/mnt/a"_s);
    row("too long", u"file:///"_s + u"x"_s.repeated(longestUrl));
    row("user", u"file://anna@localhost/mnt/a"_s, ErrorCode::CredentialsInUrl);
}

void TestUrl::badFileLinksAreRefused()
{
    QFETCH(QString, text);
    const auto url = parseSource(text);
    QVERIFY(!url);
    QTEST(url.error().code, "code");
}

void TestUrl::aPersonsWebLinksAreCheckedAsAnyOther()
{
    QCOMPARE(parseSource(u"https://host/a"_s).value(), QUrl(u"https://host/a"_s));
    QVERIFY(!isLocalSource(QUrl(u"https://host/a"_s)));
    QCOMPARE(parseSource(u"ftp://host/a"_s).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(parseSource(u"/mnt/a"_s).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(parseSource(u"https://user@host/"_s).error().code, ErrorCode::CredentialsInUrl);
    QVERIFY(!checkedSource(QUrl()));
}

void TestUrl::originIsSchemeHostAndPort_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    QTest::newRow("path") << u"https://host/a"_s << u"https://host/b?c"_s << true;
    QTest::newRow("case") << u"https://HOST/"_s << u"HTTPS://host/"_s << true;
    QTest::newRow("port of https") << u"https://host/"_s << u"https://host:443/"_s << true;
    QTest::newRow("port of http") << u"http://host/"_s << u"http://host:80/"_s << true;
    QTest::newRow("another port") << u"https://host/"_s << u"https://host:8443/"_s << false;
    QTest::newRow("another scheme") << u"https://host/"_s << u"http://host/"_s << false;
    QTest::newRow("another scheme, one port")
        << u"https://host:80/"_s << u"http://host:80/"_s << false;
    QTest::newRow("another host") << u"https://host/"_s << u"https://www.host/"_s << false;
    QTest::newRow("name and address") << u"http://localhost/"_s << u"http://127.0.0.1/"_s << false;
}

void TestUrl::originIsSchemeHostAndPort()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, same);
    QCOMPARE(isSameOrigin(QUrl(one), QUrl(other)), same);
    QCOMPARE(isSameOrigin(QUrl(other), QUrl(one)), same);
}

void TestUrl::theMarkOfOriginHasNothingThatLetsSomebodyIn()
{
    QCOMPARE(originMark(QUrl(u"https://user:pw@host:8443/a%20b?token=abc&c=1#access"_s)),
             "https://host:8443/a%20b");
}

void TestUrl::shownUrlsHaveNoSecrets_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const QString &url, const QString &shown) {
        QTest::newRow(name) << url << shown;
    };
    row("plain", u"https://host/a?page=2"_s, u"https://host/a?page=2"_s);
    row("user and password", u"https://user:pw@host/a"_s, u"https://host/a"_s);
    row("fragment", u"https://host/a#access"_s, u"https://host/a"_s);
    row("token", u"https://host/a?x=1&token=abc"_s, u"https://host/a?x=1&token=..."_s);
    row("signed link", u"https://host/a?X-Amz-Signature=abc&X-Amz-Date=1"_s,
        u"https://host/a?X-Amz-Signature=...&X-Amz-Date=1"_s);
    row("short signature", u"https://host/a?sv=1&sig=abc%3D"_s, u"https://host/a?sv=1&sig=..."_s);
    row("key in capitals", u"https://host/a?API_KEY=abc"_s, u"https://host/a?API_KEY=..."_s);
    row("no secrets, though they sound like it", u"https://host/a?author=x&encode=y&monkey=z"_s,
        u"https://host/a?author=x&encode=y&monkey=z"_s);
    row("key of its own", u"https://host/a?key=abc&auth=def"_s,
        u"https://host/a?key=...&auth=..."_s);
    row("no key", u"https://host/a?keyboard=de&design=1"_s,
        u"https://host/a?keyboard=de&design=1"_s);
    row("letters of the world", u"https://host/%C3%BC"_s, u"https://host/ü"_s);
    row("right-to-left override", u"https://host/%E2%80%AEgpj.exe"_s,
        u"https://host/%E2%80%AEgpj.exe"_s);
    row("scripts mixed in the host", u"https://p\u0430ypal.com/"_s,
        u"https://xn--pypal-4ve.com/"_s);
}

void TestUrl::shownUrlsHaveNoSecrets()
{
    QFETCH(QString, url);
    QTEST(displayUrl(QUrl(url)), "shown");
}

QTEST_GUILESS_MAIN(TestUrl)
#include "tst_url.moc"
