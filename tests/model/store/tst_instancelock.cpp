// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/instancelock.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

#include <cstdio>

#include <sys/stat.h>

using namespace tranship;

namespace {

const QString holdArgument = QStringLiteral("--hold");

/// The other process: takes the lock, says how it went, and keeps it until its input ends.
int hold(const QString &folder)
{
    InstanceLock lock;
    const Done done = lock.acquire(folder);
    QTextStream(stdout) << (done ? QStringLiteral("held") : QString(errorName(done.error().code)))
                        << Qt::endl;
    while (std::getchar() != EOF) { }
    return 0;
}

QString firstLineOf(QProcess &process)
{
    while (!process.canReadLine() && process.waitForReadyRead()) { }
    return QString::fromLatin1(process.readLine().trimmed());
}

void startHolder(QProcess &process, const QString &folder)
{
    process.start(QCoreApplication::applicationFilePath(), {holdArgument, folder});
    QVERIFY(process.waitForStarted());
}

} // namespace

class TestInstanceLock final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFolderIsMadePrivate();
    void aSecondHolderIsRefused();
    void anotherProcessIsRefusedUntilTheLockIsGone();
    void theLockGoesWithAKilledProcess();
    void askingTwiceIsFine();
    void aLinkInPlaceOfTheLockIsRefused();
    void aFolderThatCannotBeMadeIsSaid();
};

void TestInstanceLock::theFolderIsMadePrivate()
{
    QTemporaryDir parent;
    const QString folder = parent.filePath(QStringLiteral("share/tranship"));
    InstanceLock lock;
    QVERIFY(lock.acquire(folder));
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(folder).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777u, 0700u);
    QCOMPARE(::stat(QFile::encodeName(folder % u"/tranship.lock").constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777u, 0600u);
}

void TestInstanceLock::aSecondHolderIsRefused()
{
    QTemporaryDir folder;
    auto lock = std::make_unique<InstanceLock>();
    QVERIFY(lock->acquire(folder.path()));
    InstanceLock second;
    const Done done = second.acquire(folder.path());
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::AlreadyRunning);
    lock.reset();
    QVERIFY(second.acquire(folder.path()));
}

void TestInstanceLock::anotherProcessIsRefusedUntilTheLockIsGone()
{
    QTemporaryDir folder;
    auto lock = std::make_unique<InstanceLock>();
    QVERIFY(lock->acquire(folder.path()));
    QProcess refused;
    startHolder(refused, folder.path());
    QCOMPARE(firstLineOf(refused), QStringLiteral("AlreadyRunning"));
    refused.closeWriteChannel();
    QVERIFY(refused.waitForFinished());

    lock.reset();
    QProcess holder;
    startHolder(holder, folder.path());
    QCOMPARE(firstLineOf(holder), QStringLiteral("held"));
    InstanceLock late;
    QCOMPARE(late.acquire(folder.path()).error().code, ErrorCode::AlreadyRunning);
    holder.closeWriteChannel();
    QVERIFY(holder.waitForFinished());
    QVERIFY(late.acquire(folder.path()));
}

void TestInstanceLock::theLockGoesWithAKilledProcess()
{
    QTemporaryDir folder;
    QProcess holder;
    startHolder(holder, folder.path());
    QCOMPARE(firstLineOf(holder), QStringLiteral("held"));
    holder.kill();
    QVERIFY(holder.waitForFinished());
    QVERIFY(QFile::exists(folder.filePath(QStringLiteral("tranship.lock"))));
    InstanceLock lock;
    QVERIFY(lock.acquire(folder.path()));
}

void TestInstanceLock::askingTwiceIsFine()
{
    QTemporaryDir folder;
    InstanceLock lock;
    QVERIFY(lock.acquire(folder.path()));
    QVERIFY(lock.acquire(folder.path()));
}

void TestInstanceLock::aLinkInPlaceOfTheLockIsRefused()
{
    QTemporaryDir folder;
    const QString victim = folder.filePath(QStringLiteral("victim"));
    QVERIFY(QFile::link(victim, folder.filePath(QStringLiteral("tranship.lock"))));
    InstanceLock lock;
    QCOMPARE(lock.acquire(folder.path()).error().code, ErrorCode::StoreFailed);
    QVERIFY(!QFile::exists(victim));
}

void TestInstanceLock::aFolderThatCannotBeMadeIsSaid()
{
    InstanceLock lock;
    const Done done = lock.acquire(QStringLiteral("/dev/null/tranship"));
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::StoreFailed);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == holdArgument)
        return hold(arguments.at(2));
    TestInstanceLock test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_instancelock.moc"
