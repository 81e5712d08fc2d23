// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/makefolders.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestMakeFolders final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void missingFoldersAreMade();
    void foldersThatAreThereAreKept();
    void noLinkIsFollowedBelowTheBase();
    void aFileInTheWayIsAnError();
    void aMissingBaseIsNotMade();
    void namesThatAreNoneAreRefused_data();
    void namesThatAreNoneAreRefused();
};

static ErrorCode codeOf(const Done &done)
{
    return done ? ErrorCode::None : done.error().code;
}

void TestMakeFolders::missingFoldersAreMade()
{
    const QTemporaryDir base;
    QCOMPARE(codeOf(makeFolders(base.path(), u"a/b/c"_s)), ErrorCode::None);
    QVERIFY(QDir(base.filePath(u"a/b/c"_s)).exists());
    QCOMPARE(codeOf(makeFolders(base.path(), QString())), ErrorCode::None);
    QCOMPARE(QDir(base.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
}

void TestMakeFolders::foldersThatAreThereAreKept()
{
    const QTemporaryDir base;
    QVERIFY(QDir(base.path()).mkpath(u"a/kept"_s));
    QCOMPARE(codeOf(makeFolders(base.path(), u"a/b"_s)), ErrorCode::None);
    QCOMPARE(codeOf(makeFolders(base.path(), u"a/b"_s)), ErrorCode::None);
    QVERIFY(QDir(base.filePath(u"a/kept"_s)).exists());
}

void TestMakeFolders::noLinkIsFollowedBelowTheBase()
{
    const QTemporaryDir base;
    const QTemporaryDir outside;
    QVERIFY(QFile::link(outside.path(), base.filePath(u"a"_s)));
    QCOMPARE(codeOf(makeFolders(base.path(), u"a"_s)), ErrorCode::FolderMissing);
    QCOMPARE(codeOf(makeFolders(base.path(), u"a/b"_s)), ErrorCode::FolderMissing);
    QVERIFY(QDir(outside.path()).isEmpty());
    // the person's own choice of a base may be a link
    QCOMPARE(codeOf(makeFolders(base.filePath(u"a"_s), u"b"_s)), ErrorCode::None);
}

void TestMakeFolders::aFileInTheWayIsAnError()
{
    const QTemporaryDir base;
    QFile file(base.filePath(u"a"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(codeOf(makeFolders(base.path(), u"a/b"_s)), ErrorCode::FolderMissing);
}

void TestMakeFolders::aMissingBaseIsNotMade()
{
    const QTemporaryDir base;
    QCOMPARE(codeOf(makeFolders(base.filePath(u"none"_s), u"a"_s)), ErrorCode::FolderMissing);
    QVERIFY(QDir(base.path()).isEmpty());
}

void TestMakeFolders::namesThatAreNoneAreRefused_data()
{
    QTest::addColumn<QString>("relative");
    QTest::newRow("up") << u"../a"_s;
    QTest::newRow("up at the end") << u"a/.."_s;
    QTest::newRow("here") << u"."_s;
    QTest::newRow("absolute") << u"/a"_s;
    QTest::newRow("empty part") << u"a//b"_s;
    QTest::newRow("NUL") << QString(u"a"_s + QChar::Null + u"b"_s);
}

void TestMakeFolders::namesThatAreNoneAreRefused()
{
    QFETCH(QString, relative);
    const QTemporaryDir base;
    QVERIFY(QDir(base.path()).mkpath(u"inner"_s));
    QCOMPARE(codeOf(makeFolders(base.filePath(u"inner"_s), relative)), ErrorCode::InvalidArgument);
    QCOMPARE(QDir(base.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList(u"inner"_s));
}

QTEST_GUILESS_MAIN(TestMakeFolders)
#include "tst_makefolders.moc"
