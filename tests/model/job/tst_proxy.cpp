// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/proxy.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestProxy final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsAreReadAndWritten_data();
    void listsAreReadAndWritten();
    void whatCannotBeUsedIsRefusedByName_data();
    void whatCannotBeUsedIsRefusedByName();
    void proxiesAreChosenByUrl_data();
    void proxiesAreChosenByUrl();
    void bypassRulesAreChecked_data();
    void bypassRulesAreChecked();
};

void TestProxy::listsAreReadAndWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *name, const QString &text, const QString &written) {
        QTest::newRow(name) << text << written;
    };
    row("nothing", {}, u"system"_s);
    row("system", u" System "_s, u"system"_s);
    row("none", u"none"_s, u"none"_s);
    row("a host", u"gate"_s, u"http://gate:80"_s);
    row("a host that begins like a script", u"packets:3128"_s, u"http://packets:3128"_s);
    row("a host and port", u"Gate.Example:3128"_s, u"http://gate.example:3128"_s);
    row("a URL", u"http://10.0.0.1:8080/"_s, u"http://10.0.0.1:8080"_s);
    row("an IPv6 address", u"http://[2001:db8::1]:8080"_s, u"http://[2001:db8::1]:8080"_s);
    row("an IPv6 address without a port", u"[::1]"_s, u"http://[::1]:80"_s);
    row("socks", u"socks5://gate"_s, u"socks5://gate:1080"_s);
    row("socks as Windows says it", u"socks=gate:1081"_s, u"socks5://gate:1081"_s);
    row("by protocol", u"http=a:1 https=http://b:2"_s, u"http=http://a:1 https=http://b:2"_s);
    row("commas and blanks", u"a:1,b:2  c:3"_s, u"http://a:1 http://b:2 http://c:3"_s);
}

void TestProxy::listsAreReadAndWritten()
{
    QFETCH(QString, text);
    const Result<ProxySetup> setup = proxyFromText(text);
    QVERIFY2(setup, setup ? "" : qPrintable(setup.error().detail));
    QTEST(proxyText(*setup), "written");
    QCOMPARE(proxyFromText(proxyText(*setup)).value_or(ProxySetup()), *setup);
}

void TestProxy::whatCannotBeUsedIsRefusedByName_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, const QString &text, ErrorCode code) {
        QTest::newRow(name) << text << code;
    };
    using enum ErrorCode;
    row("TLS to the proxy", u"https://gate:3128"_s, NotSupported);
    row("socks 4", u"socks4://gate"_s, NotSupported);
    row("a script", u"pac+http://gate/proxy.pac"_s, NotSupported);
    row("a search for one", u"autodetect"_s, NotSupported);
    row("a login", u"http://me:secret@gate:3128"_s, CredentialsInUrl);
    row("another protocol", u"ftp=gate"_s, InvalidArgument);
    row("a list without an entry", u" ; "_s, InvalidArgument);
    row("no host", u"http://:3128"_s, InvalidArgument);
    row("no port behind a colon", u"gate:"_s, InvalidArgument);
    row("port 0", u"gate:0"_s, InvalidArgument);
    row("port 65536", u"gate:65536"_s, InvalidArgument);
    row("an address without brackets", u"2001:db8::1"_s, InvalidArgument);
    row("a path", u"http://gate/a"_s, InvalidArgument);
    row("a line break", u"gate\r\nX"_s, InvalidArgument);
    row("too long", u"a "_s.repeated(2001), StringTooLong);
}

void TestProxy::whatCannotBeUsedIsRefusedByName()
{
    QFETCH(QString, text);
    const Result<ProxySetup> setup = proxyFromText(text);
    QVERIFY(!setup);
    QTEST(setup.error().code, "code");
    QVERIFY(!setup.error().detail.contains(u"secret"_s));
}

void TestProxy::proxiesAreChosenByUrl_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("bypass");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("chosen");
    const auto row = [](const char *name, const QString &list, const QString &bypass,
                        const QString &url, const QString &chosen) {
        QTest::newRow(name) << list << bypass << url << chosen;
    };
    row("all", u"a:1 b:2"_s, {}, u"http://x.example/"_s, u"http://a:1,http://b:2"_s);
    row("http only", u"http=a:1 https=b:2"_s, {}, u"http://x.example/"_s, u"http://a:1"_s);
    row("https only", u"http=a:1 https=b:2"_s, {}, u"https://x.example/"_s, u"http://b:2"_s);
    row("bypassed", u"a:1"_s, u"x.example"_s, u"http://X.example/"_s, {});
    row("bypassed by suffix", u"a:1"_s, u"*.example"_s, u"http://x.example/"_s, {});
    row("the suffix itself is none", u"a:1"_s, u"*.example"_s, u"http://example/"_s,
        u"http://a:1"_s);
    row("a suffix of the name is none", u"a:1"_s, u"x.example"_s, u"http://notx.example/"_s,
        u"http://a:1"_s);
    row("local", u"a:1"_s, u"<local>"_s, u"http://printer/"_s, {});
    row("not local", u"a:1"_s, u"<local>"_s, u"http://printer.example/"_s, u"http://a:1"_s);
    row("an IPv6 address is not local", u"a:1"_s, u"<local>"_s, u"http://[::1]/"_s,
        u"http://a:1"_s);
    row("an IPv6 address", u"a:1"_s, u"[::1]"_s, u"http://[::1]/"_s, {});
    row("all bypassed", u"a:1"_s, u"*"_s, u"http://x.example/"_s, {});
    row("none", u"none"_s, {}, u"http://x.example/"_s, {});
    row("the system is asked elsewhere", u"system"_s, {}, u"http://x.example/"_s, {});
}

void TestProxy::proxiesAreChosenByUrl()
{
    QFETCH(QString, list);
    QFETCH(QString, bypass);
    QFETCH(QString, url);
    const Result<ProxySetup> setup = proxyFromText(list, bypass);
    QVERIFY(setup);
    QStringList names;
    for (const ProxyServer &server : proxiesFor(*setup, QUrl(url)))
        names.append(proxyName(server));
    QTEST(names.join(u','), "chosen");
}

void TestProxy::bypassRulesAreChecked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("fits");
    QTest::newRow("nothing") << QString() << true;
    QTest::newRow("several") << u"a.example;*.org, 10.0.0.1 <local>"_s << true;
    QTest::newRow("a wildcard in the middle") << u"a.*.org"_s << false;
    QTest::newRow("a wildcard at the end") << u"10.*"_s << false;
    QTest::newRow("a URL") << u"http://a"_s << false;
    QTest::newRow("an unknown word") << u"<loopback>"_s << false;
}

void TestProxy::bypassRulesAreChecked()
{
    QFETCH(QString, text);
    QTEST(bypassFromText(text).has_value(), "fits");
}

QTEST_GUILESS_MAIN(TestProxy)
#include "tst_proxy.moc"
