// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/mountedpartfiles.h"

#include "model/files/device.h"
#include "model/files/partfile.h"
#include "model/files/room.h"
#include "tests/support/smalldisk.h"
#include "tests/support/testfiles.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;

namespace {

constexpr quint64 root = 1;
constexpr quint64 stick = 2;
constexpr quint64 other = 3;

} // namespace

class TestMountedPartFiles final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMissingPartFileIsAwayOrLost_data();
    void aMissingPartFileIsAwayOrLost();
    void whatIsThereIsOpened();
    void roomThatAFileHasTakenIsTold();
    void roomThatOtherFilesNeedIsThatOfTheirFileSystem();
    void whereAFolderIsMountedIsTold();

private:
    const QString m_name = u".a.12345678-0.part"_s;
};

void TestMountedPartFiles::aMissingPartFileIsAwayOrLost_data()
{
    QTest::addColumn<quint64>("recorded");
    QTest::addColumn<quint64>("now");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("deleted on the root's disk") << root << root << ErrorCode::PartFileLost;
    QTest::newRow("deleted on the stick") << stick << stick << ErrorCode::PartFileLost;
    QTest::newRow("the stick was pulled") << stick << root << ErrorCode::FolderMissing;
    QTest::newRow("deleted, and the stick has a new number")
        << stick << other << ErrorCode::PartFileLost;
    QTest::newRow("of unknown device") << quint64{0} << root << ErrorCode::PartFileLost;
}

void TestMountedPartFiles::aMissingPartFileIsAwayOrLost()
{
    QFETCH(quint64, recorded);
    QFETCH(quint64, now);
    const QTemporaryDir folder;
    DiskPartFiles real;
    MountedPartFiles files(real,
                           [now](const QString &path) { return path == u"/"_s ? root : now; });
    QTEST(codeOf(files.open(folder.path(), m_name, {recorded, 42})), "code");
}

void TestMountedPartFiles::whatIsThereIsOpened()
{
    const QTemporaryDir folder;
    DiskPartFiles real;
    MountedPartFiles files(real, [](const QString &) { return root; });
    const auto made = files.create(folder.path(), m_name);
    QVERIFY(made);
    FileIdentity moved = (*made)->identity();
    moved.device += 1; // plugged in again
    QVERIFY(files.open(folder.path(), m_name, moved));
    QVERIFY(*files.freeSpace(folder.path()) > 0);
    moved.inode += 1;
    QCOMPARE(codeOf(files.open(folder.path(), m_name, moved)), ErrorCode::PartFileChanged);
}

void TestMountedPartFiles::roomThatAFileHasTakenIsTold()
{
    const QTemporaryDir folder;
    put(folder.filePath(u"a"_s), QByteArray(100'000, 'x'));
    QVERIFY(allocatedBytes(folder.path(), u"a"_s) >= 100'000);
    QFile sparse(folder.filePath(u"b"_s));
    QVERIFY(sparse.open(QIODevice::WriteOnly) && sparse.resize(100'000'000));
    QVERIFY(allocatedBytes(folder.path(), u"b"_s) < 1'000'000);
    QCOMPARE(allocatedBytes(folder.path(), u"none"_s), 0);
    QCOMPARE(allocatedBytes(folder.filePath(u"none"_s), u"a"_s), 0);
    QCOMPARE(allocatedBytes(folder.path(), u"../a"_s), 0);
}

void TestMountedPartFiles::roomThatOtherFilesNeedIsThatOfTheirFileSystem()
{
    const QTemporaryDir folder;
    put(folder.filePath(u"a"_s), QByteArray(100'000, 'x'));
    const quint64 device = deviceOf(folder.path());
    QCOMPARE(neededBeside(folder.path(), {}), 0);
    RoomNeeds needs;
    needs.begun = {{folder.path(), u"a"_s, device, 1'000'000},
                   {folder.path(), u"a"_s, device, 50'000},
                   {folder.path(), u"a"_s, device + 1, 7'000'000}};
    const qint64 left = 1'000'000 - allocatedBytes(folder.path(), u"a"_s);
    QCOMPARE(neededBeside(folder.path(), needs), left);
    const QString mount = folder.path().left(static_cast<qsizetype>(mountLength(folder.path())));
    needs.unbegun = {{mount, 300}, {mount + u"/other"_s, 5000}};
    QCOMPARE(neededBeside(folder.path(), needs), left + 300);
}

void TestMountedPartFiles::whereAFolderIsMountedIsTold()
{
    QCOMPARE(mountLength(u"/"_s), 1U);
    const QTemporaryDir folder;
    const QString place = folder.filePath(u"stick"_s);
    SmallDisk disk(place, 1 << 20);
    if (!disk.isMounted())
        QSKIP(qPrintable(disk.complaint()));
    QVERIFY(QDir(place).mkdir(u"films"_s));
    const auto whole = static_cast<quint64>(place.size());
    QCOMPARE(mountLength(place), whole);
    QCOMPARE(mountLength(place + u"/films"_s), whole);
    QCOMPARE(mountLength(place + u"/films/none"_s), whole);
    disk.pull();
    QVERIFY(mountLength(place) < whole);
    QCOMPARE(mountLength(place + u"/films"_s), mountLength(place));
}

QTEST_GUILESS_MAIN(TestMountedPartFiles)
#include "tst_mountedpartfiles.moc"
