// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"
#include "tests/support/resources.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

namespace {

const QString a = QStringLiteral("/a.bin");
const QString b = QStringLiteral("/b.bin");

} // namespace

/// The rows of "Cancel - exact behaviour" (bits.md 1.6) that concern downloads.
class CancelTest : public QObject {
    Q_OBJECT

private:
    QueueRig *rig = nullptr;

private Q_SLOTS:

    void init() { rig = new QueueRig; }

    void cleanup()
    {
        delete rig;
        rig = nullptr;
    }

    void ofARunningDownloadLeavesTheFolderAsItWas()
    {
        QFile mine(rig->folder() + QStringLiteral("/.mine.part"));
        QVERIFY(mine.open(QIODevice::WriteOnly));
        rig->server().setResource(a, honest(50'000));
        rig->server().setResource(b, stalling(80'000, 40'000));
        const JobId id = rig->jobOf({a, b});
        QVERIFY(rig->resume(id));
        QTRY_COMPARE(rig->job(id)->files[1].bytesTransferred, 40'000);
        QTRY_VERIFY(rig->job(id)->files[0].isFinished());
        const Result<CancelReport> report = rig->cancel(id);
        QVERIFY(report && !report->leftovers);
        QCOMPARE(rig->files(), QStringList{QStringLiteral(".mine.part")});
        QVERIFY(!rig->job(id));
        QCOMPARE(rig->history().first().job.state, JobState::Cancelled);
    }

    void ofATransferredDownloadDeletesFinishedFilesToo()
    {
        rig->server().setResource(a, honest(50'000));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(rig->cancel(id));
        QVERIFY(rig->files().isEmpty());
    }

    void ofAJobThatNeverRanIsLegal()
    {
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->cancel(id));
        QVERIFY(rig->files().isEmpty());
        QVERIFY(rig->server().requests().isEmpty());
    }

    void aPartFileThatCannotBeDeletedIsReportedAndTriedAgainAtTheNextStart()
    {
        rig->server().setResource(a, honest(50'000));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        const QString away = rig->folder() + QStringLiteral("-away");
        QVERIFY(QDir().rename(rig->folder(), away));
        // a file where the folder was: nothing can be looked up below it
        QFile blocker(rig->folder());
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        blocker.close();
        const Result<CancelReport> report = rig->cancel(id);
        QVERIFY(report);
        QVERIFY(report->leftovers);
        QVERIFY(!rig->job(id));

        QVERIFY(blocker.remove());
        QVERIFY(QDir().rename(away, rig->folder()));
        QCOMPARE(rig->files().size(), 1);
        rig->restart();
        QTRY_VERIFY(rig->files().isEmpty());
    }

    void afterAKillTheDeletionIsFinishedAtStart()
    {
        rig->server().setResource(a, honest(50'000));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        rig->queue().cancel(id, [](const Result<CancelReport> &) {});
        rig->restart();
        QTRY_VERIFY(rig->files().isEmpty());
        // whether or not the end was in the store before the kill, it is one of the two legal ones
        if (rig->job(id))
            QVERIFY(rig->cancel(id));
        QVERIFY(!rig->job(id));
    }

    void whatSomebodyElsePutInThePlaceOfThePartFileStays()
    {
        rig->server().setResource(a, honest(50'000));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        const QString part = rig->folder() + QLatin1Char('/') + rig->files().first();
        QVERIFY(QFile::rename(part, part + QStringLiteral(".old")));
        QFile other(part);
        QVERIFY(other.open(QIODevice::WriteOnly));
        QVERIFY(rig->cancel(id));
        QVERIFY(QFile::exists(part));
        QVERIFY(QFile::remove(part + QStringLiteral(".old")));
    }

    void ofFilesThatACompleteAlreadyGaveAwayLeavesThem()
    {
        rig->server().setResource(a, honest(50'000, 1));
        rig->server().setResource(b, honest(50'000, 2));
        const JobId id = rig->jobOf({a, b});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(rig->set(id, QStringLiteral("on-exists"), QStringLiteral("fail")));
        QFile mine(rig->folder() + a);
        QVERIFY(mine.open(QIODevice::WriteOnly));
        QVERIFY(!rig->complete(id)->acknowledged);
        QVERIFY(rig->cancel(id));
        QCOMPARE(rig->files(), QStringList({QStringLiteral("a.bin"), QStringLiteral("b.bin")}));
        QCOMPARE(rig->content(QStringLiteral("b.bin")), bodyAt(2, 0, 50'000));
        QVERIFY(rig->content(QStringLiteral("a.bin")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(CancelTest)
#include "tst_cancel.moc"
