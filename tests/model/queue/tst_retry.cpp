// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"
#include "tests/support/resources.h"

#include <QDir>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

namespace {

const QString a = QStringLiteral("/a.bin");
const QString b = QStringLiteral("/b.bin");

} // namespace

/// What becomes of a job that cannot go on (bits.md 1.3, 4.4; the fault list's B and E).
class RetryTest : public QObject {
    Q_OBJECT

private:
    QueueRig *rig = nullptr;

    JobId resumed(const QStringList &paths)
    {
        const JobId id = rig->jobOf(paths);
        const Done done = rig->resume(id);
        Q_ASSERT(done);
        return id;
    }

private Q_SLOTS:

    void init() { rig = new QueueRig; }

    void cleanup()
    {
        delete rig;
        rig = nullptr;
    }

    void aTransientErrorIsTriedAgainAfterTheDelayAndNotBefore()
    {
        rig->server().setResource(a, refusing(503, 1));
        const JobId id = resumed({a});
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QCOMPARE(rig->job(id)->error.httpStatus, 503);
        QCOMPARE(rig->job(id)->errorCount, 1);
        const qint64 wait = rig->clock().now().secsTo(rig->job(id)->nextTry);
        QVERIFY2(wait >= 3 && wait <= 5, qPrintable(QString::number(wait)));
        rig->tick(2);
        QCOMPARE(rig->server().requests().size(), 1);
        rig->tick(4);
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(rig->server().requests().size(), 2);
        QCOMPARE(rig->job(id)->error.code, ErrorCode::None);
    }

    void delaysGrowWhileNothingComes()
    {
        rig->server().setResource(a, refusing(500));
        const JobId id = resumed({a});
        qint64 last = 0;
        for (int attempt = 0; attempt < 4; ++attempt) {
            QVERIFY(rig->reaches(id, JobState::TransientError));
            const qint64 wait = rig->clock().now().msecsTo(rig->job(id)->nextTry);
            QVERIFY(wait > last);
            last = wait;
            rig->tick(static_cast<int>(wait / 1000 + 1));
            QTRY_COMPARE(rig->server().requests().size(), attempt + 2);
        }
    }

