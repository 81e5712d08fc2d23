// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transhipctl/listfile.h"
#include "model/control/protocol.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestListFile final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesBecomeFiles();
    void aBadListIsRefusedWhole_data();
    void aBadListIsRefusedWhole();
    void aListComesFromAFile();
    void pathsAreAbsolute_data();
    void pathsAreAbsolute();
};

void TestListFile::linesBecomeFiles()
{
    const auto files = filesFromList("http://h/a\t/d/a\r\n\n  \nhttp://h/\xc3\xa4\tsub/b\n");
    QVERIFY(files);
    QCOMPARE(files->size(), 2);
    QCOMPARE(files->at(0).toObject().value("path"_L1).toString(), u"/d/a"_s);
    QCOMPARE(files->at(1).toObject().value("url"_L1).toString(), u"http://h/ä"_s);
    QCOMPARE(files->at(1).toObject().value("path"_L1).toString(),
             QDir::current().absoluteFilePath(u"sub/b"_s));
}

void TestListFile::aBadListIsRefusedWhole_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("detail");
    const QByteArray good = "http://h/a\t/d/a\n";
    QTest::newRow("empty") << QByteArray() << ErrorCode::InvalidArgument << u"empty"_s;
    QTest::newRow("blank") << QByteArray("\n \n") << ErrorCode::InvalidArgument << u"empty"_s;
    QTest::newRow("no tab") << good + "http://h/b /d/b\n"
                            << ErrorCode::InvalidArgument << u"line 2"_s;
    QTest::newRow("two tabs") << good + "\nhttp://h/b\t/d/b\tx\n"
                              << ErrorCode::InvalidArgument << u"line 3"_s;
    QTest::newRow("no URL") << good + "\t/d/b\n" << ErrorCode::InvalidArgument << u"line 2"_s;
    QTest::newRow("no path") << good + "http://h/b\t\n"
                             << ErrorCode::InvalidArgument << u"line 2"_s;
    QTest::newRow("bad UTF-8") << good + "http://h/\xff\t/d/b\n"
                               << ErrorCode::InvalidArgument << u"UTF-8"_s;
    QTest::newRow("zero byte") << good + QByteArray("http://h/\0\t/d/b\n", 17)
                               << ErrorCode::InvalidArgument << u"UTF-8"_s;
    QTest::newRow("too long") << QByteArray(longestRequest + 1, 'a') << ErrorCode::TooLarge
                              << u"at most"_s;
}

void TestListFile::aBadListIsRefusedWhole()
{
    QFETCH(QByteArray, list);
    QFETCH(ErrorCode, code);
    QFETCH(QString, detail);
    const auto files = filesFromList(list);
    QVERIFY(!files);
    QCOMPARE(files.error().code, code);
    QVERIFY2(files.error().detail.contains(detail), qPrintable(files.error().detail));
}

void TestListFile::aListComesFromAFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"list"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    QVERIFY(file.write("http://h/a\t/d/a") > 0);
    file.close();
    QVERIFY(filesFromListFile(file.fileName()));
    const auto missing = filesFromListFile(folder.filePath(u"none"_s));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::FileNotFound);
    QVERIFY(!filesFromListFile(u"/dev/zero"_s));
}

void TestListFile::pathsAreAbsolute_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("absolute");
    const QString here = QDir::currentPath();
    QTest::newRow("absolute") << u"/d/a"_s << u"/d/a"_s;
    QTest::newRow("relative") << u"a"_s << here + u"/a"_s;
    QTest::newRow("here") << u"."_s << here;
    QTest::newRow("a folder stays one") << u"/d/"_s << u"/d/"_s;
    QTest::newRow("dots are resolved") << u"/d/../e/./f"_s << u"/e/f"_s;
    QTest::newRow("root") << u"/"_s << u"/"_s;
}

void TestListFile::pathsAreAbsolute()
{
    QFETCH(QString, path);
    QFETCH(QString, absolute);
    QCOMPARE(absolutePath(path), absolute);
}

QTEST_GUILESS_MAIN(TestListFile)
#include "tst_listfile.moc"
