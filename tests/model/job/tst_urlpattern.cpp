// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/urlpattern.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestUrlPattern final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPatternMeansItsLinks_data();
    void aPatternMeansItsLinks();
    void whatIsNoPatternStandsForItself_data();
    void whatIsNoPatternStandsForItself();
    void tooManyAreRefused_data();
    void tooManyAreRefused();
    void asManyAsAllowedAreMade();
};

void TestUrlPattern::aPatternMeansItsLinks_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("links"); // with blanks between
    const auto row = [](const char *name, const QString &pattern, const QString &links) {
        QTest::newRow(name) << pattern << links;
    };
    row("numbers", u"http://h/[1-3]"_s, u"http://h/1 http://h/2 http://h/3"_s);
    row("with zeros in front", u"http://h/[008-011].jpg"_s,
        u"http://h/008.jpg http://h/009.jpg http://h/010.jpg http://h/011.jpg"_s);
    row("zeros in front of the last only", u"h/[8-010]"_s, u"h/008 h/009 h/010"_s);
    row("growing without zeros", u"h/[9-11]"_s, u"h/9 h/10 h/11"_s);
    row("down", u"h/[3-1]"_s, u"h/3 h/2 h/1"_s);
    row("one", u"h/[7-7]"_s, u"h/7"_s);
    row("step", u"h/[0-100:50]"_s, u"h/0 h/50 h/100"_s);
    row("step that misses the end", u"h/[1-6:2]"_s, u"h/1 h/3 h/5"_s);
    row("step down", u"h/[10-0:5]"_s, u"h/10 h/5 h/0"_s);
    row("letters", u"h/[a-d]"_s, u"h/a h/b h/c h/d"_s);
    row("capitals down", u"h/[C-A]"_s, u"h/C h/B h/A"_s);
    row("words", u"h/{one,two,three}"_s, u"h/one h/two h/three"_s);
    row("an empty word", u"h/a{,-hd}.mp4"_s, u"h/a.mp4 h/a-hd.mp4"_s);
    row("twice the same word", u"h/{a,a,b}"_s, u"h/a h/b"_s);
    row("two places", u"h/[1-2]/{x,y}"_s, u"h/1/x h/1/y h/2/x h/2/y"_s);
    row("side by side", u"h/[a-b][1-2]"_s, u"h/a1 h/a2 h/b1 h/b2"_s);
    row("in the host", u"http://cdn[1-2].example/x"_s,
        u"http://cdn1.example/x http://cdn2.example/x"_s);
    row("beside an IPv6 host", u"http://[::1]/[1-2]"_s, u"http://[::1]/1 http://[::1]/2"_s);
    row("the largest numbers", u"h/[999999999999999998-999999999999999999]"_s,
        u"h/999999999999999998 h/999999999999999999"_s);
}

void TestUrlPattern::aPatternMeansItsLinks()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, links);
    const Result<QStringList> meant = expandUrlPattern(pattern);
    QVERIFY(meant);
    QCOMPARE(meant->join(u' '), links);
}

void TestUrlPattern::whatIsNoPatternStandsForItself_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
    row("a link", u"https://example.org/a.iso?x=1-2"_s);
    row("nothing", QString());
    row("an IPv6 host", u"http://[2001:db8::1]/a"_s);
    row("one word in braces", u"http://h/{id}"_s);
    row("one letter in brackets", u"http://h/[x]"_s);
    row("letters of two cases", u"http://h/[a-Z]"_s);
    row("a number and a letter", u"http://h/[1-z]"_s);
    row("a step of nothing", u"http://h/[1-9:0]"_s);
    row("numbers too long to count", u"http://h/[1-9999999999999999999]"_s);
    row("not closed", u"http://h/[1-9"_s);
    row("closed twice", u"http://h/1-9]]"_s);
    row("escaped", u"http://h/%5B1-9%5D"_s);
}

void TestUrlPattern::whatIsNoPatternStandsForItself()
{
    QFETCH(const QString, text);
    const Result<QStringList> meant = expandUrlPattern(text);
    QVERIFY(meant);
    QCOMPARE(*meant, QStringList{text});
}

void TestUrlPattern::tooManyAreRefused_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::newRow("one place") << u"h/[0-10000]"_s;
    QTest::newRow("several places") << u"h/[0-999]/[0-999]"_s;
    QTest::newRow("more than any number holds")
        << u"h/[0-999999999999999999][0-999999999999999999][0-999999999999999999]"_s;
    QTest::newRow("many small places") << u"h/"_s + u"[0-9]"_s.repeated(30);
}

void TestUrlPattern::tooManyAreRefused()
{
    QFETCH(const QString, pattern);
    const Result<QStringList> meant = expandUrlPattern(pattern);
    QVERIFY(!meant);
    QCOMPARE(meant.error().code, ErrorCode::InvalidArgument);
}

void TestUrlPattern::asManyAsAllowedAreMade()
{
    const Result<QStringList> meant = expandUrlPattern(u"h/[00001-10000]"_s);
    QVERIFY(meant);
    QCOMPARE(meant->size(), mostLinks);
    QCOMPARE(meant->constLast(), u"h/10000"_s);
    QVERIFY(!expandUrlPattern(u"h/[1-3]"_s, 2));
    QVERIFY(expandUrlPattern(u"h/[1-2]"_s, 2));
}

QTEST_APPLESS_MAIN(TestUrlPattern)
#include "tst_urlpattern.moc"
