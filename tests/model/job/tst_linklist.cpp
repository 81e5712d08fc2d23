// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/linklist.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestLinkList final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aListIsRead_data();
    void aListIsRead();
    void recordsWithoutALinkAreCounted();
    void otherEncodingsAreRead();
    void whatIsNoListIsRefused_data();
    void whatIsNoListIsRefused();
};

namespace {

const QString sum = QString(64, u'a');

} // namespace

void TestLinkList::aListIsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isTable");
    QTest::addColumn<QList<ListedLink>>("links");
    const auto row = [](const char *name, const QString &text, bool isTable,
                        const QList<ListedLink> &links) {
        QTest::newRow(name) << text << isTable << links;
    };
    const ListedLink plain{u"https://h/a"_s, {}, {}};
    const ListedLink named{u"https://h/a"_s, u"b.iso"_s, {}};
    const ListedLink proven{u"https://h/a"_s, u"b.iso"_s, u"sha-256:"_s + sum};
    row("a text", u"see https://h/a\n"_s, false, {plain});
    row("links with commas are no table", u"https://h/a,b\nhttps://h/c,d"_s, false,
        {{u"https://h/a,b"_s, {}, {}}, {u"https://h/c,d"_s, {}, {}}});
    row("a head tells a table", u"name,url\nb.iso,https://h/a\n"_s, false, {named});
    row("a head in capitals, semicolons",
        u"URL;SHA256;File\r\nhttps://h/a;"_s + sum + u";b.iso\r\n"_s, false, {proven});
    row("as transhipctl takes it", u"https://h/a\t/home/ada/b.iso\n"_s, false, {named});
    row("a table without a head", u"1,https://h/a,b.iso,"_s + sum, true, {proven});
    row("a checksum is no name", u"https://h/a,"_s + sum, true,
        {{u"https://h/a"_s, {}, u"sha-256:"_s + sum}});
    row("quoted fields", u"\"https://h/a\",\"b.iso\"\n\"https://h/c\",\"say \"\"x\"\", y\""_s, true,
        {named, {u"https://h/c"_s, u"say \"x\", y"_s, {}}});
    row("a line feed inside a field", u"url,note,name\nhttps://h/a,\"1\n2\",b.iso"_s, false,
        {named});
    row("twice the same", u"https://h/a,b.iso\nhttps://h/a,c.iso"_s, true, {named});
    row("a name with folders", u"url,path\nhttps://h/a,../../b.iso"_s, true, {named});
    row("one field", u"https://h/a\n\nhttps://h/c\n"_s, true, {plain, {u"https://h/c"_s, {}, {}}});
    row("a login", u"name,url\nb.iso,https://ada:pw@h/a\n"_s, false,
        {{u"https://ada:pw@h/a"_s, u"b.iso"_s, {}}});
    row("a short record", u"url,name\nhttps://h/a"_s, true, {plain});
}

void TestLinkList::aListIsRead()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isTable);
    QFETCH(const QList<ListedLink>, links);
    const auto list = parseLinkList(text.toUtf8(), isTable ? ListForm::Table : ListForm::Guessed);
    QVERIFY(list.has_value());
    QCOMPARE(list->links, links);
    QCOMPARE(list->skipped, 0);
}

void TestLinkList::recordsWithoutALinkAreCounted()
{
    const auto list =
        parseLinkList("url,name\nhttps://h/a,x\nftp://h/b,y\n,z\n\n", ListForm::Table);
    QVERIFY(list.has_value());
    QCOMPARE(list->links.size(), 1);
    QCOMPARE(list->skipped, 2);
}

void TestLinkList::otherEncodingsAreRead()
{
    const QString text = u"https://h/ä"_s;
    QStringEncoder marked(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    const QByteArray wide = marked(text);
    for (const QByteArray &document :
         {text.toUtf8(), QByteArray("\xef\xbb\xbf" + text.toUtf8()), wide}) {
        const auto list = parseLinkList(document, ListForm::Guessed);
        QVERIFY(list.has_value());
        QCOMPARE(list->links.constFirst().url, text);
    }
}

void TestLinkList::whatIsNoListIsRefused_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<int>("problem");
    const auto row = [](const char *name, const QByteArray &document, LinkListProblem problem) {
        QTest::newRow(name) << document << static_cast<int>(problem);
    };
    row("nothing", {}, LinkListProblem::NoLinks);
    row("no links", "hello\n", LinkListProblem::NoLinks);
    row("no text", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\xff", 13), LinkListProblem::NoText);
    row("too long", QByteArray(longestLinkList + 1, 'a'), LinkListProblem::TooLong);
    QByteArray many = "url\t\n";
    for (int i = 0; i <= mostLinks; ++i)
        many += "https://h/" + QByteArray::number(i) + "\t\n";
    row("too many links", many, LinkListProblem::TooLong);
}

void TestLinkList::whatIsNoListIsRefused()
{
    QFETCH(const QByteArray, document);
    const auto list = parseLinkList(document, ListForm::Guessed);
    QVERIFY(!list.has_value());
    QTEST(static_cast<int>(list.error()), "problem");
}

QTEST_APPLESS_MAIN(TestLinkList)
#include "tst_linklist.moc"
