// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/instance.h"
#include "tests/support/resources.h"
#include "tests/support/scriptedserver.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace tranship;
using namespace tranship::test;

/// The program without a window, from outside: as scripts and servers use it.
class InstanceTest : public QObject {
    Q_OBJECT

private:
    ScriptedServer m_server;

    static QString create(const Instance &instance, const QString &name = QStringLiteral("job"))
    {
        return instance.ctl({QStringLiteral("create"), name})
            .object()
            .value(QLatin1String("id"))
            .toString();
    }

    QString url(const char *path) const { return m_server.url(QLatin1String(path)).toString(); }

    static Instance::Answer program(const QStringList &words, const QStringList &unset = {})
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : unset)
            environment.remove(name);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(TRANSHIP_PROGRAM), words);
        process.waitForFinished(20'000);
        return {process.exitCode(), process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

private Q_SLOTS:

    void aDownloadFromCreateToComplete()
    {
        QTemporaryDir data;
        QTemporaryDir target;
        m_server.setResource(QStringLiteral("/a.bin"), honest(3'000'000, 4));
        Instance instance(data.path());
        QVERIFY(instance.start());
        const QString id = create(instance);
        QCOMPARE(instance.ctl({QStringLiteral("add"), id, url("/a.bin"), target.path()}).exitCode,
                 0);
        QCOMPARE(instance.ctl({QStringLiteral("resume"), id}).exitCode, 0);
        QCOMPARE(instance
                     .ctl({QStringLiteral("wait"), id, QStringLiteral("--timeout"),
                           QStringLiteral("20")})
                     .exitCode,
                 0);
        const QJsonObject info = instance.ctl({QStringLiteral("info"), id}).object();
        QCOMPARE(info.value(QLatin1String("state")).toString(), QStringLiteral("Transferred"));
        QCOMPARE(info.value(QLatin1String("bytesTotal")).toInteger(), 3'000'000);
        QCOMPARE(instance.ctl({QStringLiteral("complete"), id}).exitCode, 0);
        QFile file(target.filePath(QStringLiteral("a.bin")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() == bodyAt(4, 0, 3'000'000));
        QCOMPARE(QDir(target.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void whatIsNeitherALinkNorAListIsRefusedByName_data()
    {
        QTest::addColumn<QString>("word");
        QTest::newRow("a torrent") << QStringLiteral("magnet:?xt=urn:btih:1");
        QTest::newRow("FTP") << QStringLiteral("ftp://example.org/a.iso");
        QTest::newRow("a file that is not there") << QStringLiteral("/none/a.meta4");
        QTest::newRow("a file that holds no links by its name") << QStringLiteral(TRANSHIP_PROGRAM);
        QTest::newRow("a word") << QStringLiteral("hello");
        QTest::newRow("a pattern too large") << QStringLiteral("https://example.org/[1-99999]");
    }

    void whatIsNeitherALinkNorAListIsRefusedByName()
    {
        QFETCH(const QString, word);
        QTemporaryDir data;
        const Instance::Answer answer =
            program({QStringLiteral("--data-dir"), data.path(),
                     QStringLiteral("https://example.org/a.iso"), word});
        QCOMPARE(answer.exitCode, 2);
        QVERIFY2(
            answer.errors.contains(QByteArray("not a link or list of links: " + word.toUtf8())),
            answer.errors.constData());
        QVERIFY(!answer.errors.contains("a.iso\n") || word.endsWith(QLatin1String("a.iso")));
    }

    void linksForAnInstanceWithoutAWindowAreRefused()
    {
        QTemporaryDir data;
        Instance instance(data.path());
        QVERIFY(instance.start());
        const Instance::Answer answer =
            program({QStringLiteral("--headless"), QStringLiteral("--data-dir"), data.path(),
                     QStringLiteral("https://example.org/a.iso")});
        QCOMPARE(answer.exitCode, 1);
        QVERIFY2(answer.errors.contains("no window"), answer.errors.constData());
        QVERIFY(instance.ctl({QStringLiteral("list")}).array().isEmpty());
    }

    void completeOfAnUnfinishedJobExitsWithFiveAndKeepsOnlyWhatIsFinished()
    {
        QTemporaryDir data;
        QTemporaryDir target;
        m_server.setResource(QStringLiteral("/done.bin"), honest(1000));
        m_server.setResource(QStringLiteral("/half.bin"), stalling(100'000, 50'000));
        Instance instance(data.path());
        QVERIFY(instance.start());
        const QString id = create(instance);
        for (const char *path : {"/done.bin", "/half.bin"})
            QCOMPARE(instance.ctl({QStringLiteral("add"), id, url(path), target.path()}).exitCode,
                     0);
        QCOMPARE(instance.ctl({QStringLiteral("resume"), id}).exitCode, 0);
        QTRY_COMPARE(instance.ctl({QStringLiteral("info"), id})
                         .object()
                         .value(QLatin1String("bytesTransferred"))
                         .toInteger(),
                     51'000);
        QCOMPARE(instance.ctl({QStringLiteral("complete"), id}).exitCode, 5);
        QCOMPARE(QDir(target.path()).entryList(QDir::Files | QDir::Hidden),
                 QStringList{QStringLiteral("done.bin")});
    }

    void refusalsBeginWithTheErrorsName()
    {
        QTemporaryDir data;
        Instance instance(data.path());
        QVERIFY(instance.start());
        QCOMPARE(instance
                     .ctl({QStringLiteral("policy"), QStringLiteral("MaxJobsPerUser"),
                           QStringLiteral("1")})
                     .exitCode,
                 0);
        QVERIFY(!create(instance).isEmpty());
        const Instance::Answer refused =
            instance.ctlPlain({QStringLiteral("create"), QStringLiteral("second")});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.errors.startsWith("TooManyJobsPerUser: "), refused.errors.constData());
    }

    void aSecondStartHandsOverAndEnds()
    {
        QTemporaryDir data;
        Instance instance(data.path());
        QVERIFY(instance.start());
        const Instance::Answer second =
            program({QStringLiteral("--headless"), QStringLiteral("--data-dir"), data.path()});
        QCOMPARE(second.exitCode, 0);
        QVERIFY(instance.isRunning());
    }

    void twoStartsAtOnceBecomeOne()
    {
        for (int round = 0; round < 5; ++round) {
            QTemporaryDir data;
            QProcess starts[2];
            for (QProcess &start : starts)
                start.start(
                    QStringLiteral(TRANSHIP_PROGRAM),
                    {QStringLiteral("--headless"), QStringLiteral("--data-dir"), data.path()});
            for (QProcess &start : starts)
                QVERIFY(start.waitForStarted());
            // one of them hands over and ends; the other runs
            QTRY_VERIFY_WITH_TIMEOUT(starts[0].state() == QProcess::NotRunning
                                         || starts[1].state() == QProcess::NotRunning,
                                     20'000);
            QProcess &second = starts[0].state() == QProcess::NotRunning ? starts[0] : starts[1];
            QProcess &first = &second == &starts[0] ? starts[1] : starts[0];
            QVERIFY2(second.exitCode() == 0, second.readAllStandardError().constData());
            QCOMPARE(first.state(), QProcess::Running);
            first.terminate();
            QVERIFY(first.waitForFinished(20'000));
            QCOMPARE(first.exitCode(), 0);
        }
    }

    void aStartAfterTheEndOfAnotherTakesItsPlace()
    {
        QTemporaryDir data;
        Instance ending(data.path());
        QVERIFY(ending.start());
        QCOMPARE(::kill(static_cast<pid_t>(ending.processId()), SIGTERM), 0);
        QTRY_VERIFY(!QFile::exists(data.filePath(QStringLiteral("control.sock"))));
        Instance next(data.path()); // the other one may still have the lock
        QVERIFY(next.start());
        QVERIFY(ending.ends());
        QVERIFY(next.isRunning());
    }

    void terminationIsACleanEnd()
    {
        QTemporaryDir data;
        Instance instance(data.path());
        QVERIFY(instance.start());
        const QString id = create(instance);
        QCOMPARE(::kill(static_cast<pid_t>(instance.processId()), SIGTERM), 0);
        QVERIFY(instance.ends());
        QVERIFY(!QFile::exists(data.filePath(QStringLiteral("control.sock"))));
        QVERIFY(instance.start());
        QCOMPARE(instance.ctl({QStringLiteral("list")}).array().size(), 1);
        QCOMPARE(instance.ctl({QStringLiteral("quit")}).exitCode, 0);
        QVERIFY(instance.ends());
    }

    void everythingOfOursIsForTheUserAlone()
    {
        QTemporaryDir data;
        const QString folder = data.filePath(QStringLiteral("own"));
        Instance instance(folder);
        QVERIFY(instance.start());
        QVERIFY(!create(instance).isEmpty());
        const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFile::permissions(folder) & others));
        const QFileInfoList entries = QDir(folder).entryInfoList(
            QDir::Files | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
        QVERIFY(!entries.isEmpty());
        for (const QFileInfo &entry : entries)
            QVERIFY2(!(entry.permissions() & others), qPrintable(entry.fileName()));
    }

    void itsMemoryStaysOutOfCoreDumps()
    {
        QTemporaryDir data;
        Instance instance(data.path());
        QVERIFY(instance.start());
        const QString process = QStringLiteral("/proc/%1/").arg(instance.processId());
        QFile filter(process + QStringLiteral("coredump_filter"));
        QVERIFY(filter.open(QIODevice::ReadOnly));
        QCOMPARE(filter.readAll().trimmed(), QByteArray("00000000"));
        QFile limits(process + QStringLiteral("limits"));
        QVERIFY(limits.open(QIODevice::ReadOnly));
        const QByteArray all = limits.readAll();
        const qsizetype line = all.indexOf("Max core file size");
        QVERIFY(line >= 0);
        QCOMPARE(all.mid(line, all.indexOf('\n', line) - line).simplified(),
                 QByteArray("Max core file size 0 0 bytes"));
    }

    void aStoreFromANewerVersionIsRefusedUntouched()
    {
        QTemporaryDir data;
        {
            Instance instance(data.path());
            QVERIFY(instance.start());
            QVERIFY(!create(instance).isEmpty());
            QCOMPARE(instance.ctl({QStringLiteral("quit")}).exitCode, 0);
            QVERIFY(instance.ends());
        }
        // user_version of an SQLite file: 4 bytes, big-endian, at offset 60
        QFile store(data.filePath(QStringLiteral("jobs.sqlite")));
        QVERIFY(store.open(QIODevice::ReadWrite));
        QVERIFY(store.seek(60));
        QCOMPARE(store.write(QByteArray("\x00\x00\x7f\xff", 4)), 4);
        store.close();
        QVERIFY(store.open(QIODevice::ReadOnly));
        const QByteArray before = store.readAll();
        store.close();
        const Instance::Answer refused =
            program({QStringLiteral("--headless"), QStringLiteral("--data-dir"), data.path()});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.errors.startsWith("StoreTooNew: "), refused.errors.constData());
        QVERIFY(store.open(QIODevice::ReadOnly));
        QVERIFY(store.readAll() == before);
    }

    void withoutADisplayItSaysWhatToDo()
    {
        QTemporaryDir data;
        const Instance::Answer answer =
            program({QStringLiteral("--data-dir"), data.path()},
                    {QStringLiteral("DISPLAY"), QStringLiteral("WAYLAND_DISPLAY"),
                     QStringLiteral("QT_QPA_PLATFORM")});
        QCOMPARE(answer.exitCode, 1);
        QVERIFY2(answer.errors.contains("--headless"), answer.errors.constData());
    }

    void badUsageExitsWithTwo()
    {
        QCOMPARE(program({QStringLiteral("--no-such-option")}).exitCode, 2);
        QCOMPARE(program({QStringLiteral("--version")}).exitCode, 0);
        QVERIFY(program({QStringLiteral("--help")}).output.contains("--headless"));
    }
};

QTEST_GUILESS_MAIN(InstanceTest)
#include "tst_instance.moc"
