// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/instance.h"
#include "tests/support/resources.h"
#include "tests/support/scriptedserver.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <tuple>

using namespace tranship;
using namespace tranship::test;

namespace {

constexpr int jobsAtOnce = 8;
constexpr qint64 size = 20'000'000;
constexpr qint64 rate = 5'000'000;

QString path(int number)
{
    return QStringLiteral("/file-%1.bin").arg(number);
}

Resource resourceOf(int number)
{
    Resource resource = honest(size, static_cast<quint64>(number + 1));
    resource.bytesPerSecond = rate;
    return resource;
}

QByteArray bytesOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int rounds()
{
    const int wanted = qEnvironmentVariableIntValue("TRANSHIP_KILL_ROUNDS");
    return wanted > 0 ? wanted : 12;
}

} // namespace

/// kill -9 at any moment: the invariants I1 to I6 of the fault list, on the real program.
class KillTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_data;
    QTemporaryDir m_target;
    ScriptedServer m_server;
    QMap<QString, int> m_alive; ///< acknowledged jobs and which file they fetch
    QMap<QString, int>
        m_completed; ///< names and numbers of files that an answered Complete gave away
    int m_next = 0;

    [[nodiscard]] QString folder() const { return m_target.path() + QLatin1Char('/'); }

    void startOne(Instance &instance)
    {
        const int number = m_next++;
        m_server.setResource(path(number), resourceOf(number));
        const Instance::Answer created =
            instance.ctl({QStringLiteral("create"), QStringLiteral("job %1").arg(number),
                          QStringLiteral("--priority"), QStringLiteral("foreground")});
        QCOMPARE(created.exitCode, 0);
        const QString id = created.object().value(QLatin1String("id")).toString();
        QVERIFY2(!id.isEmpty(), created.output.constData());
        m_alive.insert(id, number);
        QCOMPARE(
            instance
                .ctl({QStringLiteral("add"), id, m_server.url(path(number)).toString(), folder()})
                .exitCode,
            0);
        QCOMPARE(instance.ctl({QStringLiteral("resume"), id}).exitCode, 0);
    }

    /// I1: the same jobs, each in a legal state; none in Error.
    void checkJobs(const Instance &instance)
    {
        const Instance::Answer list = instance.ctl({QStringLiteral("list")});
        QCOMPARE(list.exitCode, 0);
        QStringList found;
        const QJsonArray jobs = list.array();
        for (const QJsonValue &job : jobs) {
            found.append(job[QLatin1String("id")].toString());
            const QString state = job[QLatin1String("state")].toString();
            QVERIFY2(state != QLatin1String("Error") && state != QLatin1String("Suspended"),
                     qPrintable(state));
        }
        found.sort();
        QCOMPARE(found, QStringList(m_alive.keys()));
    }

    /// Completes what is Transferred and puts new jobs in its place.
    void turnOver(Instance &instance)
    {
        const QJsonArray jobs = instance.ctl({QStringLiteral("list")}).array();
        for (const QJsonValue &job : jobs) {
            if (job[QLatin1String("state")].toString() != QLatin1String("Transferred"))
                continue;
            const QString id = job[QLatin1String("id")].toString();
            QCOMPARE(instance.ctl({QStringLiteral("complete"), id}).exitCode, 0);
            const int number = m_alive.take(id);
            m_completed.insert(path(number).mid(1), number);
        }
        while (m_alive.size() < jobsAtOnce)
            startOne(instance);
    }

    /// I2, I3, I6: final names are exactly the completed files, each whole; every other file is the
    /// part of a job that lives.
    void checkFolder()
    {
        const QStringList names = QDir(folder()).entryList(QDir::Files | QDir::Hidden);
        int parts = 0;
        for (const QString &name : names) {
            if (name.endsWith(QLatin1String(".part"))) {
                ++parts;
                continue;
            }
            QVERIFY2(m_completed.contains(name), qPrintable(name));
        }
        QVERIFY(parts <= m_alive.size());
        for (auto it = m_completed.cbegin(); it != m_completed.cend(); ++it)
            QVERIFY2(names.contains(it.key()), qPrintable(it.key()));
    }

    [[nodiscard]] qint64 sentSoFar() const
    {
        qint64 sent = 0;
        const QList<SeenRequest> requests = m_server.requests();
        for (const SeenRequest &request : requests)
            sent += request.bodySent;
        return sent;
    }

    [[nodiscard]] static bool isTransferred(const Instance &instance, const QString &id)
    {
        return instance.ctl({QStringLiteral("info"), id}).object().value(QLatin1String("state"))
            == QLatin1String("Transferred");
    }

