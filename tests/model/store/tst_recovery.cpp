// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/recovery.h"

#include "model/store/backups.h"
#include "tests/model/store/storesamples.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

class TestRecovery final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aKilledProcessLosesNothingThatWasAcknowledged();
    void aLogThatWasLostCostsOnlyItsChanges();
    void aLogWithoutItsStoreIsNotTrusted();
    void aDamagedStoreIsSetAsideWithItsLog_data();
    void aDamagedStoreIsSetAsideWithItsLog();
    void theNewestSoundBackupTakesItsPlace_data();
    void theNewestSoundBackupTakesItsPlace();
    void aDamagedBackupIsPassedOver();
    void aBackupOfANewerVersionIsPassedOver();
    void aStoreTruncatedToNothingIsRestored();
    void aRecoveryCutShortIsFinished();
    void setAsideStoresAreNeverOverwritten();
    void someoneElsesDatabaseIsNotOurs();
    void aNewerStoreIsRefusedUntouched_data();
    void aNewerStoreIsRefusedUntouched();
    void threeBackupsAreKept();
    void aHalfWrittenBackupIsNone();
    void anUnwrittenNewStoreIsNoDamage();

private:
    QString folder() const { return m_folder->path(); }

    QString path() const { return storePath(folder()); }

    QStringList namesLike(const QString &pattern) const
    {
        return QDir(folder()).entryList({pattern}, QDir::Files | QDir::Hidden, QDir::Name);
    }

    /// jobs.sqlite as it lies on the disk while a process that will be killed has it open.
    void killWhileOpen(const QList<Job> &before, const QList<Job> &inLog)
    {
        QTemporaryDir living;
        fillStore(living.path(), before);
        JobStore store;
        QVERIFY(store.open(living.path()));
        StoreChange change;
        change.jobs = inLog;
        QVERIFY(store.apply(change));
        for (const char *suffix : {"", "-wal", "-shm"}) {
            QVERIFY(QFile::copy(storePath(living.path()) % QString::fromLatin1(suffix),
                                path() % QString::fromLatin1(suffix)));
        }
    }

    void damage(const QString &how, const QString &file)
    {
        QByteArray content = contentOf(file);
        if (how == u"garbage")
            content = QByteArray(content.size(), 'g');
        else if (how == u"header")
            content.replace(0, 16, QByteArray(16, '\0'));
        else if (how == u"truncated")
            content.truncate(content.size() / 2);
        else if (how == u"page")
            content.replace(4096, 4096, QByteArray(4096, 'p'));
        put(file, content);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRecovery::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestRecovery::aKilledProcessLosesNothingThatWasAcknowledged()
{
    const QList<Job> before = {plainJob(1)};
    const QList<Job> inLog = {plainJob(2), fullJob()};
    killWhileOpen(before, inLog);
    JobStore store;
    const StoreOpening opening = store.open(folder()).value();
    QCOMPARE(opening.setAside, QString());
    QVERIFY(opening.jobs.unpacked() == before + inLog);
    QCOMPARE(namesLike(QStringLiteral("*check*")), QStringList());
}

void TestRecovery::aLogThatWasLostCostsOnlyItsChanges()
{
    const QList<Job> before = {plainJob(1)};
    killWhileOpen(before, {plainJob(2)});
    QVERIFY(QFile::remove(path() % u"-wal"));
    JobStore store;
    const StoreOpening opening = store.open(folder()).value();
    QCOMPARE(opening.setAside, QString());
    QVERIFY(opening.jobs.unpacked() == before);
}

void TestRecovery::aLogWithoutItsStoreIsNotTrusted()
{
    killWhileOpen({plainJob(1)}, {plainJob(2)});
    QVERIFY(QFile::remove(path()));
    JobStore store;
    const StoreOpening opening = store.open(folder()).value();
    QVERIFY(opening.jobs.isEmpty());
    QCOMPARE(namesLike(QStringLiteral("jobs.sqlite.damaged-*-wal")).size(), 1);
}

void TestRecovery::aDamagedStoreIsSetAsideWithItsLog_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("garbage") << "garbage";
    QTest::newRow("its header zeroed") << "header";
    QTest::newRow("a page overwritten") << "page";
}

