// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/linkheader.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestLinkHeader final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mirrorsAreRead_data();
    void mirrorsAreRead();
    void linksThatAreNoMirrorsArePassedOver_data();
    void linksThatAreNoMirrorsArePassedOver();
    void mirrorsStandInTheOrderOfTheirPriority();
    void metalinksAreFound_data();
    void metalinksAreFound();
    void anHttpsAnswerLeadsToHttpsOnly();
    void noMoreLinksAreTakenThanTheLimit();
};

static const QUrl base(u"http://host/folder/file.iso?x=1"_s);

static QStringList mirrorsOf(const QByteArray &value)
{
    QStringList texts;
    for (const Mirror &mirror : linksOf({{"Link", value}}, base).mirrors) {
        texts.append(u"%1 %2 %3"_s.arg(mirror.url.toString(QUrl::FullyEncoded))
                         .arg(mirror.priority)
                         .arg(mirror.country)
                         .trimmed());
    }
    return texts;
}

void TestLinkHeader::mirrorsAreRead_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QStringList>("mirrors");
    const auto row = [](const char *name, const QByteArray &value, const QStringList &mirrors) {
        QTest::newRow(name) << value << mirrors;
    };
    row("token", "<http://m/a>; rel=duplicate", {u"http://m/a 999999"_s});
    row("quoted", "<http://m/a>;rel=\"duplicate\"", {u"http://m/a 999999"_s});
    row("one of several relations", "<http://m/a>; rel=\"alternate  Duplicate\"",
        {u"http://m/a 999999"_s});
    row("priority and place", "<http://m/a>; rel=duplicate; pri=3; geo=GB", {u"http://m/a 3 gb"_s});
    row("parameters first and in capitals", "<http://m/a>; PRI=\"3\"; pref; REL=duplicate",
        {u"http://m/a 3"_s});
    row("two in one header", "<http://m/a>; rel=duplicate, <http://n/a>; rel=duplicate",
        {u"http://m/a 999999"_s, u"http://n/a 999999"_s});
    row("a comma and a semicolon in the target", "<http://m/a,b;c>; rel=duplicate",
        {u"http://m/a,b;c 999999"_s});
    row("an end in a string", "<http://m/a>; title=\"x, <y>; z\"; rel=duplicate",
        {u"http://m/a 999999"_s});
    row("relative to the file", "<b.iso>; rel=duplicate", {u"http://host/folder/b.iso 999999"_s});
    row("relative to the root", "</b.iso>; rel=duplicate", {u"http://host/b.iso 999999"_s});
    row("relative to the scheme", "<//m/b.iso>; rel=duplicate", {u"http://m/b.iso 999999"_s});
    row("a fragment is dropped", "<http://m/a#b>; rel=duplicate", {u"http://m/a 999999"_s});
    row("the same twice", "<http://m/a>; rel=duplicate, <http://m/a#b>; rel=duplicate",
        {u"http://m/a 999999"_s});
    row("nonsense for a priority", "<http://m/a>; rel=duplicate; pri=first",
        {u"http://m/a 999999"_s});
    row("priority 0", "<http://m/a>; rel=duplicate; pri=0", {u"http://m/a 999999"_s});
    row("priority too large", "<http://m/a>; rel=duplicate; pri=1000000", {u"http://m/a 999999"_s});
    row("nonsense for a place", "<http://m/a>; rel=duplicate; geo=\"g\xc3\xbc\"",
        {u"http://m/a 999999"_s});
    row("beside a broken one", "http://m/a; rel=duplicate, <http://n/a>; rel=duplicate",
        {u"http://n/a 999999"_s});
    row("https", "<https://m/a>; rel=duplicate", {u"https://m/a 999999"_s});
}

void TestLinkHeader::mirrorsAreRead()
{
    QFETCH(QByteArray, value);
    QTEST(mirrorsOf(value), "mirrors");
}