private Q_SLOTS:

    void randomKillsWithEightRunningJobsLoseNothing()
    {
        QRandomGenerator random(20261123);
        Instance instance(m_data.path());
        for (int round = 0; round < rounds(); ++round) {
            QVERIFY(instance.start());
            checkJobs(instance);
            turnOver(instance);
            checkFolder();
            if (QTest::currentTestFailed())
                return;
            // a moment is a number of bytes; when less is left to send than that, the moment is the
            // end
            const qint64 until = sentSoFar() + random.bounded(200'000, jobsAtOnce * 20'000'000);
            std::ignore = QTest::qWaitFor([&] { return sentSoFar() >= until; }, 6'000);
            instance.kill();
        }
        QVERIFY(instance.start());
        checkJobs(instance);
        const QStringList left = m_alive.keys();
        for (const QString &id : left) {
            QTRY_VERIFY_WITH_TIMEOUT(isTransferred(instance, id), 60'000);
            QCOMPARE(instance.ctl({QStringLiteral("complete"), id}).exitCode, 0);
            const int number = m_alive.take(id);
            m_completed.insert(path(number).mid(1), number);
        }
        checkFolder();
        for (auto it = m_completed.cbegin(); it != m_completed.cend(); ++it)
            QVERIFY2(bytesOf(folder() + it.key())
                         == bodyAt(static_cast<quint64>(it.value() + 1), 0, size),
                     qPrintable(it.key()));
        QVERIFY(m_completed.size() >= jobsAtOnce);
        qInfo("%d kills, %d files right", rounds(), static_cast<int>(m_completed.size()));
    }

    void atMostWhatCameSinceTheLastCheckpointIsFetchedAgain()
    {
        QTemporaryDir data;
        Instance instance(data.path());
        QVERIFY(instance.start());
        Resource big = honest(60'000'000, 77);
        big.bytesPerSecond = 6'000'000;
        m_server.setResource(QStringLiteral("/big.bin"), big);
        const QString id = instance.ctl({QStringLiteral("create"), QStringLiteral("big")})
                               .object()
                               .value(QLatin1String("id"))
                               .toString();
        QCOMPARE(instance
                     .ctl({QStringLiteral("add"), id,
                           m_server.url(QStringLiteral("/big.bin")).toString(), folder()})
                     .exitCode,
                 0);
        // Over one connection it can be told to the byte where it went on.
        QCOMPARE(instance
                     .ctl({QStringLiteral("set"), id, QStringLiteral("connections"),
                           QStringLiteral("1")})
                     .exitCode,
                 0);
        QCOMPARE(instance.ctl({QStringLiteral("resume"), id}).exitCode, 0);
        const auto sent = [&] {
            return m_server.requests(QStringLiteral("/big.bin")).first().bodySent;
        };
        QTRY_VERIFY(!m_server.requests(QStringLiteral("/big.bin")).isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(sent() >= 40'000'000, 20'000);
        instance.kill();
        const qint64 sentAtKill = sent();
        QVERIFY(instance.start());
        QTRY_COMPARE(m_server.requests(QStringLiteral("/big.bin")).size(), 2);
        const QByteArray range =
            m_server.requests(QStringLiteral("/big.bin")).at(1).header("Range");
        const qint64 from = range.mid(6).chopped(1).toLongLong();
        // two seconds of checkpoint, one of its writing and of noise, and what the kernel held
        const qint64 least = sentAtKill - 3 * big.bytesPerSecond - 8'000'000;
        QVERIFY2(from >= least, range.constData());
        QTRY_VERIFY_WITH_TIMEOUT(isTransferred(instance, id), 60'000);
        QCOMPARE(instance.ctl({QStringLiteral("complete"), id}).exitCode, 0);
        QVERIFY(bytesOf(folder() + QStringLiteral("big.bin")) == bodyAt(77, 0, 60'000'000));
    }

    void killedAtEachStepOfCompleteItIsFinishedAtTheNextStart()
    {
        bool survived = false;
        int steps = 0;
        while (!survived && steps < 60) {
            ++steps;
            QTemporaryDir data;
            QTemporaryDir target;
            const QString arm = data.path() + QStringLiteral("/arm");
            Instance instance(data.path() + QStringLiteral("/tranship"));
            QVERIFY(instance.start({QStringLiteral("LD_PRELOAD=" KILLSWITCH),
                                    QStringLiteral("TRANSHIP_KILL_AT=") + arm}));
            const QString id = instance.ctl({QStringLiteral("create"), QStringLiteral("two")})
                                   .object()
                                   .value(QLatin1String("id"))
                                   .toString();
            for (const char *name : {"/one.bin", "/two.bin"}) {
                m_server.setResource(QLatin1String(name), honest(100'000, 5));
                QCOMPARE(instance
                             .ctl({QStringLiteral("add"), id,
                                   m_server.url(QLatin1String(name)).toString(),
                                   target.path() + QLatin1Char('/')})
                             .exitCode,
                         0);
            }
            QCOMPARE(instance.ctl({QStringLiteral("resume"), id}).exitCode, 0);
            QTRY_VERIFY(isTransferred(instance, id));
            QFile armed(arm);
            QVERIFY(armed.open(QIODevice::WriteOnly));
            armed.write(QByteArray::number(steps));
            armed.close();
            const Instance::Answer completed = instance.ctl({QStringLiteral("complete"), id});
            survived = completed.exitCode == 0 && instance.isRunning();
            QVERIFY(survived || instance.ends());
            QVERIFY(QFile::remove(arm));
            instance.kill();

            Instance next(data.path() + QStringLiteral("/tranship"));
            QVERIFY(next.start());
            // the intent was journalled, or nothing had happened yet
            QTRY_VERIFY(next.ctl({QStringLiteral("list")}).array().isEmpty()
                        || isTransferred(next, id));
            if (!next.ctl({QStringLiteral("list")}).array().isEmpty())
                QCOMPARE(next.ctl({QStringLiteral("complete"), id}).exitCode, 0);
            QCOMPARE(QDir(target.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name),
                     QStringList({QStringLiteral("one.bin"), QStringLiteral("two.bin")}));
            QVERIFY(bytesOf(target.path() + QStringLiteral("/one.bin")) == bodyAt(5, 0, 100'000));
            QVERIFY(bytesOf(target.path() + QStringLiteral("/two.bin")) == bodyAt(5, 0, 100'000));
        }
        QVERIFY2(survived, "Complete makes a bounded number of steps");
        QVERIFY2(steps > 6, "the switch was in the way of the steps");
        qInfo("killed at each of %d steps", steps - 1);
    }
};

QTEST_GUILESS_MAIN(KillTest)
#include "tst_kill.moc"