void TestRecovery::aDamagedStoreIsSetAsideWithItsLog()
{
    QFETCH(QString, how);
    killWhileOpen({plainJob(1)}, {});
    damage(how, path());
    // a log that has the damaged page anew would heal it
    put(path() % u"-wal", "not a log");
    const QByteArray damaged = contentOf(path());

    JobStore store;
    const StoreOpening opening = store.open(folder()).value();

    QVERIFY(opening.jobs.isEmpty());
    QVERIFY(opening.backupTime.isNull());
    QVERIFY2(opening.setAside.startsWith(path() % u".damaged-20"), qPrintable(opening.setAside));
    QCOMPARE(contentOf(opening.setAside), damaged);
    QCOMPARE(contentOf(opening.setAside % u"-wal"), "not a log");
    QVERIFY(store.apply(changeOf(plainJob(5))));
}

void TestRecovery::theNewestSoundBackupTakesItsPlace_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("garbage") << "garbage";
    QTest::newRow("its header zeroed") << "header";
    QTest::newRow("truncated") << "truncated";
    QTest::newRow("a page overwritten") << "page";
}

void TestRecovery::theNewestSoundBackupTakesItsPlace()
{
    QFETCH(QString, how);
    const Job first = fullJob();
    const Job second = plainJob(78);
    {
        JobStore store;
        QVERIFY(store.open(folder()));
        QVERIFY(store.apply(changeOf(first)));
        QVERIFY(store.backup());
        QVERIFY(store.apply(changeOf(second)));
        QVERIFY(store.backup());
        QVERIFY(store.apply(changeOf(plainJob(79))));
    }
    damage(how, path());

    JobStore store;
    const StoreOpening opening = store.open(folder()).value();
    QVERIFY(opening.jobs.unpacked() == (QList<Job>{first, second}));
    QVERIFY(QFile::exists(opening.setAside));
    QCOMPARE(opening.backupTime.timeSpec(), Qt::UTC);
    QVERIFY(opening.backupTime.secsTo(QDateTime::currentDateTimeUtc()) < 120);
    QVERIFY(store.apply(changeOf(plainJob(80))));

    JobStore again;
    const StoreOpening next = again.open(folder()).value();
    QCOMPARE(next.setAside, QString());
    QCOMPARE(next.jobs.size(), 3);
}

void TestRecovery::aDamagedBackupIsPassedOver()
{
    const Job first = plainJob(1);
    {
        JobStore store;
        QVERIFY(store.open(folder()));
        QVERIFY(store.apply(changeOf(first)));
        QVERIFY(store.backup());
        QVERIFY(store.apply(changeOf(plainJob(2))));
        QVERIFY(store.backup());
    }
    damage(QStringLiteral("page"), path() % u".backup-2");
    damage(QStringLiteral("garbage"), path());
    JobStore store;
    QVERIFY(store.open(folder()).value().jobs.unpacked() == QList<Job>{first});
}

void TestRecovery::aBackupOfANewerVersionIsPassedOver()
{
    {
        JobStore store;
        QVERIFY(store.open(folder()));
        QVERIFY(store.apply(changeOf(plainJob(1))));
        QVERIFY(store.backup());
    }
    QVERIFY(tamper(path() % u".backup-1", QStringLiteral("PRAGMA user_version = 1000")));
    damage(QStringLiteral("garbage"), path());
    JobStore store;
    const StoreOpening opening = store.open(folder()).value();
    QVERIFY(opening.jobs.isEmpty());
    QVERIFY(opening.backupTime.isNull());
}

void TestRecovery::aStoreTruncatedToNothingIsRestored()
{
    const Job job = plainJob(1);
    {
        JobStore store;
        QVERIFY(store.open(folder()));
        QVERIFY(store.apply(changeOf(job)));
        QVERIFY(store.backup());
    }
    put(path(), {});
    JobStore store;
    const StoreOpening opening = store.open(folder()).value();
    QVERIFY(opening.jobs.unpacked() == QList<Job>{job});
    QVERIFY(!opening.setAside.isEmpty());
}

void TestRecovery::aRecoveryCutShortIsFinished()
{
    const Job job = plainJob(1);
    {
        JobStore store;
        QVERIFY(store.open(folder()));
        QVERIFY(store.apply(changeOf(job)));
        QVERIFY(store.backup());
    }
    // the damaged one was moved, the backup not yet in its place
    QVERIFY(QFile::rename(path(), path() % u".damaged-20260101T000000Z"));
    put(path() % u".restored", "half a copy");
    JobStore store;
    const StoreOpening opening = store.open(folder()).value();
    QVERIFY(opening.jobs.unpacked() == QList<Job>{job});
    QVERIFY(opening.backupTime.isValid());
    QCOMPARE(opening.setAside, QString(path() % u".damaged-20260101T000000Z"));
    QVERIFY(!QFile::exists(path() % u".restored"));
}

