// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"
#include "tests/support/resources.h"
#include "tests/support/testfiles.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

namespace {

const QString a = QStringLiteral("/a.bin");
const QString b = QStringLiteral("/b.bin");

} // namespace

/// The rows of "Complete - exact behaviour" (bits.md 1.5) that concern downloads.
class CompleteTest : public QObject {
    Q_OBJECT

private:
    QueueRig *rig = nullptr;

    JobId transferredJob(const QStringList &paths = {a, b})
    {
        quint64 seed = 1;
        for (const QString &path : paths)
            rig->server().setResource(path, honest(50'000, seed++));
        const JobId id = rig->jobOf(paths);
        const Done resumed = rig->resume(id);
        Q_ASSERT(resumed);
        [[maybe_unused]] const bool there = rig->reaches(id, JobState::Transferred);
        Q_ASSERT(there);
        return id;
    }

    /// a.bin is finished, b.bin half way.
    JobId halfJob()
    {
        rig->server().setResource(a, honest(50'000, 1));
        rig->server().setResource(b, stalling(80'000, 40'000, 2));
        const JobId id = rig->jobOf({a, b});
        const Done resumed = rig->resume(id);
        Q_ASSERT(resumed);
        [[maybe_unused]] const bool there = QTest::qWaitFor(
            [&] {
                const auto job = rig->job(id);
                return job->files[0].isFinished() && job->files[1].bytesTransferred == 40'000;
            },
            10'000);
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

    void nothingAppearsUnderAFinalNameBeforeComplete()
    {
        const JobId id = transferredJob();
        const QStringList names = rig->files();
        QCOMPARE(names.size(), 2);
        for (const QString &name : names)
            QVERIFY2(name.startsWith(QLatin1Char('.')) && name.endsWith(QStringLiteral(".part")),
                     qPrintable(name));
        QCOMPARE(rig->job(id)->filesTransferred(), 2);
    }

    void ofATransferredDownloadRenamesEveryFileAndAcknowledges()
    {
        const JobId id = transferredJob();
        const Result<CompleteReport> report = rig->complete(id);
        QVERIFY(report);
        QVERIFY(report->acknowledged && !report->partial && !report->leftovers);
        QCOMPARE(rig->files(), QStringList({QStringLiteral("a.bin"), QStringLiteral("b.bin")}));
        QCOMPARE(rig->content(QStringLiteral("a.bin")), bodyAt(1, 0, 50'000));
        QCOMPARE(rig->content(QStringLiteral("b.bin")), bodyAt(2, 0, 50'000));
        QVERIFY(!rig->job(id));
        QCOMPARE(rig->history().size(), 1);
        QCOMPARE(rig->history().first().job.state, JobState::Acknowledged);
    }

    void inAnyOtherStateKeepsTheFinishedFilesAndDeletesTheRest()
    {
        const JobId id = halfJob();
        const Result<CompleteReport> report = rig->complete(id);
        QVERIFY(report);
        QVERIFY(report->acknowledged && report->partial);
        QVERIFY(report->files[0].kept && !report->files[1].kept);
        QCOMPARE(rig->files(), QStringList{QStringLiteral("a.bin")});
        QVERIFY(!rig->job(id));
    }

    void withNoFinishedFileEndsTheSameWayAndKeepsNothing()
    {
        rig->server().setResource(a, stalling(80'000, 40'000));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QTRY_COMPARE(rig->job(id)->files[0].bytesTransferred, 40'000);
        const Result<CompleteReport> report = rig->complete(id);
        QVERIFY(report && report->acknowledged && report->partial);
        QVERIFY(rig->files().isEmpty());
    }

    void ofAJobWithoutFilesIsPartialOfNothing()
    {
        const Result<CompleteReport> report = rig->complete(*rig->create());
        QVERIFY(report && report->acknowledged);
        QVERIFY(report->files.isEmpty());
    }

    void anExistingDestinationIsNeverOverwrittenByDefault()
    {
        const JobId id = transferredJob({a});
        put(rig->folder() + a, "mine");
        const Result<CompleteReport> report = rig->complete(id);
        QVERIFY(report && report->acknowledged);
        QCOMPARE(report->files[0].path, rig->folder() + QStringLiteral("/a (1).bin"));
        QCOMPARE(rig->content(QStringLiteral("a.bin")), QByteArray("mine"));
        QCOMPARE(rig->content(QStringLiteral("a (1).bin")), bodyAt(1, 0, 50'000));
    }

    void onExistsReplaceReplaces()
    {
        const JobId id = transferredJob({a});
        QVERIFY(rig->set(id, QStringLiteral("on-exists"), QStringLiteral("replace")));
        put(rig->folder() + a, "mine");
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->content(QStringLiteral("a.bin")), bodyAt(1, 0, 50'000));
        QCOMPARE(rig->files().size(), 1);
    }

    void aFailedRenameKeepsTheJobTransferredAndCompleteCanBeRepeated()
    {
        const JobId id = transferredJob({a, b});
        QVERIFY(rig->set(id, QStringLiteral("on-exists"), QStringLiteral("fail")));
        put(rig->folder() + a, "mine");
        const Result<CompleteReport> report = rig->complete(id);
        QVERIFY(report);
        QVERIFY(!report->acknowledged);
        QCOMPARE(report->files[0].error.code, ErrorCode::DestinationExists);
        QVERIFY2(report->files[1].kept, "the others stay renamed and usable");
        QCOMPARE(rig->state(id), JobState::Transferred);
        QCOMPARE(rig->job(id)->error.code, ErrorCode::DestinationExists);
        QCOMPARE(rig->content(QStringLiteral("a.bin")), QByteArray("mine"));
        QCOMPARE(rig->content(QStringLiteral("b.bin")), bodyAt(2, 0, 50'000));

        QVERIFY(QFile::remove(rig->folder() + a));
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->content(QStringLiteral("a.bin")), bodyAt(1, 0, 50'000));
        QCOMPARE(rig->files().size(), 2);
    }

    void anEarlyCompleteThatFailsToRenameDeletesNothing()
    {
        const JobId id = halfJob();
        QVERIFY(rig->set(id, QStringLiteral("on-exists"), QStringLiteral("fail")));
        put(rig->folder() + a, "mine");
        const Result<CompleteReport> report = rig->complete(id);
        QVERIFY(report && !report->acknowledged);
        QCOMPARE(rig->state(id), JobState::Suspended);
        QCOMPARE(rig->job(id)->error.code, ErrorCode::DestinationExists);
        QCOMPARE(rig->files().size(), 3);
        rig->server().setResource(b, honest(80'000, 2));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void afterAKillBetweenTheIntentAndTheEndStartUpFinishesIt()
    {
        const JobId id = transferredJob({a, b});
        std::optional<Result<CompleteReport>> unheard;
        rig->queue().complete(id, [&](const Result<CompleteReport> &report) { unheard = report; });
        rig->restart(); // dies with the intent written and nothing renamed
        QTRY_VERIFY(!rig->job(id));
        QVERIFY(!unheard);
        QCOMPARE(rig->files(), QStringList({QStringLiteral("a.bin"), QStringLiteral("b.bin")}));
        QCOMPARE(rig->content(QStringLiteral("a.bin")), bodyAt(1, 0, 50'000));
        QCOMPARE(rig->history().size(), 1);
    }

    void noOtherVerbIsLegalWhileItRuns()
    {
        const JobId id = transferredJob({a});
        std::optional<Result<CompleteReport>> first;
        rig->queue().complete(id, [&](const Result<CompleteReport> &report) { first = report; });
        std::optional<Result<CancelReport>> second;
        rig->queue().cancel(id, [&](const Result<CancelReport> &report) { second = report; });
        QTRY_VERIFY(first && second);
        QCOMPARE(second->error().code, ErrorCode::InvalidState);
        QVERIFY((*first)->acknowledged);
        QCOMPARE(rig->files(), QStringList{QStringLiteral("a.bin")});
    }

    void automaticCompletionCompletesByItself()
    {
        rig->server().setResource(a, honest(50'000));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->set(id, QStringLiteral("auto-complete"), QStringLiteral("true")));
        QVERIFY(rig->resume(id));
        QTRY_VERIFY(!rig->job(id));
        QCOMPARE(rig->files(), QStringList{QStringLiteral("a.bin")});
        QTRY_COMPARE(rig->notices().size(), 1);
        QCOMPARE(rig->notices().first().kind, Notice::Kind::AutoCompleted);
    }

    void theNameTheServerGivesIsTakenSanitised()
    {
        Resource named = honest(5'000);
        named.contentDisposition = "attachment; filename=\"../../evil.txt\"";
        rig->server().setResource(a, named);
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->files(), QStringList{QStringLiteral("evil.txt")});
    }
};

QTEST_GUILESS_MAIN(CompleteTest)
#include "tst_complete.moc"
