// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"
#include "tests/support/heldworker.h"
#include "tests/support/resources.h"
#include "tests/support/smalldisk.h"
#include "tests/support/testfiles.h"

#include <QDir>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

namespace {

const QString a = QStringLiteral("/a.bin");
const QString b = QStringLiteral("/b.bin");
constexpr qint64 mebibyte = qint64{1024} * 1024;

Error local(ErrorCode code)
{
    return makeError(code, ErrorContext::LocalFile);
}

/// A fast disk, and the slow one that holds the folder "slow".
class TwoDisks final : public Worker {
public:
    void post(std::function<void()> work, QObject *context, std::function<void()> done) override
    {
        m_fast.post(std::move(work), context, std::move(done));
    }

    Worker &of(const QString &folder) override
    {
        return folder.endsWith(QLatin1String("/slow")) ? static_cast<Worker &>(slow) : m_fast;
    }

    HeldWorker slow;

private:
    InlineWorker m_fast;
};

} // namespace

/// What becomes of jobs whose disk fails them (the fault list's B), and of files that come from a
/// disk.
class DiskTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QueueRig> rig;

    JobId jobInto(const QString &folder, const QString &url)
    {
        const Result<JobId> id = rig->create();
        Q_ASSERT(id);
        [[maybe_unused]] const Done added = rig->add(*id, {{url, folder + QLatin1Char('/'), {}}});
        Q_ASSERT(added);
        return *id;
    }

    JobId resumed(const QString &path)
    {
        const JobId id = rig->jobOf({path});
        [[maybe_unused]] const Done done = rig->resume(id);
        Q_ASSERT(done);
        return id;
    }

    /// Whether it waits for its disk with this error and goes on waiting.
    bool waits(const JobId &id, ErrorCode code)
    {
        if (!rig->reaches(id, JobState::TransientError) || rig->job(id)->error.code != code)
            return false;
        const qsizetype requests = rig->server().requests().size();
        rig->tick(60);
        return rig->state(id) == JobState::TransientError
            && rig->server().requests().size() == requests;
    }

