// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"
#include "tests/support/resources.h"

#include <QFile>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

namespace {

const QString a = QStringLiteral("/a.bin");
constexpr qint64 size = 400'000;

} // namespace

/// What a process finds that follows one that was killed, crashed or ended.
class RestartTest : public QObject {
    Q_OBJECT

private:
    QueueRig *rig = nullptr;

    JobId halfWay()
    {
        rig->server().setResource(a, stalling(size, size / 2));
        const JobId id = rig->jobOf({a});
        const Done resumed = rig->resume(id);
        Q_ASSERT(resumed);
        [[maybe_unused]] const bool there = QTest::qWaitFor(
            [&] { return rig->job(id)->files[0].bytesTransferred == size / 2; }, 10'000);
        Q_ASSERT(there);
        return id;
    }

private Q_SLOTS:

    void init() { rig = new QueueRig; }

    void cleanup()
    {
        delete rig;
        rig = nullptr;
    }

    void aKilledTransferGoesOnFromItsCheckpoint()
    {
        const JobId id = halfWay();
        rig->tick(2); // a checkpoint
        QTRY_COMPARE(rig->job(id)->files[0].durable, ByteRanges({0, size / 2}));
        rig->server().setResource(a, honest(size));
        rig->restart();
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(rig->server().requests(a).last().header("Range"), QByteArray("bytes=200000-"));
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->content(QStringLiteral("a.bin")), bodyAt(1, 0, size));
    }

    void withoutACheckpointItBeginsAgain()
    {
        const JobId id = halfWay();
        rig->server().setResource(a, honest(size));
        rig->restart();
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->content(QStringLiteral("a.bin")), bodyAt(1, 0, size));
        QCOMPARE(rig->files(), QStringList{QStringLiteral("a.bin")});
    }

    void aVersionThatChangedMeanwhileIsNeverSpliced()
    {
        const JobId id = halfWay();
        rig->tick(2);
        QTRY_COMPARE(rig->job(id)->files[0].durable, ByteRanges({0, size / 2}));
        Resource next = honest(size, 99);
        next.etag = "\"v2\"";
        rig->server().setResource(a, next);
        rig->restart();
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->content(QStringLiteral("a.bin")), bodyAt(99, 0, size));
    }

    void aCleanEndKeepsEveryByte()
    {
        const JobId id = halfWay();
        rig->server().setResource(a, stalling(size, size / 4));
        rig->restartCleanly();
        QTRY_COMPARE(rig->job(id)->files[0].bytesTransferred, size / 2 + size / 4);
        QCOMPARE(rig->server().requests(a).last().header("Range"), QByteArray("bytes=200000-"));
    }

    void aSuspendedJobStaysSuspended()
    {
        rig->server().setResource(a, honest(size));
        const JobId id = rig->jobOf({a});
        rig->restart();
        rig->tick(5);
        QCOMPARE(rig->state(id), JobState::Suspended);
        QVERIFY(rig->server().requests().isEmpty());
    }

    void aTransferredJobStaysTransferredAndCompletes()
    {
        rig->server().setResource(a, honest(size));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        rig->restart();
        QCOMPARE(rig->state(id), JobState::Transferred);
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->content(QStringLiteral("a.bin")), bodyAt(1, 0, size));
    }

    void aWaitingRetryIsNotForgotten()
    {
        rig->server().setResource(a, refusing(503, 1));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::TransientError));
        rig->restart();
        QCOMPARE(rig->state(id), JobState::TransientError);
        rig->tick(6);
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void aJobThatBroughtTheProcessDownTwiceInARowStartsSuspended()
    {
        const JobId id = halfWay();
        rig->restart(true);
        QVERIFY(rig->reaches(id, JobState::Transferring));
        rig->restart(true);
        QCOMPARE(rig->state(id), JobState::Suspended);
        QCOMPARE(rig->job(id)->error.code, ErrorCode::CrashedTwice);
        QCOMPARE(rig->notices().last().kind, Notice::Kind::CrashGuard);
        QVERIFY(rig->resume(id)); // a person may try again
        QVERIFY(rig->reaches(id, JobState::Transferring));
        QCOMPARE(rig->job(id)->crashCount, 0);
    }

    void killsAndPowerCutsAreNotTheJobsFault()
    {
        const JobId id = halfWay();
        for (int round = 0; round < 4; ++round) {
            rig->restart(false);
            QVERIFY(rig->reaches(id, JobState::Transferring));
        }
    }

    void theOrderOfJobsIsKept()
    {
        QList<JobId> ids;
        for (int number = 0; number < 5; ++number)
            ids.append(*rig->create({.name = QString::number(number)}));
        rig->restart();
        const QList<JobSnapshot> snapshots = rig->queue().snapshots();
        QCOMPARE(snapshots.size(), 5);
        for (int number = 0; number < 5; ++number)
            QCOMPARE(snapshots.at(number).job.id, ids.at(number));
    }

    void aLostPartFileIsFetchedAgain()
    {
        const JobId id = halfWay();
        rig->tick(2);
        QTRY_COMPARE(rig->job(id)->files[0].durable, ByteRanges({0, size / 2}));
        QVERIFY(QFile::remove(rig->folder() + QLatin1Char('/') + rig->files().first()));
        rig->server().setResource(a, honest(size));
        rig->restart();
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->content(QStringLiteral("a.bin")), bodyAt(1, 0, size));
    }
};

QTEST_GUILESS_MAIN(RestartTest)
#include "tst_restart.moc"
