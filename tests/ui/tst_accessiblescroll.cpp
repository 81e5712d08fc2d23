// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/accessiblescroll.h"

#include <QAccessible>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QTreeWidget>

using namespace tranship;

class TestAccessibleScroll final : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { guardScrollAreas(); }

    void aChildThatHasGoneIsNone();
    void whatScrollsIsReached();
    void listsKeepTheirOwn();
};

void TestAccessibleScroll::aChildThatHasGoneIsNone()
{
    QScrollArea area;
    area.setWidget(new QLabel(QStringLiteral("a page"), &area));
    area.widget()->resize(2'000, 2'000);
    area.resize(200, 200);
    area.show();
    QAccessibleInterface *told = QAccessible::queryAccessibleInterface(&area);
    QVERIFY(told);
    QCOMPARE(told->role(), QAccessible::Client);
    const int children = told->childCount();
    QVERIFY(children > 0);
    area.widget()->resize(10, 10); // no scroll bar is needed any more
    QCoreApplication::processEvents();
    for (const int index : {-1, children, children + 7})
        QVERIFY(!told->child(index));
    for (int index = 0; index < told->childCount(); ++index)
        QVERIFY(told->child(index));
}

void TestAccessibleScroll::whatScrollsIsReached()
{
    QScrollArea area;
    area.setWidget(new QLabel(QStringLiteral("a page"), &area));
    QAccessibleInterface *label = QAccessible::queryAccessibleInterface(area.widget());
    QVERIFY(label);
    QAccessibleInterface *viewport = label->parent();
    QVERIFY(viewport);
    QVERIFY(viewport->indexOfChild(label) >= 0);
    QAccessibleInterface *told = viewport->parent();
    QVERIFY(told);
    QCOMPARE(told->object(), &area);
    QVERIFY(told->indexOfChild(viewport) >= 0);
}

void TestAccessibleScroll::listsKeepTheirOwn()
{
    QTreeWidget tree;
    QAccessibleInterface *told = QAccessible::queryAccessibleInterface(&tree);
    QVERIFY(told);
    QCOMPARE(told->role(), QAccessible::Tree);
    QVERIFY(told->tableInterface());
}

QTEST_MAIN(TestAccessibleScroll)
#include "tst_accessiblescroll.moc"
