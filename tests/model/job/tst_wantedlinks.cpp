// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/wantedlinks.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

using Kind = BadLine::Kind;

class TestWantedLinks final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTextMeansItsLinks_data();
    void aTextMeansItsLinks();
    void aBadLineIsNamed_data();
    void aBadLineIsNamed();
    void aCommandOverLinesIsOnePassage();
    void noMoreLinksThanAllowed();
    void linksAreFoundInAnyText_data();
    void linksAreFoundInAnyText();
    void aFileIsToldFromAPage_data();
    void aFileIsToldFromAPage();
    void aLinkWithASecretMayBeGoodForOnce_data();
    void aLinkWithASecretMayBeGoodForOnce();
};

void TestWantedLinks::aTextMeansItsLinks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("links");
    const auto row = [](const char *name, const QString &text, const QStringList &links) {
        QTest::newRow(name) << text << links;
    };
    row("nothing", u"\n  \n"_s, {});
    row("one", u"  https://h/a \r\n"_s, {u"https://h/a"_s});
    row("one on each line", u"https://h/a\n\nhttp://h/b"_s, {u"https://h/a"_s, u"http://h/b"_s});
    row("twice the same", u"https://h/a\nhttps://h/a"_s, {u"https://h/a"_s});
    row("several on a line", u"https://h/a https://h/b\thttps://h/c"_s,
        {u"https://h/a"_s, u"https://h/b"_s, u"https://h/c"_s});
    row("a remark", u"# the disks\nhttps://h/a"_s, {u"https://h/a"_s});
    row("a login for its server", u"https://ada:secret@h/a"_s, {u"https://ada:secret@h/a"_s});
    row("a pattern", u"https://h/[1-2].zip"_s, {u"https://h/1.zip"_s, u"https://h/2.zip"_s});
    row("a pattern that means one before", u"https://h/2\nhttps://h/[1-2]"_s,
        {u"https://h/2"_s, u"https://h/1"_s});
    row("a file of this machine", u"file:///mnt/a.iso"_s, {u"file:///mnt/a.iso"_s});
    row("a command", u"curl 'https://h/a' -o b"_s, {u"https://h/a"_s});
    row("a command with a pattern", u"curl 'https://h/[1-2]'"_s,
        {u"https://h/1"_s, u"https://h/2"_s});
}

void TestWantedLinks::aTextMeansItsLinks()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, links);
    const WantedLinks wanted = readWantedLinks(text);
    QStringList read;
    for (const WantedLink &link : wanted.links)
        read << link.url;
    QCOMPARE(read, links);
    QVERIFY(wanted.bad.isEmpty());
}

void TestWantedLinks::aBadLineIsNamed_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name, const QString &line, Kind kind,
                        const QString &what = {}) {
        QTest::newRow(name) << line << static_cast<int>(kind) << what;
    };
    row("a word", u"nonsense"_s, Kind::NoAddress);
    row("prose", u"get it: there"_s, Kind::NoAddress);
    row("no host", u"https:///a"_s, Kind::NoAddress);
    row("a torrent", u"magnet:?xt=urn:btih:1"_s, Kind::OtherScheme, u"magnet"_s);
    row("FTP", u"FTP://h/a"_s, Kind::OtherScheme, u"ftp"_s);
    row("another machine's file", u"file://server/share/a"_s, Kind::OtherMachine);
    row("a blank inside", u"https://h/my file.iso"_s, Kind::Blank);
    row("a pattern too large", u"https://h/[0-99999]"_s, Kind::TooMany);
    row("a pattern with a bad link", u"https://{h,}/a"_s, Kind::NoAddress);
    row("a command that sends", u"curl -d x https://h/a"_s, Kind::Curl);
}

void TestWantedLinks::aBadLineIsNamed()
{
    QFETCH(const QString, line);
    const WantedLinks wanted = readWantedLinks(u"https://h/ok\n"_s + line + u"\nhttps://h/too"_s);
    QCOMPARE(wanted.links.size(), 2);
    QCOMPARE(wanted.bad.size(), 1);
    QCOMPARE(wanted.bad.constFirst().line, 2);
    QTEST(static_cast<int>(wanted.bad.constFirst().kind), "kind");
    QTEST(wanted.bad.constFirst().what, "what");
}

