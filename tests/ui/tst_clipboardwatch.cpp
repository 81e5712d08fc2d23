// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakeengine.h"
#include "ui/clipboardwatch.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace tranship;

class TestClipboardWatch final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linksToFilesAreTold_data();
    void linksToFilesAreTold();
    void whatThisProgramCopiesIsLetAlone();
};

void TestClipboardWatch::linksToFilesAreTold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("links");
    const QString iso = QStringLiteral("https://example.org/a.iso");
    QTest::newRow("a file") << iso << QStringList{iso};
    QTest::newRow("a page") << QStringLiteral("https://example.org/news") << QStringList();
    QTest::newRow("files among pages")
        << QStringLiteral("https://example.org/index.html\n") + iso << QStringList{iso};
    QTest::newRow("prose") << QStringLiteral("hello") << QStringList();
    QTest::newRow("nothing") << QString() << QStringList();
}

void TestClipboardWatch::linksToFilesAreTold()
{
    QFETCH(const QString, text);
    QMimeData data;
    data.setText(text);
    QTEST(fileLinksIn(&data), "links");
}

void TestClipboardWatch::whatThisProgramCopiesIsLetAlone()
{
    FakeEngine engine;
    QClipboard &clipboard = *QGuiApplication::clipboard();
    const ClipboardWatch watch(engine, clipboard);
    QSignalSpy copied(&watch, &ClipboardWatch::linksCopied);
    engine.putPolicy({{QStringLiteral("WatchClipboard"), QStringLiteral("on")}}, {});
    QWidget window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    clipboard.setText(QStringLiteral("https://example.org/a.iso"));
    QCoreApplication::processEvents();
    QVERIFY(copied.isEmpty());
}

QTEST_MAIN(TestClipboardWatch)
#include "tst_clipboardwatch.moc"
