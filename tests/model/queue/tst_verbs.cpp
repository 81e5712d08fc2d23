// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"
#include "tests/support/resources.h"

#include <QTest>

using namespace tranship;
using namespace tranship::test;

namespace {

constexpr qint64 size = 200'000;

Resource file(quint64 seed = 1)
{
    return honest(size, seed);
}

Resource halfStalling()
{
    return stalling(size, size / 2);
}

} // namespace

/// The rows of the call x state matrix (bits.md 1.4) that concern downloads, on a real queue.
class VerbsTest : public QObject {
    Q_OBJECT

private:
    QueueRig *rig = nullptr;

    JobId jobIn(JobState state)
    {
        switch (state) {
        case JobState::Suspended: {
            rig->server().setResource(QStringLiteral("/a.bin"), file());
            return rig->jobOf({QStringLiteral("/a.bin")});
        }
        case JobState::Queued: {
            // every slot is taken by jobs that stand still
            rig->server().setResource(QStringLiteral("/slow.bin"), halfStalling());
            const Done one = rig->setPolicy(QStringLiteral("BackgroundSlots"), QStringLiteral("1"));
            Q_ASSERT(one);
            const JobId blocker = rig->jobOf({QStringLiteral("/slow.bin")});
            const Done resumed = rig->resume(blocker);
            Q_ASSERT(resumed && rig->reaches(blocker, JobState::Transferring));
            rig->server().setResource(QStringLiteral("/a.bin"), file());
            const JobId id = rig->jobOf({QStringLiteral("/a.bin")});
            const Done waits = rig->resume(id);
            Q_ASSERT(waits && rig->state(id) == JobState::Queued);
            return id;
        }
        case JobState::Transferring:
            return started(halfStalling(), state);
        case JobState::Connecting: {
            Resource silent = file();
            silent.stallsBeforeHead = true;
            return started(silent, state);
        }
        case JobState::TransientError:
            return started(refusing(503), state);
        case JobState::Error:
            return started(refusing(404), state);
        case JobState::Transferred:
            return started(file(), state);
        default:
            Q_UNREACHABLE();
        }
    }

    JobId started(const Resource &resource, JobState until)
    {
        rig->server().setResource(QStringLiteral("/a.bin"), resource);
        const JobId id = rig->jobOf({QStringLiteral("/a.bin")});
        const Done resumed = rig->resume(id);
        Q_ASSERT(resumed);
        [[maybe_unused]] const bool there = rig->reaches(id, until);
        Q_ASSERT(there);
        return id;
    }

    static void states()
    {
        QTest::addColumn<JobState>("state");
        for (const JobState state :
             {JobState::Suspended, JobState::Queued, JobState::Connecting, JobState::Transferring,
              JobState::TransientError, JobState::Error, JobState::Transferred})
            QTest::newRow(stateName(state).latin1()) << state;
    }

private Q_SLOTS:

    void init() { rig = new QueueRig; }

    void cleanup()
    {
        delete rig;
        rig = nullptr;
    }

    void aNewJobIsSuspended()
    {
        const Result<JobId> id = rig->create();
        QVERIFY(id);
        QCOMPARE(rig->state(*id), JobState::Suspended);
    }

    void suspendInEveryState_data() { states(); }

    void suspendInEveryState()
    {
        QFETCH(JobState, state);
        const JobId id = jobIn(state);
        QVERIFY(rig->suspend(id));
        const bool stays = state == JobState::Error || state == JobState::Transferred;
        QCOMPARE(rig->state(id), stays ? state : JobState::Suspended);
    }

    void suspendKeepsPartialData()
    {
        const JobId id = jobIn(JobState::Transferring);
        QTRY_COMPARE(rig->job(id)->files[0].bytesTransferred, size / 2);
        QVERIFY(rig->suspend(id));
        QCOMPARE(rig->job(id)->files[0].durable, ByteRanges({0, size / 2}));
        QCOMPARE(rig->files().size(), 1);
        rig->server().setResource(QStringLiteral("/a.bin"), file());
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(rig->server().requests(QStringLiteral("/a.bin")).last().header("Range"),
                 QByteArray("bytes=100000-"));
    }

    void resumeInEveryState_data() { states(); }

    void resumeInEveryState()
    {
        QFETCH(JobState, state);
        const JobId id = jobIn(state);
        const bool moves = state == JobState::Suspended || state == JobState::TransientError
            || state == JobState::Error;
        if (moves)
            rig->server().setResource(QStringLiteral("/a.bin"), file());
        QVERIFY(rig->resume(id));
        if (moves)
            QVERIFY(rig->reaches(id, JobState::Transferred));
        else
            QCOMPARE(rig->state(id), state);
    }

    void resumeOfAnEmptyJobAnswersEmpty()
    {
        const JobId id = *rig->create();
        QCOMPARE(rig->resume(id).error().code, ErrorCode::Empty);
        QCOMPARE(rig->state(id), JobState::Suspended);
    }

    void resumeInTransferredAfterMoreFilesWereAdded()
    {
        const JobId id = jobIn(JobState::Transferred);
        rig->server().setResource(QStringLiteral("/b.bin"), file(7));
        QVERIFY(rig->add(
            id, {{rig->server().url(QStringLiteral("/b.bin")).toString(), rig->folder(), {}}}));
        QCOMPARE(rig->state(id), JobState::Transferred);
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QTRY_COMPARE(rig->job(id)->filesTransferred(), 2);
        QCOMPARE(rig->server().requests(QStringLiteral("/a.bin")).size(), 1);
    }

    void addFileIsLegalInEveryState_data() { states(); }