void TestWantedLinks::aCommandOverLinesIsOnePassage()
{
    const WantedLinks wanted = readWantedLinks(u"curl 'https://h/a' \\\n -H 'Cookie: a=b' \\\n -k\n"
                                               "https://h/b\ncurl -d 1 \\\n https://h/c\nbad"_s);
    QCOMPARE(wanted.links, (QList<WantedLink>{{u"https://h/a"_s, {}}, {u"https://h/b"_s, {}}}));
    QCOMPARE(wanted.headers.size(), 1);
    QCOMPARE(wanted.headers.constFirst().first, u"Cookie"_s);
    QCOMPARE(wanted.unusedOptions, QStringList{u"-k"_s});
    QCOMPARE(wanted.bad.size(), 2);
    QCOMPARE(wanted.bad.at(0).line, 5);
    QCOMPARE(wanted.bad.at(0).lines, 2);
    QCOMPARE(wanted.bad.at(1).line, 7);
}

void TestWantedLinks::noMoreLinksThanAllowed()
{
    const WantedLinks wanted =
        readWantedLinks(u"https://h/[1-9999]\nhttps://g/[1-2]\nhttps://g/1"_s);
    QCOMPARE(wanted.links.size(), mostLinks);
    QCOMPARE(wanted.bad.size(), 1);
    QCOMPARE(static_cast<int>(wanted.bad.constFirst().kind), static_cast<int>(Kind::TooMany));
}

void TestWantedLinks::linksAreFoundInAnyText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("links");
    const auto row = [](const char *name, const QString &text, const QStringList &links) {
        QTest::newRow(name) << text << links;
    };
    row("one", u"  https://a/x \n"_s, {u"https://a/x"_s});
    row("prose between", u"see\nhttp://a/x\nand\nhttps://b/y"_s,
        {u"http://a/x"_s, u"https://b/y"_s});
    row("inside a sentence", u"Get it at <https://a/x>, or (https://b/y)."_s,
        {u"https://a/x"_s, u"https://b/y"_s});
    row("brackets of its own", u"see https://a/x_(1) there"_s, {u"https://a/x_(1)"_s});
    row("twice the same", u"http://a/x\nhttp://a/x"_s, {u"http://a/x"_s});
    row("no web address", u"file:///etc/passwd\nmailto:ada@example.org\nhello"_s, {});
    row("a blank inside a link: no guess", u"https://h/my file.iso"_s, {});
    row("a command", u"curl https://h/a -H 'Referer: https://h/b'"_s, {u"https://h/a"_s});
    row("a pattern", u"https://h/{a,b}"_s, {u"https://h/a"_s, u"https://h/b"_s});
    row("nothing", QString(), {});
}

void TestWantedLinks::linksAreFoundInAnyText()
{
    QFETCH(const QString, text);
    QTEST(webLinksIn(text), "links");
}

void TestWantedLinks::aFileIsToldFromAPage_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("isFile");
    QTest::newRow("image") << u"https://h/a/debian.iso"_s << true;
    QTest::newRow("archive, with a query") << u"https://h/a.tar.gz?x=1"_s << true;
    QTest::newRow("page") << u"https://h/a.html"_s << false;
    QTest::newRow("program") << u"https://h/view.php?id=1"_s << false;
    QTest::newRow("no suffix") << u"https://h/news"_s << false;
    QTest::newRow("folder") << u"https://h/a.d/"_s << false;
    QTest::newRow("host only") << u"https://example.org"_s << false;
    QTest::newRow("hidden") << u"https://h/.bashrc"_s << false;
    QTest::newRow("a sentence") << u"https://h/v1.what-is-new-here"_s << false;
}

void TestWantedLinks::aFileIsToldFromAPage()
{
    QFETCH(const QString, link);
    QTEST(isLikelyFile(QUrl(link)), "isFile");
}

void TestWantedLinks::aLinkWithASecretMayBeGoodForOnce_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("mayBe");
    QTest::newRow("plain") << u"https://h/a.iso"_s << false;
    QTest::newRow("a query") << u"https://h/a?version=2"_s << false;
    QTest::newRow("a token") << u"https://h/a?token=abc"_s << true;
    QTest::newRow("signed") << u"https://h/a?X-Amz-Signature=abc&X-Amz-Expires=60"_s << true;
}

void TestWantedLinks::aLinkWithASecretMayBeGoodForOnce()
{
    QFETCH(const QString, link);
    QTEST(mayBeOneShot(QUrl(link)), "mayBe");
}

QTEST_APPLESS_MAIN(TestWantedLinks)
#include "tst_wantedlinks.moc"
