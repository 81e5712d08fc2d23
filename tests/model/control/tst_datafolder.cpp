// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/datafolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>
#include <QTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestDataFolder final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFolderIsTheSameForEveryProgram();
    void theFolderFollowsThePlatform();
    void theSocketLiesInTheFolder();
};

void TestDataFolder::theFolderIsTheSameForEveryProgram()
{
    QCoreApplication::setApplicationName(u"transhipctl"_s);
    const QString one = defaultDataFolder();
    QCoreApplication::setApplicationName(u"tranship"_s);
    QCOMPARE(defaultDataFolder(), one);
    QVERIFY(QDir::isAbsolutePath(one));
    QCOMPARE(QDir(one).dirName(), u"tranship"_s);
}

void TestDataFolder::theFolderFollowsThePlatform()
{
#ifdef Q_OS_LINUX
    qputenv("XDG_DATA_HOME", "/somewhere/data");
    QCOMPARE(defaultDataFolder(), u"/somewhere/data/tranship"_s);
#endif
    QCOMPARE(QFileInfo(defaultDataFolder()).path(),
             QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation));
}

void TestDataFolder::theSocketLiesInTheFolder()
{
    QCOMPARE(controlSocketPath(u"/a/b"_s), u"/a/b/control.sock"_s);
}

QTEST_GUILESS_MAIN(TestDataFolder)
#include "tst_datafolder.moc"