    void addFileIsLegalInEveryState()
    {
        QFETCH(JobState, state);
        const JobId id = jobIn(state);
        QVERIFY(rig->add(
            id, {{rig->server().url(QStringLiteral("/b.bin")).toString(), rig->folder(), {}}}));
        QCOMPARE(rig->job(id)->files.size(), 2);
    }

    void addFilesIsAllOrNone()
    {
        const JobId id = *rig->create();
        const QString good = rig->server().url(QStringLiteral("/a.bin")).toString();
        const Done added = rig->add(id,
                                    {{good, rig->folder(), {}},
                                     {QStringLiteral("ftp://example.org/x"), rig->folder(), {}}});
        QCOMPARE(added.error().code, ErrorCode::InvalidArgument);
        QVERIFY(rig->job(id)->files.isEmpty());
    }

    void addFileIntoAMissingFolderIsRefusedBeforeTheNetworkIsUsed()
    {
        const JobId id = *rig->create();
        const Done added = rig->add(id,
                                    {{rig->server().url(QStringLiteral("/a.bin")).toString(),
                                      rig->folder() + QStringLiteral("/missing/a.bin"),
                                      {}}});
        QCOMPARE(added.error().code, ErrorCode::FolderMissing);
        QVERIFY(rig->server().requests().isEmpty());
    }

    void theSamePlaceIsNotGivenTwice()
    {
        rig->server().setResource(QStringLiteral("/a.bin"), file());
        const JobId one = rig->jobOf({QStringLiteral("/a.bin"), QStringLiteral("/a.bin")});
        const JobId other = rig->jobOf({QStringLiteral("/a.bin")});
        QCOMPARE(rig->job(one)->files[0].path, rig->folder() + QStringLiteral("/a.bin"));
        QCOMPARE(rig->job(one)->files[1].path, rig->folder() + QStringLiteral("/a (1).bin"));
        QCOMPARE(rig->job(other)->files[0].path, rig->folder() + QStringLiteral("/a (2).bin"));
    }

    void everyVerbOnAFinalJobAnswersInvalidStateAndChangesNothing()
    {
        const JobId id = jobIn(JobState::Transferred);
        QVERIFY(rig->complete(id));
        QCOMPARE(rig->suspend(id).error().code, ErrorCode::InvalidState);
        QCOMPARE(rig->resume(id).error().code, ErrorCode::InvalidState);
        QCOMPARE(rig->complete(id).error().code, ErrorCode::InvalidState);
        QCOMPARE(rig->cancel(id).error().code, ErrorCode::InvalidState);
        QCOMPARE(rig->keep(id).error().code, ErrorCode::InvalidState);
        QCOMPARE(rig->files(), QStringList{QStringLiteral("a.bin")});
    }

    void aJobThatNeverWasIsNotFound()
    {
        QCOMPARE(rig->resume(JobId::createUuid()).error().code, ErrorCode::NotFound);
    }

    void removeFileOfAMovingJobDeletesItsPartAndLetsTheOthersGoOn()
    {
        rig->server().setResource(QStringLiteral("/a.bin"), halfStalling());
        rig->server().setResource(QStringLiteral("/b.bin"), file(9));
        const JobId id = rig->jobOf({QStringLiteral("/a.bin"), QStringLiteral("/b.bin")});
        QVERIFY(rig->resume(id));
        QTRY_COMPARE(rig->job(id)->files[0].bytesTransferred, size / 2);
        QVERIFY(rig->removeFile(id, 0));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(rig->job(id)->files.size(), 1);
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->files(), QStringList{QStringLiteral("b.bin")});
        QCOMPARE(rig->content(QStringLiteral("b.bin")), bodyAt(9, 0, size));
    }

    void removeFileThatIsNotThereIsRefused()
    {
        const JobId id = jobIn(JobState::Suspended);
        QCOMPARE(rig->removeFile(id, 1).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(rig->removeFile(id, -1).error().code, ErrorCode::InvalidArgument);
    }

    void setChangesAPropertyAndNonsenseChangesNothing()
    {
        const JobId id = jobIn(JobState::Suspended);
        QVERIFY(rig->set(id, QStringLiteral("priority"), QStringLiteral("high")));
        QCOMPARE(rig->job(id)->priority, Priority::High);
        QCOMPARE(rig->set(id, QStringLiteral("priority"), QStringLiteral("urgent")).error().code,
                 ErrorCode::InvalidArgument);
        QCOMPARE(rig->set(id, QStringLiteral("colour"), QStringLiteral("red")).error().code,
                 ErrorCode::UnknownKey);
        QCOMPARE(rig->job(id)->priority, Priority::High);
    }

    void anotherOwnersJobOnlyTakesTakeOwnership()
    {
        const JobId id = jobIn(JobState::Suspended);
        rig->setOwner(QStringLiteral("boris"));
        rig->restart();
        QCOMPARE(rig->resume(id).error().code, ErrorCode::AccessDenied);
        QCOMPARE(rig->cancel(id).error().code, ErrorCode::AccessDenied);
        QVERIFY(rig->takeOwnership(id));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(rig->job(id)->owner, QStringLiteral("boris"));
    }

    void anAnsweredVerbSurvivesAKill()
    {
        const JobId id = jobIn(JobState::Suspended);
        QVERIFY(rig->set(id, QStringLiteral("display-name"), QStringLiteral("kept")));
        rig->restart();
        QCOMPARE(rig->job(id)->name, QStringLiteral("kept"));
        QCOMPARE(rig->job(id)->files.size(), 1);
    }
};

QTEST_GUILESS_MAIN(VerbsTest)
#include "tst_verbs.moc"