void TestRecovery::setAsideStoresAreNeverOverwritten()
{
    for (int i = 0; i < 3; ++i) {
        put(path(), "garbage " + QByteArray::number(i) + QByteArray(1000, 'x'));
        JobStore store;
        QVERIFY(contentOf(store.open(folder()).value().setAside)
                    .startsWith(QByteArray("garbage " + QByteArray::number(i))));
    }
    QCOMPARE(namesLike(QStringLiteral("*damaged-*")).size(), 3);
}

void TestRecovery::someoneElsesDatabaseIsNotOurs()
{
    QVERIFY(tamper(path(), QStringLiteral("CREATE TABLE recipes (a)")));
    JobStore store;
    const StoreOpening opening = store.open(folder()).value();
    QCOMPARE(ask(opening.setAside, QStringLiteral("SELECT count(*) FROM recipes")), QVariant(0));
}

void TestRecovery::aNewerStoreIsRefusedUntouched_data()
{
    QTest::addColumn<bool>("isInLog");
    QTest::newRow("closed well") << false;
    QTest::newRow("its version still in the log") << true;
}

void TestRecovery::aNewerStoreIsRefusedUntouched()
{
    QFETCH(bool, isInLog);
    const QString sql = QStringLiteral("PRAGMA user_version = 1000");
    if (isInLog) {
        QTemporaryDir living;
        fillStore(living.path(), {plainJob(1)});
        JobStore store;
        QVERIFY(store.open(living.path()));
        QVERIFY(tamper(storePath(living.path()), sql)); // goes to the log: the store is open
        for (const char *suffix : {"", "-wal"}) {
            QVERIFY(QFile::copy(storePath(living.path()) % QString::fromLatin1(suffix),
                                path() % QString::fromLatin1(suffix)));
        }
    } else {
        fillStore(folder(), {plainJob(1)});
        QVERIFY(tamper(path(), sql));
    }
    put(path() % u".backup-1", "whatever");
    const QMap<QString, QByteArray> before = everythingIn(folder());

    JobStore store;
    const Result<StoreOpening> opening = store.open(folder());

    QVERIFY(!opening);
    QCOMPARE(opening.error().code, ErrorCode::StoreTooNew);
    QVERIFY(!store.apply(changeOf(plainJob(2))));
    QVERIFY(everythingIn(folder()) == before);
}

void TestRecovery::threeBackupsAreKept()
{
    JobStore store;
    QVERIFY(store.open(folder()));
    for (int i = 1; i <= 5; ++i) {
        QVERIFY(store.apply(changeOf(plainJob(i))));
        QVERIFY(store.backup());
    }
    QCOMPARE(
        namesLike(QStringLiteral("*.backup-*")),
        (QStringList{QStringLiteral("jobs.sqlite.backup-3"), QStringLiteral("jobs.sqlite.backup-4"),
                     QStringLiteral("jobs.sqlite.backup-5")}));
    QCOMPARE(listBackups(path()).constFirst().number, 5);
    QCOMPARE(ask(path() % u".backup-5", QStringLiteral("SELECT count(*) FROM jobs")), QVariant(5));
    QCOMPARE(ask(path() % u".backup-3", QStringLiteral("SELECT count(*) FROM jobs")), QVariant(3));
}

void TestRecovery::aHalfWrittenBackupIsNone()
{
    JobStore store;
    QVERIFY(store.open(folder()));
    put(path() % u".backup-new", "half");
    QVERIFY(listBackups(path()).isEmpty());
    QVERIFY(store.backup());
    QCOMPARE(namesLike(QStringLiteral("*.backup-*")),
             QStringList{QStringLiteral("jobs.sqlite.backup-1")});
}

void TestRecovery::anUnwrittenNewStoreIsNoDamage()
{
    put(path(), {}); // made, then killed
    JobStore store;
    const StoreOpening opening = store.open(folder()).value();
    QCOMPARE(opening.setAside, QString());
    QVERIFY(opening.jobs.isEmpty());
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