private Q_SLOTS:

    void init() { rig = std::make_unique<QueueRig>(); }

    void cleanup() { rig.reset(); }

    void aFileOfAMountedShareIsFetched()
    {
        const QTemporaryDir share;
        put(share.filePath(QStringLiteral("a file.bin")), QByteArray(3'000'000, 'x'));
        const QString url = QUrl::fromLocalFile(share.filePath(QStringLiteral("a file.bin")))
                                .toString(QUrl::FullyEncoded);
        const JobId id = jobInto(rig->folder(), url);
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->content(QStringLiteral("a file.bin")), QByteArray(3'000'000, 'x'));
        QVERIFY(QFile::exists(share.filePath(QStringLiteral("a file.bin"))));
    }

    void aShareThatIsNotMountedIsTriedAgain()
    {
        const QTemporaryDir mounts;
        const QString share = mounts.filePath(QStringLiteral("share"));
        const QString file = share + QStringLiteral("/a.bin");
        const JobId id = jobInto(rig->folder(), QUrl::fromLocalFile(file).toString());
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QCOMPARE(rig->job(id)->error.code, ErrorCode::ConnectFailure);
        QVERIFY(QDir().mkpath(share));
        put(file, "content");
        rig->tick(6);
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void aMissingFileOfAShareIsFatal()
    {
        const JobId id = jobInto(
            rig->folder(), QUrl::fromLocalFile(rig->folder() + QStringLiteral("/none")).toString());
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Error));
        QCOMPARE(rig->job(id)->error.code, ErrorCode::FileNotFound);
    }

    void noMirrorIsAFileOfThisMachine()
    {
        const JobId id = rig->jobOf({});
        NewFile file{rig->server().url(a).toString(), rig->folder() + QLatin1Char('/'), {}};
        file.mirrors = {QStringLiteral("file:///etc/hostname")};
        QCOMPARE(rig->add(id, {file}).error().code, ErrorCode::InvalidArgument);
    }

    void aFullDiskWaitsForRoomAndGoesOn()
    {
        rig->server().setResource(a, honest(300'000));
        rig->disk().fail(FileCall::Write, 1, local(ErrorCode::DiskFull));
        rig->disk().setFreeSpace(20 * mebibyte);
        const JobId id = resumed(a);
        QVERIFY(waits(id, ErrorCode::DiskFull));
        rig->disk().setFreeSpace({});
        rig->tick(6);
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->content(QStringLiteral("a.bin")), bodyAt(1, 0, 300'000));
    }

    void aDiskWithoutRoomIsNotBegunToBeFilled()
    {
        rig->server().setResource(a, honest(300'000));
        rig->disk().setFreeSpace(200'000);
        const JobId id = resumed(a);
        QVERIFY(waits(id, ErrorCode::DiskFull));
        QCOMPARE(rig->disk().bytesWritten(), 0);
    }

    void roomThatRunningJobsStillNeedIsNotTaken()
    {
        rig->server().setResource(a, stalling(10 * mebibyte, 100'000));
        rig->server().setResource(b, honest(300'000));
        const JobId running = rig->jobOf({a});
        QVERIFY(rig->set(running, QStringLiteral("connections"), QStringLiteral("1")));
        QVERIFY(rig->resume(running));
        QVERIFY(rig->reaches(running, JobState::Transferring));
        rig->disk().setFreeSpace(200'000);
        const JobId id = resumed(b);
        QVERIFY(waits(id, ErrorCode::DiskFull));
        // enough for this one and the margin, not for both
        rig->disk().setFreeSpace(36 * mebibyte);
        QVERIFY(waits(id, ErrorCode::DiskFull));
        rig->disk().setFreeSpace(44 * mebibyte);
        rig->tick(6);
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void aReadOnlyDiskWaitsAndGoesOn()
    {
        rig->server().setResource(a, honest(300'000));
        rig->disk().failAlways(FileCall::Create, local(ErrorCode::ReadOnlyFileSystem));
        const JobId id = resumed(a);
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QCOMPARE(rig->job(id)->error.code, ErrorCode::ReadOnlyFileSystem);
        QCOMPARE(rig->server().requests().size(), 0);
        rig->disk().heal();
        rig->tick(6);
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void aFileTooLargeForItsDiskIsFatalAndItsBytesStay()
    {
        rig->server().setResource(a, honest(5 * mebibyte));
        rig->disk().fail(FileCall::Write, 3, local(ErrorCode::FileTooLarge));
        const JobId id = resumed(a);
        QVERIFY(rig->reaches(id, JobState::Error));
        QCOMPARE(rig->job(id)->error.code, ErrorCode::FileTooLarge);
        QCOMPARE(rig->files().size(), 1); // its part file
        rig->tick(700);
        QCOMPARE(rig->state(id), JobState::Error);
    }

    void aPulledStickIsWaitedForAndNothingIsWrittenInItsPlace()
    {
        SmallDisk stick(rig->folder() + QStringLiteral("/stick"), 64 * mebibyte);
        if (!stick.isMounted())
            QSKIP(qPrintable(stick.complaint()));
        rig->server().setResource(a, stalling(300'000, 100'000));
        const JobId id = jobInto(stick.folder(), rig->server().url(a).toString());
        // a second one would come to its own stall on a busy machine
        QVERIFY(rig->set(id, QStringLiteral("connections"), QStringLiteral("1")));
        QVERIFY(rig->resume(id));
        QTRY_COMPARE(rig->job(id)->files[0].bytesTransferred, 100'000);
        QVERIFY(rig->suspend(id));
        stick.pull();
        if (deviceOf(stick.folder()) != deviceOf(QStringLiteral("/")))
            QSKIP("the folder for temporary files is a mounted one itself");
        QVERIFY(rig->resume(id));
        QVERIFY(waits(id, ErrorCode::FolderMissing));
        QCOMPARE(
            QDir(stick.folder()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
            QStringList());
    }

    void nothingIsMadeInTheEmptyPlaceOfAPulledStick()
    {
        SmallDisk stick(rig->folder() + QStringLiteral("/stick"), 64 * mebibyte);
        if (!stick.isMounted())
            QSKIP(qPrintable(stick.complaint()));
        rig->server().setResource(a, honest(300'000));
        const JobId id = jobInto(stick.folder(), rig->server().url(a).toString());
        stick.pull();
        rig->restart();
        QVERIFY(rig->resume(id));
        QVERIFY(waits(id, ErrorCode::FolderMissing));
        QVERIFY(rig->job(id)->error.detail.contains(QStringLiteral("not mounted")));
        QCOMPARE(rig->server().requests().size(), 0);
        QCOMPARE(
            QDir(stick.folder()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
            QStringList());
        const SmallDisk again(stick.folder(), 64 * mebibyte);
        QVERIFY(again.isMounted());
        rig->tick(6);
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(rig->complete(id)->acknowledged);
    }

    void roomIsNeededForAllFilesOfAJob()
    {
        rig->server().setResource(a, stalling(12 * mebibyte, 100'000));
        rig->server().setResource(b, honest(8 * mebibyte));
        rig->disk().setFreeSpace(40 * mebibyte);
        const JobId id = rig->jobOf({a, b});
        QVERIFY(rig->set(id, QStringLiteral("parallel-files"), QStringLiteral("1")));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferring));
        QTRY_COMPARE(rig->job(id)->files[0].bytesTransferred, 100'000);
        // The first file stands still and has its room yet to take: none is there for the second.
        QVERIFY(rig->suspend(id));
        rig->disk().setFreeSpace(30 * mebibyte);
        QVERIFY(rig->set(id, QStringLiteral("parallel-files"), QStringLiteral("2")));
        QVERIFY(rig->resume(id));
        QTRY_COMPARE(rig->job(id)->files[1].error.code, ErrorCode::DiskFull);
        QVERIFY(rig->job(id)->files[1].error.detail.contains(QStringLiteral(" bytes missing for")));
    }

    void anOpeningThatHangsHoldsUpNothingElse()
    {
        TwoDisks disks;
        rig = std::make_unique<QueueRig>(disks);
        rig->server().setResource(a, honest(300'000));
        rig->server().setResource(b, honest(300'000));
        QVERIFY(QDir(rig->folder()).mkdir(QStringLiteral("slow")));
        const QString slowFolder = rig->folder() + QStringLiteral("/slow");
        const JobId slow = jobInto(slowFolder, rig->server().url(a).toString());
        const JobId held = jobInto(slowFolder, rig->server().url(a).toString());
        disks.slow.hold();
        QVERIFY(rig->resume(slow));
        QVERIFY(rig->resume(held));
        QVERIFY(rig->reaches(held, JobState::Connecting));
        QTRY_VERIFY(disks.slow.count() >= 2);
        const JobId fast = resumed(b);
        QVERIFY(rig->reaches(fast, JobState::Transferred));
        QVERIFY(rig->complete(fast)->acknowledged);
        QVERIFY(rig->set(slow, QStringLiteral("description"), QStringLiteral("still here")));
        QCOMPARE(rig->state(slow), JobState::Connecting);
        QCOMPARE(rig->server().requests(a).size(), 0);
        // Suspend and Cancel wait for no disk, and what was asked for is not made afterwards.
        QVERIFY(rig->suspend(slow));
        QCOMPARE(rig->state(slow), JobState::Suspended);
        bool isCancelled = false;
        rig->queue().cancel(held, [&isCancelled](const Result<CancelReport> &report) {
            isCancelled = report && !report->leftovers;
        });
        QTRY_VERIFY(!rig->job(held));
        disks.slow.release();
        QTRY_VERIFY(isCancelled);
        QCOMPARE(QDir(slowFolder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList());
        QVERIFY(rig->resume(slow));
        QVERIFY(rig->reaches(slow, JobState::Transferred));
        QVERIFY(rig->complete(slow)->acknowledged);
        rig.reset();
    }

    void aSyncThatTakesHoursHoldsUpNothingElse()
    {
        TwoDisks disks;
        rig = std::make_unique<QueueRig>(disks);
        rig->server().setResource(a, stalling(300'000, 100'000));
        rig->server().setResource(b, honest(300'000));
        QVERIFY(QDir(rig->folder()).mkdir(QStringLiteral("slow")));
        const JobId slow =
            jobInto(rig->folder() + QStringLiteral("/slow"), rig->server().url(a).toString());
        QVERIFY(rig->resume(slow));
        QVERIFY(rig->reaches(slow, JobState::Transferring));
        disks.slow.hold();
        rig->server().release(a);
        QTRY_VERIFY(disks.slow.isAsked());
        const JobId fast = resumed(b);
        QVERIFY(rig->reaches(fast, JobState::Transferred));
        QVERIFY(rig->complete(fast)->acknowledged);
        QVERIFY(rig->set(slow, QStringLiteral("description"), QStringLiteral("still here")));
        rig->clock().advance(std::chrono::hours(3));
        rig->tick(5);
        QCOMPARE(rig->state(slow), JobState::Transferring);
        QVERIFY(!rig->job(slow)->files[0].isFinished());
        disks.slow.release();
        QVERIFY(rig->reaches(slow, JobState::Transferred));
        rig.reset();
    }

    void aDiskThatComesBackWhenTheQueueIsGoneHarmsNothing()
    {
        TwoDisks disks;
        rig = std::make_unique<QueueRig>(disks);
        rig->server().setResource(a, stalling(300'000, 100'000));
        QVERIFY(QDir(rig->folder()).mkdir(QStringLiteral("slow")));
        const JobId id =
            jobInto(rig->folder() + QStringLiteral("/slow"), rig->server().url(a).toString());
        QVERIFY(rig->resume(id));
        QTRY_COMPARE(rig->job(id)->files[0].bytesTransferred, 100'000);
        disks.slow.hold();
        rig->server().release(a);
        bool isStopped = false;
        rig->queue().stop([&isStopped] { isStopped = true; });
        rig->tick(5);
        QVERIFY(!isStopped);
        // as the engine does when its patience is over
        rig->restart();
        QCOMPARE(rig->state(id), JobState::Queued);
        disks.slow.release();
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(!isStopped);
        QVERIFY(rig->complete(id)->acknowledged);
        rig.reset();
    }

    void aDiskThatHangsIsAskedOnceAndNotAgain()
    {
        TwoDisks disks;
        rig = std::make_unique<QueueRig>(disks);
        rig->server().setResource(a, honest(300'000));
        QVERIFY(QDir(rig->folder()).mkdir(QStringLiteral("slow")));
        const JobId id =
            jobInto(rig->folder() + QStringLiteral("/slow"), rig->server().url(a).toString());
        rig->disk().setFreeSpace(0);
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::TransientError));
        disks.slow.hold();
        rig->tick(600);
        QCOMPARE(disks.slow.count(), 1);
        rig->disk().setFreeSpace({});
        disks.slow.release();
        QVERIFY(rig->reaches(id, JobState::Transferred));
        rig.reset();
    }
};

QTEST_GUILESS_MAIN(DiskTest)
#include "tst_disk.moc"
