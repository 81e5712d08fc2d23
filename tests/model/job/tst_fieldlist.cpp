// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/fieldlist.h"

#include <QtTest>

using namespace tranship;

class TestFieldList final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesAreCutWhereTheSeparatorStandsFree_data();
    void valuesAreCutWhereTheSeparatorStandsFree();
    void pairsAreCutAtTheFirstEqualsSign_data();
    void pairsAreCutAtTheFirstEqualsSign();
    void quotesAndEscapesAreTakenOff_data();
    void quotesAndEscapesAreTakenOff();
};

void TestFieldList::valuesAreCutWhereTheSeparatorStandsFree_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArrayList>("parts");
    const auto row = [](const char *name, const QByteArray &value, const QByteArrayList &parts) {
        QTest::newRow(name) << value << parts;
    };
    row("nothing", "", {});
    row("one", "a", {"a"});
    row("blanks and tabs", " a ,\tb\t", {"a", "b"});
    row("empty parts", ",a,, ,b,", {"a", "b"});
    row("separators only", ",,,", {});
    row("in quotes", "a=\"x,y\",b", {"a=\"x,y\"", "b"});
    row("escaped quote", "a=\"x\\\",y\",b", {"a=\"x\\\",y\"", "b"});
    row("escaped backslash", "a=\"x\\\\\",b", {"a=\"x\\\\\"", "b"});
    row("in brackets", "<http://h/a,b>; rel=x,c", {"<http://h/a,b>; rel=x", "c"});
    row("a quote in brackets", "<a\">,b", {"<a\">", "b"});
    row("a bracket in quotes", "\"<\",b", {"\"<\"", "b"});
    row("quote without an end", "a,\"b,c", {"a", "\"b,c"});
    row("bracket without an end", "a,<b,c", {"a", "<b,c"});
    row("escape at the end", "a,\"b\\", {"a", "\"b\\"});
}

void TestFieldList::valuesAreCutWhereTheSeparatorStandsFree()
{
    QFETCH(QByteArray, value);
    QByteArrayList parts;
    for (const QByteArrayView part : fieldParts(value, ','))
        parts.append(part.toByteArray());
    QTEST(parts, "parts");
}

void TestFieldList::pairsAreCutAtTheFirstEqualsSign_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("pair") << QByteArray("a=b") << QByteArray("a") << QByteArray("b");
    QTest::newRow("blanks") << QByteArray(" a = b ") << QByteArray("a") << QByteArray("b");
    QTest::newRow("padding") << QByteArray("a=bc==") << QByteArray("a") << QByteArray("bc==");
    QTest::newRow("no value") << QByteArray("a=") << QByteArray("a") << QByteArray("");
    QTest::newRow("no name") << QByteArray("=b") << QByteArray("") << QByteArray("b");
    QTest::newRow("no sign") << QByteArray("a") << QByteArray("a") << QByteArray("");
}

void TestFieldList::pairsAreCutAtTheFirstEqualsSign()
{
    QFETCH(QByteArray, part);
    const FieldPair pair = fieldPair(part);
    QTEST(pair.name.toByteArray(), "name");
    QTEST(pair.value.toByteArray(), "value");
}

void TestFieldList::quotesAndEscapesAreTakenOff_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("token") << QByteArray("a\\b") << QByteArray("a\\b");
    QTest::newRow("quoted") << QByteArray("\"a b\"") << QByteArray("a b");
    QTest::newRow("escapes") << QByteArray("\"a\\\"b\\\\\"") << QByteArray("a\"b\\");
    QTest::newRow("behind the end") << QByteArray("\"a\"b") << QByteArray("a");
    QTest::newRow("no end") << QByteArray("\"a") << QByteArray("a");
    QTest::newRow("nothing") << QByteArray("") << QByteArray("");
}

void TestFieldList::quotesAndEscapesAreTakenOff()
{
    QFETCH(QByteArray, value);
    QTEST(unquotedField(value), "text");
}

QTEST_GUILESS_MAIN(TestFieldList)
#include "tst_fieldlist.moc"
