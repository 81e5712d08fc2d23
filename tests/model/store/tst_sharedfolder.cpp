// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/instancelock.h"
#include "model/store/jobstore.h"
#include "model/store/sharedfolder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace tranship;

namespace {

mode_t modeOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777 : 0;
}

void setMode(const QString &path, mode_t mode)
{
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode), 0);
}

} // namespace

class TestSharedFolder final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyAFolderMadeForAGroupIsShared_data();
    void onlyAFolderMadeForAGroupIsShared();
    void whatLiesInASharedFolderIsTheGroups();
};

void TestSharedFolder::onlyAFolderMadeForAGroupIsShared_data()
{
    QTest::addColumn<uint>("mode");
    QTest::addColumn<bool>("isShared");
    QTest::newRow("private") << 0700u << false;
    QTest::newRow("readable by everybody") << 0755u << false;
    QTest::newRow("writable by the group by accident") << 0770u << false;
    QTest::newRow("made for the group") << 02770u << true;
    QTest::newRow("made for the group and readable") << 02775u << true;
    QTest::newRow("writable by everybody") << 02777u << false;
    QTest::newRow("a group that may only read") << 02750u << false;
}

void TestSharedFolder::onlyAFolderMadeForAGroupIsShared()
{
    QFETCH(uint, mode);
    QFETCH(bool, isShared);
    QTemporaryDir folder;
    setMode(folder.path(), mode);
    QCOMPARE(isSharedFolder(folder.path()), isShared);
    setMode(folder.path(), 0700);
}

void TestSharedFolder::whatLiesInASharedFolderIsTheGroups()
{
    QTemporaryDir folder;
    setMode(folder.path(), 02770);
    const mode_t before = ::umask(077);
    InstanceLock lock;
    QVERIFY(lock.acquire(folder.path()));
    JobStore store;
    QVERIFY(store.open(folder.path()));
    QVERIFY(store.backup());
    ::umask(before);
    QCOMPARE(modeOf(folder.path()), mode_t(02770));
    const QStringList names = QDir(folder.path()).entryList(QDir::Files);
    QVERIFY(names.size() >= 4); // store, log, backup, lock
    for (const QString &name : names)
        QVERIFY2(modeOf(folder.filePath(name)) == 0660, qPrintable(name));
}

QTEST_GUILESS_MAIN(TestSharedFolder)
#include "tst_sharedfolder.moc"
