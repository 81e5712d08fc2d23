// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/portable.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestPortable final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMarkerNamesTheFolder_data();
    void theMarkerNamesTheFolder();
    void aProgramWithoutAMarkerIsNotPortable();
    void pathsMoveWithTheirDriveOrFolder_data();
    void pathsMoveWithTheirDriveOrFolder();
    void aPlaceIsTheRealOne();
};

void TestPortable::theMarkerNamesTheFolder_data()
{
    QTest::addColumn<QByteArray>("marker");
    QTest::addColumn<QString>("folder");
    const auto row = [](const char *name, const QByteArray &marker, const QString &folder) {
        QTest::newRow(name) << marker << folder;
    };
    row("beside the programs", "data=../../data\n", u"/stick/Tranship/data"_s);
    row("below the program", "data=data", u"/stick/Tranship/app/bin/data"_s);
    row("written on Windows", "# here\r\ndata=../../data\r\n", u"/stick/Tranship/data"_s);
    row("an absolute path", "data=/srv/jobs", u"/srv/jobs"_s);
    row("names of any script", "data=../../Задания", u"/stick/Tranship/Задания"_s);
    row("nothing", "", QString());
    row("an empty value", "data=\n", QString());
    row("something else", "date=../../data\n", QString());
}

void TestPortable::theMarkerNamesTheFolder()
{
    QFETCH(QByteArray, marker);
    QFETCH(QString, folder);
    QCOMPARE(portableDataFolder(marker, u"/stick/Tranship/app/bin"_s), folder);
}

void TestPortable::aProgramWithoutAMarkerIsNotPortable()
{
    QCOMPARE(portableDataFolder(), QString());
}

void TestPortable::pathsMoveWithTheirDriveOrFolder_data()
{
    QTest::addColumn<QString>("folderBefore");
    QTest::addColumn<QString>("mountBefore");
    QTest::addColumn<QString>("folderNow");
    QTest::addColumn<QString>("mountNow");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const auto row = [](const char *name, const char *folderBefore, const char *mountBefore,
                        const char *folderNow, const char *mountNow, const char *from,
                        const char *to) {
        QTest::newRow(name) << QString::fromLatin1(folderBefore) << QString::fromLatin1(mountBefore)
                            << QString::fromLatin1(folderNow) << QString::fromLatin1(mountNow)
                            << QString::fromLatin1(from) << QString::fromLatin1(to);
    };
    row("the first time", "", "", "/media/a/S/T/data", "/media/a/S", "", "");
    row("nothing moved", "/media/a/S/T/data", "/media/a/S", "/media/a/S/T/data", "/media/a/S", "",
        "");
    row("another mount point", "/media/a/S/T/data", "/media/a/S", "/run/media/b/S1/T/data",
        "/run/media/b/S1", "/media/a/S", "/run/media/b/S1");
    row("the folder was moved on its drive", "/media/a/S/T/data", "/media/a/S",
        "/media/a/S/apps/T/data", "/media/a/S", "/media/a/S/T", "/media/a/S/apps/T");
    row("moved and mounted elsewhere", "/media/a/S/T/data", "/media/a/S", "/mnt/apps/T/data",
        "/mnt", "/media/a/S/T", "/mnt/apps/T");
    row("moved on the disk of the system", "/opt/T/data", "/", "/srv/T/data", "/", "/opt/T",
        "/srv/T");
    row("from a stick to the disk of the system", "/media/a/S/T/data", "/media/a/S", "/opt/T/data",
        "/", "/media/a/S/T", "/opt/T");
    row("from the disk of the system to a stick", "/T/data", "/", "/media/a/S/T/data", "/media/a/S",
        "/T", "/media/a/S/T");
}

void TestPortable::pathsMoveWithTheirDriveOrFolder()
{
    QFETCH(QString, folderBefore);
    QFETCH(QString, mountBefore);
    QFETCH(QString, folderNow);
    QFETCH(QString, mountNow);
    QFETCH(QString, from);
    QFETCH(QString, to);
    const Move move = moveBetween({folderBefore, mountBefore}, {folderNow, mountNow});
    QCOMPARE(move.from, from);
    QCOMPARE(move.to, to);
}

void TestPortable::aPlaceIsTheRealOne()
{
    QTemporaryDir temporary;
    const QString link = temporary.filePath(u"link"_s);
    QVERIFY(QFile::link(temporary.path(), link));
    const QString real = QFileInfo(temporary.path()).canonicalFilePath();
    QCOMPARE(dataPlaceOf(link).folder, real);
    QVERIFY(real.startsWith(dataPlaceOf(link).mount));
}

QTEST_GUILESS_MAIN(TestPortable)
#include "tst_portable.moc"
