// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/categories.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestCategories final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTextIsReadAndWritten_data();
    void aTextIsReadAndWritten();
    void whatDoesNotFitIsRefused_data();
    void whatDoesNotFitIsRefused();
    void aCategoryTakesThePlaceOfItsName();
};

void TestCategories::aTextIsReadAndWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<Category>>("categories");
    QTest::addColumn<QString>("written");
    const Category films{u"Films"_s, u"/home/ada/Films"_s};
    const Category music{u"Music"_s, {}};
    QTest::newRow("none") << u"  ;; "_s << QList<Category>() << QString();
    QTest::newRow("one") << u"Films=/home/ada/Films"_s << QList<Category>{films}
                         << u"Films=/home/ada/Films"_s;
    QTest::newRow("by name") << u" Music ;Films = /home/ada/Films;"_s
                             << QList<Category>{music, films} << u"Films=/home/ada/Films; Music"_s;
    QTest::newRow("folder with signs")
        << u"a=/x=y\\;z"_s << QList<Category>{{u"a"_s, u"/x=y;z"_s}} << u"a=/x=y\\;z"_s;
    QTest::newRow("backslashes stand for themselves")
        << u"a=/x\\y\\\\z"_s << QList<Category>{{u"a"_s, u"/x\\y\\\\z"_s}} << u"a=/x\\y\\\\z"_s;
    QTest::newRow("a backslash before a semicolon")
        << u"a=/x\\\\\\;y"_s << QList<Category>{{u"a"_s, u"/x\\;y"_s}} << u"a=/x\\\\\\;y"_s;
    QTest::newRow("a backslash at the end of a part")
        << u"a\\\\; b=/x\\\\; c"_s
        << QList<Category>{{u"a\\"_s, {}}, {u"b"_s, u"/x\\"_s}, {u"c"_s, {}}}
        << u"a\\\\; b=/x\\\\; c"_s;
    QTest::newRow("a backslash at the end")
        << u"a=/x\\"_s << QList<Category>{{u"a"_s, u"/x\\"_s}} << u"a=/x\\\\"_s;
}

void TestCategories::aTextIsReadAndWritten()
{
    QFETCH(const QString, text);
    QFETCH(const QList<Category>, categories);
    const Result<QList<Category>> read = categoriesFromText(text);
    QVERIFY(read);
    QCOMPARE(*read, categories);
    QTEST(categoriesText(*read), "written");
}

void TestCategories::whatDoesNotFitIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("relative folder") << u"Films=Films"_s;
    QTest::newRow("no name") << u"=/home"_s;
    QTest::newRow("control character in a name") << u"a\tb=/home"_s;
    QTest::newRow("control character in a folder") << u"a=/home/\x01"_s;
    QTest::newRow("a name twice") << u"films=/a; Films=/b"_s;
    QTest::newRow("a long name") << QString(longestCategory + 1, u'a');
    QStringList many;
    for (qsizetype i = 0; i <= mostCategories; ++i)
        many << QString::number(i);
    QTest::newRow("too many") << many.join(u';');
}

void TestCategories::whatDoesNotFitIsRefused()
{
    QFETCH(const QString, text);
    QVERIFY(!categoriesFromText(text));
}

void TestCategories::aCategoryTakesThePlaceOfItsName()
{
    const QList<Category> before{{u"films"_s, u"/a"_s}, {u"Music"_s, u"/b"_s}};
    QCOMPARE(categoriesText(withCategory(before, {u"Films"_s, u"/c"_s})), u"Films=/c; Music=/b"_s);
    QCOMPARE(categoriesText(withCategory(before, {u"Games"_s, {}})),
             u"films=/a; Games; Music=/b"_s);
}

QTEST_APPLESS_MAIN(TestCategories)
#include "tst_categories.moc"