void TestLinkHeader::linksThatAreNoMirrorsArePassedOver_data()
{
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *name, const QByteArray &value) {
        QTest::newRow(name) << value;
    };
    row("empty", "");
    row("no target", "; rel=duplicate");
    row("empty target", "<>; rel=duplicate");
    row("no brackets", "http://m/a; rel=duplicate");
    row("no end of the target", "<http://m/a; rel=duplicate");
    row("no relation", "<http://m/a>");
    row("another relation", "<http://m/a>; rel=next");
    row("the first relation counts", "<http://m/a>; rel=next; rel=duplicate");
    row("no more than a beginning", "<http://m/a>; rel=duplicates");
    row("about another thing", "<http://m/a>; rel=duplicate; anchor=\"/other\"");
    row("the file itself", "<http://host/folder/file.iso?x=1>; rel=duplicate");
    row("the file itself, relative", "<?x=1#y>; rel=duplicate");
    row("ftp", "<ftp://m/a>; rel=duplicate");
    row("file", "<file:///etc/passwd>; rel=duplicate");
    row("javascript", "<javascript:alert(1)>; rel=duplicate");
    row("a password", "<http://user:secret@m/a>; rel=duplicate");
    row("no host", "<http:///a>; rel=duplicate");
    row("blank in the target", "<http://m/a b>; rel=duplicate");
    row("too long a target", "<http://m/" + QByteArray(3'000, 'x') + ">; rel=duplicate");
    row("too long a header", "<http://m/a>; rel=duplicate; x=" + QByteArray(70'000, 'x'));
    row("NUL", QByteArray("<http://m/a\0>; rel=duplicate", 28));
    row("no UTF-8", "<http://m\xff/a>; rel=duplicate");
}

void TestLinkHeader::linksThatAreNoMirrorsArePassedOver()
{
    QFETCH(QByteArray, value);
    QCOMPARE(mirrorsOf(value), QStringList());
}

void TestLinkHeader::mirrorsStandInTheOrderOfTheirPriority()
{
    const HeaderFields headers = {
        {"Link", "<http://c/>; rel=duplicate, <http://b/>; rel=duplicate; pri=20"},
        {"X-Link", "<http://x/>; rel=duplicate; pri=1"},
        {"link", "<http://a/>; rel=duplicate; pri=1, <http://d/>; rel=duplicate"},
    };
    QStringList hosts;
    for (const Mirror &mirror : linksOf(headers, base).mirrors)
        hosts.append(mirror.url.host());
    QCOMPARE(hosts, QStringList({u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
}

void TestLinkHeader::metalinksAreFound_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QList<QUrl>>("metalinks");
    const QUrl found(u"http://host/folder/file.meta4"_s);
    QTest::newRow("Metalink 4") << QByteArray(
        "<file.meta4>; rel=describedby; type=\"application/metalink4+xml\"")
                                << QList<QUrl>{found};
    QTest::newRow("type in capitals")
        << QByteArray("<file.meta4>; TYPE=Application/Metalink4+XML; rel=DescribedBy")
        << QList<QUrl>{found};
    QTest::newRow("a signature") << QByteArray(
        "<file.asc>; rel=describedby; type=\"application/pgp-signature\"")
                                 << QList<QUrl>();
    QTest::newRow("no type") << QByteArray("<file.meta4>; rel=describedby") << QList<QUrl>();
    QTest::newRow("the best first")
        << QByteArray("<b>; rel=describedby; type=\"application/metalink4+xml\"; pri=2,"
                      "<a>; rel=describedby; type=\"application/metalink4+xml\"; pri=1")
        << QList<QUrl>{QUrl(u"http://host/folder/a"_s), QUrl(u"http://host/folder/b"_s)};
}

void TestLinkHeader::metalinksAreFound()
{
    QFETCH(QByteArray, value);
    const FileLinks links = linksOf({{"Link", value}}, base);
    QTEST(links.metalinks, "metalinks");
    QVERIFY(links.mirrors.isEmpty());
}

void TestLinkHeader::anHttpsAnswerLeadsToHttpsOnly()
{
    const HeaderFields headers = {
        {"Link", "<http://m/a>; rel=duplicate, <https://n/a>; rel=duplicate"}};
    const FileLinks links = linksOf(headers, QUrl(u"https://host/a"_s));
    QCOMPARE(links.mirrors.size(), 1);
    QCOMPARE(links.mirrors.constFirst().url, QUrl(u"https://n/a"_s));
}

void TestLinkHeader::noMoreLinksAreTakenThanTheLimit()
{
    HeaderFields headers;
    for (int number = 0; number < 300; ++number) {
        headers.append({"Link", "<http://m/" + QByteArray::number(number) + ">; rel=duplicate"});
    }
    QCOMPARE(linksOf(headers, base).mirrors.size(), mostLinks);
}

QTEST_GUILESS_MAIN(TestLinkHeader)
#include "tst_linkheader.moc"
