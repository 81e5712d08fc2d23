// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"
#include "tests/support/resources.h"

#include <QTest>
#include <QTimer>

#include <optional>

using namespace tranship;
using namespace std::chrono_literals;
using namespace tranship::test;

namespace {

QString path(int number)
{
    return QStringLiteral("/%1.bin").arg(number);
}

} // namespace

/// Who runs when, on a real queue; the rules themselves are tested in tst_schedule.
class SchedulingTest : public QObject {
    Q_OBJECT

private:
    QueueRig *rig = nullptr;

    QList<JobId> stallingJobs(int count, Priority priority = Priority::Normal)
    {
        QList<JobId> ids;
        for (int number = 0; number < count; ++number) {
            rig->server().setResource(path(number), stalling(50'000, 20'000));
            const JobId id =
                rig->jobOf({path(number)}, {.name = path(number), .priority = priority});
            const Done resumed = rig->resume(id);
            Q_ASSERT(resumed);
            ids.append(id);
        }
        return ids;
    }

private Q_SLOTS:

    void init() { rig = new QueueRig; }

    void cleanup()
    {
        delete rig;
        rig = nullptr;
    }

    void threeBackgroundJobsRunAndTheOthersWait()
    {
        const QList<JobId> ids = stallingJobs(5);
        QVERIFY(rig->reaches(ids[2], JobState::Transferring));
        QCOMPARE(rig->state(ids[3]), JobState::Queued);
        QCOMPARE(rig->state(ids[4]), JobState::Queued);
        QVERIFY(rig->queue().snapshots().at(3).waitsForSlot);
        rig->server().release(path(0));
        QVERIFY(rig->reaches(ids[3], JobState::Transferring));
    }

    void everyForegroundJobRuns()
    {
        const QList<JobId> ids = stallingJobs(7, Priority::Foreground);
        for (const JobId &id : ids)
            QVERIFY(rig->reaches(id, JobState::Transferring));
    }

    void aHigherPriorityPreempts()
    {
        const QList<JobId> ids = stallingJobs(3);
        QVERIFY(rig->reaches(ids[2], JobState::Transferring));
        rig->server().setResource(QStringLiteral("/high.bin"), stalling(50'000, 20'000));
        const JobId high = rig->jobOf({QStringLiteral("/high.bin")},
                                      {.name = QStringLiteral("high"), .priority = Priority::High});
        QVERIFY(rig->resume(high));
        QVERIFY(rig->reaches(high, JobState::Transferring));
        int waiting = 0;
        for (const JobId &id : ids)
            waiting += rig->state(id) == JobState::Queued ? 1 : 0;
        QCOMPARE(waiting, 1);
    }

    void aSliceGivesTheSlotToTheOneThatWaits()
    {
        QVERIFY(rig->setPolicy(QStringLiteral("BackgroundSlots"), QStringLiteral("1")));
        const QList<JobId> ids = stallingJobs(2);
        QVERIFY(rig->reaches(ids[0], JobState::Transferring));
        rig->tick(59);
        QCOMPARE(rig->state(ids[1]), JobState::Queued);
        rig->tick(3);
        QVERIFY(rig->reaches(ids[1], JobState::Transferring));
        QCOMPARE(rig->state(ids[0]), JobState::Queued);
        rig->tick(62);
        QVERIFY(rig->reaches(ids[0], JobState::Transferring));
    }

    void moreSlotsTakeEffectAtOnce()
    {
        const QList<JobId> ids = stallingJobs(5);
        QVERIFY(rig->reaches(ids[2], JobState::Transferring));
        QVERIFY(rig->setPolicy(QStringLiteral("BackgroundSlots"), QStringLiteral("5")));
        QVERIFY(rig->reaches(ids[4], JobState::Transferring));
    }

    void filesOfAJobMoveSideBySideUpToTheSetting()
    {
        QStringList paths;
        for (int number = 0; number < 6; ++number) {
            paths.append(path(number));
            rig->server().setResource(path(number), stalling(50'000, 20'000));
        }
        const JobId id = rig->jobOf(paths);
        QVERIFY(rig->resume(id));
        QTRY_COMPARE(rig->server().requests().size(), 4);
        rig->tick(2);
        QCOMPARE(rig->server().requests().size(), 4);
        rig->server().release(path(0));
        QTRY_COMPARE(rig->server().requests().size(), 5);
    }

    void changesComeInBatchesNotOneByOne()
    {
        QSignalSpy changes(&rig->queue(), &JobQueue::jobsChanged);
        for (int number = 0; number < 50; ++number)
            QVERIFY(rig->create());
        QTRY_VERIFY(!changes.isEmpty());
        QSet<JobId> told;
        const auto count = [&] {
            for (const QList<QVariant> &arguments : changes) {
                const auto jobs = arguments.first().value<QList<JobSnapshot>>();
                for (const JobSnapshot &snapshot : jobs)
                    told.insert(snapshot.job.id);
            }
            return told.size();
        };
        QTRY_COMPARE(count(), 50);
        QVERIFY2(changes.size() < 50, qPrintable(QString::number(changes.size())));
    }

    void aNewStateIsToldBeforeTheNextProgressWouldBe()
    {
        const JobId id = stallingJobs(1).constFirst();
        QVERIFY(rig->reaches(id, JobState::Transferring));
        QSignalSpy changes(&rig->queue(), &JobQueue::jobsChanged);
        QVERIFY(changes.wait()); // from here on progress would be told in 100 ms
        QTimer halfWay;
        halfWay.setSingleShot(true);
        std::optional<bool> isEarly;
        connect(&rig->queue(), &JobQueue::jobsChanged, &halfWay,
                [&](const QList<JobSnapshot> &jobs) {
                    if (jobs.constFirst().job.state == JobState::Suspended)
                        isEarly = isEarly.value_or(halfWay.isActive());
                });
        halfWay.start(50ms);
        QVERIFY(rig->suspend(id));
        QTRY_VERIFY(isEarly);
        QVERIFY(*isEarly);
    }
};

QTEST_GUILESS_MAIN(SchedulingTest)
#include "tst_scheduling.moc"
