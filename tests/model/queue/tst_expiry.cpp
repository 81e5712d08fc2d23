// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"
#include "tests/support/resources.h"

#include <QTest>

using namespace tranship;
using namespace tranship::test;
using namespace std::chrono_literals;

namespace {

const QString a = QStringLiteral("/a.bin");
constexpr std::chrono::hours day{24};

} // namespace

/// JobInactivityTimeout (bits.md 2.1; DESIGN's row "inactivity"; the fault list's J1 to J3).
class ExpiryTest : public QObject {
    Q_OBJECT

private:
    QueueRig *rig = nullptr;

    /// Days go by while the program runs, with a heartbeat every hour.
    void days(int count)
    {
        for (int hour = 0; hour < count * 24; ++hour) {
            rig->clock().advance(1h);
            rig->queue().tick();
        }
        QCoreApplication::processEvents();
    }

    [[nodiscard]] int noticesOf(Notice::Kind kind) const
    {
        int count = 0;
        const QList<Notice> notices = rig->notices();
        for (const Notice &notice : notices)
            count += notice.kind == kind ? 1 : 0;
        return count;
    }

private Q_SLOTS:

    void init() { rig = new QueueRig; }

    void cleanup()
    {
        delete rig;
        rig = nullptr;
    }

    void aForgottenJobIsCancelledAtTheTimeoutAndLeavesNothing()
    {
        rig->server().setResource(a, honest(50'000));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        days(89);
        QCOMPARE(rig->state(id), JobState::Transferred);
        QCOMPARE(rig->files().size(), 1);
        days(2);
        QTRY_VERIFY(!rig->job(id));
        QTRY_VERIFY(rig->files().isEmpty());
        QVERIFY(rig->history().first().expired);
        QCOMPARE(rig->history().first().job.state, JobState::Cancelled);
        QCOMPARE(noticesOf(Notice::Kind::Expired), 1);
    }

    void itIsWarnedOnceSevenDaysBefore()
    {
        const JobId id = *rig->create();
        days(82);
        QCOMPARE(noticesOf(Notice::Kind::AboutToExpire), 0);
        days(2);
        QCOMPARE(noticesOf(Notice::Kind::AboutToExpire), 1);
        days(2);
        QCOMPARE(noticesOf(Notice::Kind::AboutToExpire), 1);
        QVERIFY(rig->job(id));
    }

    void keepStartsTheTimeoutAnew()
    {
        const JobId id = *rig->create();
        days(88);
        QVERIFY(rig->keep(id));
        days(80);
        QVERIFY(rig->job(id));
        QCOMPARE(noticesOf(Notice::Kind::Expired), 0);
        days(12);
        QTRY_VERIFY(!rig->job(id));
    }

    void aPropertyChangeIsActivity()
    {
        const JobId id = *rig->create();
        days(88);
        QVERIFY(rig->set(id, QStringLiteral("description"), QStringLiteral("touched")));
        days(80);
        QVERIFY(rig->job(id));
    }

    void readingIsNoActivity()
    {
        const JobId id = *rig->create();
        for (int week = 0; week < 12; ++week) {
            days(7);
            QVERIFY(rig->job(id));
        }
        days(7);
        QTRY_VERIFY(!rig->job(id));
    }

    void aClockSetForwardWhileRunningExpiresNothing()
    {
        const JobId id = *rig->create();
        rig->tick(5);
        rig->clock().setNow(rig->clock().now().addDays(400));
        rig->tick(5);
        days(2);
        QVERIFY(rig->job(id));
        QCOMPARE(noticesOf(Notice::Kind::AboutToExpire), 0);
    }

    void aClockSetBackNeverMakesAJobEndless()
    {
        const JobId id = *rig->create();
        days(60);
        rig->clock().setNow(rig->clock().now().addDays(-1000));
        days(31);
        QTRY_VERIFY(!rig->job(id));
    }

    void timeWhenTheProgramDidNotRunCountsButThereIsTimeToSayKeep()
    {
        const JobId id = *rig->create();
        rig->tick(61);
        rig->clock().setNow(rig->clock().now().addDays(100));
        rig->restart();
        rig->tick(61);
        QVERIFY2(rig->job(id), "not within the first hour");
        QCOMPARE(noticesOf(Notice::Kind::AboutToExpire), 1);
        QVERIFY(rig->keep(id));
        days(2);
        QVERIFY(rig->job(id));
    }

    void nobodySaysKeepAfterTheStart()
    {
        const JobId id = *rig->create();
        rig->tick(61);
        rig->clock().setNow(rig->clock().now().addDays(100));
        rig->restart();
        days(1);
        QTRY_VERIFY(!rig->job(id));
    }

    void restartsAreNoActivity()
    {
        const JobId id = *rig->create();
        for (int round = 0; round < 9; ++round) {
            days(9);
            rig->restart();
            QVERIFY(rig->job(id));
        }
        days(11);
        QTRY_VERIFY(!rig->job(id));
    }

    void aShorterTimeoutTakesEffectAtOnce()
    {
        const JobId id = *rig->create();
        days(10);
        QVERIFY(rig->setPolicy(QStringLiteral("JobInactivityTimeout"), QStringLiteral("9d")));
        days(1);
        QTRY_VERIFY(!rig->job(id));
    }

    void theSnapshotTellsWhenItExpires()
    {
        QVERIFY(rig->create());
        days(10);
        const JobSnapshot snapshot = rig->queue().snapshots().first();
        const qint64 left = rig->clock().now().daysTo(snapshot.expires);
        QVERIFY2(left == 80, qPrintable(QString::number(left)));
    }
};

QTEST_GUILESS_MAIN(ExpiryTest)
#include "tst_expiry.moc"