    void retryAfterWins()
    {
        Resource busy = refusing(429, 1);
        busy.statusHeaders = {{"Retry-After", "40"}};
        rig->server().setResource(a, busy);
        const JobId id = resumed({a});
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QCOMPARE(rig->clock().now().secsTo(rig->job(id)->nextTry), 40);
        rig->tick(39);
        QCOMPARE(rig->server().requests().size(), 1);
        rig->tick(2);
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void retryAfterAsDateWins()
    {
        Resource busy = refusing(503, 1);
        busy.statusHeaders = {{"Date", "Thu, 01 Jan 2026 12:00:00 GMT"},
                              {"Retry-After", "Thu, 01 Jan 2026 12:00:40 GMT"}};
        rig->server().setResource(a, busy);
        const JobId id = resumed({a});
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QCOMPARE(rig->clock().now().secsTo(rig->job(id)->nextTry), 40);
    }

    void retryAfterCountsForAllJobsOfTheServer()
    {
        Resource busy = refusing(503, 1);
        busy.statusHeaders = {{"Retry-After", "40"}};
        rig->server().setResource(a, busy);
        rig->server().setResource(b, honest(1000));
        const JobId first = resumed({a});
        QVERIFY(rig->reaches(first, JobState::TransientError));
        rig->tick(10);
        const JobId second = resumed({b});
        QVERIFY(rig->reaches(second, JobState::TransientError));
        QCOMPARE(rig->job(second)->error.httpStatus, 503);
        QCOMPARE(rig->clock().now().secsTo(rig->job(second)->nextTry), 30);
        rig->tick(29);
        QCOMPARE(rig->server().requests().size(), 1);
        rig->tick(2);
        QVERIFY(rig->reaches(first, JobState::Transferred));
        QVERIFY(rig->reaches(second, JobState::Transferred));
        QCOMPARE(rig->server().requests().size(), 3);
    }

    void retryAfterKeepsTheOtherFilesOfTheJobAway()
    {
        Resource busy = refusing(429, 1);
        busy.statusHeaders = {{"Retry-After", "40"}};
        rig->server().setResource(a, busy);
        rig->server().setResource(b, honest(1000));
        const JobId id = rig->jobOf({a, b});
        QVERIFY(rig->set(id, QStringLiteral("parallel-files"), QStringLiteral("1")));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QCOMPARE(rig->server().requests().size(), 1);
        QCOMPARE(rig->job(id)->files[1].error.code, ErrorCode::None);
        rig->tick(41);
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void anotherServerIsAskedMeanwhile()
    {
        Resource busy = refusing(503, 1);
        busy.statusHeaders = {{"Retry-After", "40"}};
        rig->server().setResource(a, busy);
        QVERIFY(rig->reaches(resumed({a}), JobState::TransientError));
        ScriptedServer other;
        other.setResource(b, honest(1000));
        const Result<JobId> id = rig->create();
        QVERIFY(id);
        QVERIFY(rig->add(*id, {{other.url(b).toString(), rig->folder() + QLatin1Char('/'), {}}}));
        QVERIFY(rig->resume(*id));
        QVERIFY(rig->reaches(*id, JobState::Transferred));
    }

    void resumeTriesAtOnce()
    {
        rig->server().setResource(a, refusing(503, 1));
        const JobId id = resumed({a});
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void aJobThatWaitsGoesOnWaitingWhenAFileIsRemoved()
    {
        rig->server().setResource(a, refusing(503));
        rig->server().setResource(b, refusing(503, 1));
        const JobId id = resumed({a, b});
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QVERIFY(rig->removeFile(id, 0));
        QCOMPARE(rig->state(id), JobState::TransientError);
        rig->tick(7);
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void aFatalStatusGoesToErrorAndIsNotTriedAgain()
    {
        rig->server().setResource(a, refusing(404));
        const JobId id = resumed({a});
        QVERIFY(rig->reaches(id, JobState::Error));
        QCOMPARE(rig->job(id)->error.code, ErrorCode::HttpStatus);
        QCOMPARE(rig->job(id)->error.httpStatus, 404);
        QCOMPARE(rig->job(id)->error.file, 0);
        rig->tick(700);
        QCOMPARE(rig->server().requests().size(), 1);
        QTRY_COMPARE(rig->notices().size(), 1);
        QCOMPARE(rig->notices().first().kind, Notice::Kind::Failed);
    }

    void aFatalErrorOfOneFileDoesNotStopTheOthers()
    {
        rig->server().setResource(a, refusing(404));
        rig->server().setResource(b, honest(50'000));
        const JobId id = resumed({a, b});
        QVERIFY(rig->reaches(id, JobState::Error));
        QVERIFY(rig->job(id)->files[1].isFinished());
        QCOMPARE(rig->job(id)->files[0].state, FileState::Failed);
    }

    void aTransientErrorOfOneFileIsTriedAgainWhileOthersMove()
    {
        rig->server().setResource(a, refusing(503, 1));
        rig->server().setResource(b, stalling(50'000, 20'000));
        const JobId id = resumed({a, b});
        QTRY_COMPARE(rig->job(id)->files[1].bytesTransferred, 20'000);
        QTRY_COMPARE(rig->job(id)->files[0].error.code, ErrorCode::HttpStatus);
        rig->tick(6);
        QTRY_VERIFY(rig->job(id)->files[0].isFinished());
        QCOMPARE(rig->state(id), JobState::Transferring);
        rig->server().release(b);
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void noProgressForTheTimeoutIsFatal()
    {
        rig->server().setResource(a, refusing(503));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->set(id, QStringLiteral("retry-delay"), QStringLiteral("10s")));
        QVERIFY(rig->set(id, QStringLiteral("no-progress-timeout"), QStringLiteral("60s")));
        QVERIFY(rig->resume(id));
        for (int second = 0; second < 200 && rig->state(id) != JobState::Error; ++second) {
            rig->tick();
            QTRY_VERIFY(rig->state(id) == JobState::TransientError
                        || rig->state(id) == JobState::Error);
        }
        QCOMPARE(rig->state(id), JobState::Error);
        QCOMPARE(rig->job(id)->error.httpStatus, 503);
    }

    void aTimeoutOfZeroMakesEveryFailureFatalAtOnce()
    {
        rig->server().setResource(a, refusing(503));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->set(id, QStringLiteral("no-progress-timeout"), QStringLiteral("0")));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Error));
    }

    void aDroppedConnectionResumesWhereItWas()
    {
        Resource flaky = honest(300'000);
        flaky.cutAt = 100'000;
        flaky.cutTimes = 3;
        rig->server().setResource(a, flaky);
        const JobId id = resumed({a});
        for (int attempt = 0; attempt < 4 && rig->state(id) != JobState::Transferred; ++attempt) {
            QTRY_VERIFY(rig->state(id) == JobState::TransientError
                        || rig->state(id) == JobState::Transferred);
            rig->tick(60);
        }
        QVERIFY(rig->reaches(id, JobState::Transferred));
        // Qt may ask once more by itself when a connection is closed; what it gets then is never
        // kept
        const QList<SeenRequest> requests = rig->server().requests();
        QVERIFY2(requests.size() >= 3 && requests.size() <= 8,
                 qPrintable(QString::number(requests.size())));
        const qint64 lastFrom = requests.last().header("Range").mid(6).chopped(1).toLongLong();
        QVERIFY2(lastFrom >= 100'000, requests.last().header("Range").constData());
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->content(QStringLiteral("a.bin")), bodyAt(1, 0, 300'000));
    }

    void bytesFetchedAgainAreNoProgress()
    {
        Resource file = honest(300'000);
        file.ranges = Resource::Ranges::Ignored;
        file.endsAt = 200'000; // and each answer begins at the first byte again
        rig->server().setResource(a, file);
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->set(id, QStringLiteral("no-progress-timeout"), QStringLiteral("10m")));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::TransientError));
        int failures = 1;
        for (; rig->state(id) == JobState::TransientError && failures < 40; ++failures) {
            const qint64 wait = rig->clock().now().secsTo(rig->job(id)->nextTry);
            rig->tick(static_cast<int>(wait + 1));
            QTRY_COMPARE(rig->job(id)->errorCount, failures + 1);
        }
        QCOMPARE(rig->state(id), JobState::Error);
        QVERIFY2(failures <= 10, qPrintable(QString::number(failures)));
        QVERIFY(rig->server().requests().size() <= 2 * failures);
        QCOMPARE(rig->job(id)->error.code, ErrorCode::ConnectionClosed);
    }

    void aVanishedFolderWaitsUntilItIsBack()
    {
        rig->server().setResource(a, honest(50'000));
        const JobId id = rig->jobOf({a});
        const QString away = rig->folder() + QStringLiteral("-away");
        QVERIFY(QDir().rename(rig->folder(), away));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QCOMPARE(rig->job(id)->error.code, ErrorCode::FolderMissing);
        rig->tick(30);
        QCOMPARE(rig->state(id), JobState::TransientError);
        QVERIFY(!QDir(rig->folder()).exists());
        QVERIFY(QDir().rename(away, rig->folder()));
        rig->tick(6);
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void aVanishedFolderIsWaitedForUntilTheTimeout()
    {
        rig->server().setResource(a, honest(50'000));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->set(id, QStringLiteral("retry-delay"), QStringLiteral("10s")));
        QVERIFY(rig->set(id, QStringLiteral("no-progress-timeout"), QStringLiteral("60s")));
        const QString away = rig->folder() + QStringLiteral("-away");
        QVERIFY(QDir().rename(rig->folder(), away));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::TransientError));
        rig->tick(50);
        QCOMPARE(rig->state(id), JobState::TransientError);
        rig->tick(20);
        QVERIFY(rig->reaches(id, JobState::Error));
        QCOMPARE(rig->job(id)->error.code, ErrorCode::FolderMissing);
        QTRY_COMPARE(rig->notices().size(), 1);
        QVERIFY(QDir().rename(away, rig->folder()));
    }

    void thePolicysMaximumDownloadTimeHoldsWhereTheJobHasNone()
    {
        QVERIFY(rig->setPolicy(QStringLiteral("MaxDownloadTime"), QStringLiteral("60s")));
        rig->server().setResource(a, stalling(50'000, 20'000));
        const JobId id = resumed({a});
        QVERIFY(rig->reaches(id, JobState::Transferring));
        rig->tick(55);
        QCOMPARE(rig->state(id), JobState::Transferring);
        rig->tick(6);
        QVERIFY(rig->reaches(id, JobState::Error));
        QCOMPARE(rig->job(id)->error.code, ErrorCode::MaximumDownloadTime);
    }

    void theMaximumDownloadTimeCountsOnlyTimeInTransfer()
    {
        rig->server().setResource(a, stalling(50'000, 20'000));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->set(id, QStringLiteral("max-download-time"), QStringLiteral("60s")));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferring));
        rig->tick(30);
        QVERIFY(rig->suspend(id));
        rig->tick(100);
        QCOMPARE(rig->job(id)->activeTime, std::chrono::seconds(30));
        QVERIFY(rig->resume(id)); // zeroes it
        QVERIFY(rig->reaches(id, JobState::Transferring));
        rig->tick(50);
        QCOMPARE(rig->state(id), JobState::Transferring);
        rig->tick(15);
        QVERIFY(rig->reaches(id, JobState::Error));
        QCOMPARE(rig->job(id)->error.code, ErrorCode::MaximumDownloadTime);
    }
};

QTEST_GUILESS_MAIN(RetryTest)
#include "tst_retry.moc"
