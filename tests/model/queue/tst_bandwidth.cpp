// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"
#include "tests/support/resources.h"

#include <QTest>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString a = QStringLiteral("/a.bin");
const QString b = QStringLiteral("/b.bin");

QDateTime utc(const QString &text)
{
    return QDateTime::fromString(text + u'Z', Qt::ISODate);
}

} // namespace

/// Limits of policy and jobs on whole transfers (bits.md 1.3, 2.2). The rig's clock shows Thursday
/// noon, within the work hours as shipped.
class BandwidthTest : public QObject {
    Q_OBJECT

private:
    QueueRig *rig = nullptr;

    JobId resumed(const QString &path, Priority priority = Priority::Normal)
    {
        NewJob wish;
        wish.name = path;
        wish.priority = priority;
        const JobId id = rig->jobOf({path}, wish);
        const Done done = rig->resume(id);
        Q_ASSERT(done);
        return id;
    }

    void policy(const QString &key, const QString &text)
    {
        const Done done = rig->setPolicy(key, text);
        Q_ASSERT(done);
    }

    qint64 bytes(const JobId &id) { return rig->job(id)->bytesTransferred(); }

    /// The first byte is here; until then time goes by, and what it brings is not yet asked for.
    bool begins(const JobId &id)
    {
        return QTest::qWaitFor(
            [&] {
                rig->clock().advance(10ms);
                return bytes(id) > 0;
            },
            10'000);
    }

    /// Tenths of a second go by, and after each everything that may come then comes.
    bool moves(const JobId &id, int tenths, qint64 bytesPerTenth)
    {
        for (int tenth = 0; tenth < tenths; ++tenth) {
            const qint64 wanted = bytes(id) + bytesPerTenth;
            rig->clock().advance(100ms);
            const auto hasCome = [&] { return bytes(id) >= wanted - bytesPerTenth / 10; };
            if (!QTest::qWaitFor(hasCome, 5'000) || bytes(id) > wanted + bytesPerTenth / 10) {
                qWarning() << "tenth" << tenth << ":" << bytes(id) << "bytes, wanted" << wanted;
                return false;
            }
        }
        return true;
    }

    bool isHeld(const JobId &id)
    {
        return rig->reaches(id, JobState::TransientError)
            && rig->job(id)->error.code == ErrorCode::BlockedByPolicy;
    }

private Q_SLOTS:

    void init()
    {
        rig = new QueueRig;
        rig->server().setResource(a, honest(300'000));
        rig->server().setResource(b, honest(300'000));
    }

    void cleanup()
    {
        delete rig;
        rig = nullptr;
    }

    void aJobsOwnLimitIsHeldAndLiftedInMidTransfer()
    {
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->set(id, u"bandwidth-limit"_s, u"100000"_s));
        QVERIFY(rig->resume(id));
        QVERIFY(begins(id));
        QVERIFY(moves(id, 10, 10'000));
        QVERIFY(rig->set(id, u"bandwidth-limit"_s, u"none"_s));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(rig->server().requests().size(), 1);
    }

    void theLimitOfThePolicyIsHeldAndChangedInMidTransfer()
    {
        policy(u"MaxBandwidth"_s, u"100000"_s);
        const JobId id = resumed(a);
        QVERIFY(begins(id));
        QVERIFY(moves(id, 5, 10'000));
        policy(u"MaxBandwidth"_s, u"200000"_s);
        QVERIFY(moves(id, 5, 20'000));
        policy(u"MaxBandwidth"_s, u"none"_s);
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(rig->server().requests().size(), 1);
    }

    void anotherPriorityTakesItsOwnLimitAtOnce()
    {
        policy(u"EnableBandwidthLimits"_s, u"on"_s);
        policy(u"WorkLimitNormal"_s, u"50000"_s);
        policy(u"WorkLimitLow"_s, u"100000"_s);
        const JobId id = resumed(a);
        QVERIFY(begins(id));
        QVERIFY(moves(id, 4, 5'000));
        QVERIFY(rig->set(id, u"priority"_s, u"low"_s));
        QVERIFY(moves(id, 4, 10'000));
        QVERIFY(rig->set(id, u"priority"_s, u"foreground"_s));
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void theHourChangesTheLimitInMidTransfer()
    {
        policy(u"EnableBandwidthLimits"_s, u"on"_s);
        policy(u"WorkLimitNormal"_s, u"100000"_s);
        const JobId id = resumed(a);
        QVERIFY(begins(id));
        QVERIFY(moves(id, 5, 10'000));
        rig->clock().setNow(utc(u"2026-01-01T17:00:00"_s));
        rig->queue().tick();
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void aBlockedJobWaitsForTheEndOfTheWindowAndGoesOnByItself()
    {
        rig->server().setResource(a, stalling(50'000, 20'000));
        const JobId id = resumed(a);
        QTRY_COMPARE(bytes(id), 20'000);
        policy(u"EnableBandwidthLimits"_s, u"on"_s);
        policy(u"WorkLimitNormal"_s, u"0"_s);
        QVERIFY(isHeld(id));
        QCOMPARE(rig->job(id)->nextTry, utc(u"2026-01-01T17:00:00"_s));
        QCOMPARE(rig->job(id)->errorCount, 0);
        QCOMPARE(bytes(id), 20'000);
        rig->server().setResource(a, honest(50'000));
        rig->tick(700); // longer than any retry delay
        QVERIFY(isHeld(id));
        QCOMPARE(rig->server().requests().size(), 1);
        rig->clock().setNow(utc(u"2026-01-01T16:59:58"_s));
        rig->tick(1);
        QVERIFY(isHeld(id));
        rig->tick(1);
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(rig->server().requests().size(), 2);
        QCOMPARE(rig->server().requests().last().header("Range"), QByteArray("bytes=20000-"));
        QCOMPARE(rig->job(id)->errorCount, 0);
    }

    void theHoursAreThoseOfTheTimeZone()
    {
        rig->clock().setTimeZone(QTimeZone("Europe/Berlin"));
        policy(u"EnableBandwidthLimits"_s, u"on"_s);
        policy(u"WorkLimitNormal"_s, u"0"_s);
        const JobId id = resumed(a);
        QVERIFY(isHeld(id));
        QCOMPARE(rig->job(id)->nextTry, utc(u"2026-01-01T16:00:00"_s));
        rig->clock().setTimeZone(QTimeZone("Asia/Tokyo")); // 21:00 there
        rig->tick(1);
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void aBlockedPriorityHoldsNoOther()
    {
        policy(u"EnableBandwidthLimits"_s, u"on"_s);
        policy(u"WorkLimitNormal"_s, u"0"_s);
        const JobId held = resumed(a);
        const JobId high = resumed(b, Priority::High);
        QVERIFY(isHeld(held));
        QVERIFY(rig->reaches(high, JobState::Transferred));
        QVERIFY(rig->set(held, u"priority"_s, u"foreground"_s));
        QVERIFY(rig->reaches(held, JobState::Transferred));
    }

    void anotherPolicyLetsItGoOnAtOnce()
    {
        policy(u"EnableBandwidthLimits"_s, u"on"_s);
        policy(u"WorkLimitNormal"_s, u"0"_s);
        const JobId id = resumed(a);
        QVERIFY(isHeld(id));
        policy(u"WorkSchedule"_s, u"thu 11-13"_s);
        QTRY_COMPARE(rig->job(id)->nextTry, utc(u"2026-01-01T13:00:00"_s));
        QVERIFY(isHeld(id));
        policy(u"WorkLimitNormal"_s, u"none"_s);
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void resumeDoesNotOverruleThePolicy()
    {
        policy(u"MaxBandwidth"_s, u"0"_s);
        const JobId id = resumed(a);
        QVERIFY(isHeld(id));
        QVERIFY(!rig->job(id)->nextTry.isValid());
        QVERIFY(rig->resume(id));
        QVERIFY(isHeld(id));
        QVERIFY(rig->server().requests().isEmpty());
        QVERIFY(rig->suspend(id));
        QCOMPARE(rig->state(id), JobState::Suspended);
        policy(u"MaxBandwidth"_s, u"none"_s);
        rig->tick(2);
        QCOMPARE(rig->state(id), JobState::Suspended);
    }

    void foregroundJobsAreBlockedWhenTheLimitHoldsForThemToo()
    {
        policy(u"MaxBandwidth"_s, u"0"_s);
        policy(u"LimitForeground"_s, u"on"_s);
        const JobId id = resumed(a, Priority::Foreground);
        QVERIFY(isHeld(id));
        policy(u"MaxBandwidth"_s, u"100000"_s);
        QVERIFY(begins(id));
        QVERIFY(moves(id, 5, 10'000));
        policy(u"LimitForeground"_s, u"off"_s);
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void aBlockedJobIsHeldOverRestartsUntilTheWindowEnds()
    {
        policy(u"EnableBandwidthLimits"_s, u"on"_s);
        policy(u"WorkLimitNormal"_s, u"0"_s);
        const JobId id = resumed(a);
        QVERIFY(isHeld(id));
        rig->restart();
        QVERIFY(isHeld(id));
        rig->tick(3);
        QVERIFY(isHeld(id));
        QVERIFY(rig->server().requests().isEmpty());
        rig->clock().setNow(utc(u"2026-01-01T18:00:00"_s));
        rig->restart();
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void backgroundJobsGiveWayToOtherTraffic()
    {
        rig->server().setResource(a, honest(10'000'000));
        policy(u"MaxBandwidth"_s, u"1000000"_s);
        const JobId id = resumed(a);
        QVERIFY(begins(id));
        rig->queue().tick();
        QVERIFY(moves(id, 10, 100'000));
        rig->traffic().setOthers(50'000'000);
        rig->queue().tick();
        policy(u"MaxBandwidth"_s, u"none"_s);
        QVERIFY(moves(id, 5, 50'000)); // half of what it took

        const JobId urgent = resumed(b, Priority::Foreground);
        QVERIFY(rig->reaches(urgent, JobState::Transferred));
        QCOMPARE(rig->state(id), JobState::Transferring);

        rig->traffic().setOthers(0);
        rig->tick(8);
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void whatOthersTookBeforeItBeganIsNotGivenWayTo()
    {
        rig->server().setResource(a, honest(10'000'000));
        policy(u"MaxBandwidth"_s, u"1000000"_s);
        rig->traffic().setOthers(50'000'000); // since the look before, long ago
        const JobId id = resumed(a);
        QVERIFY(begins(id));
        rig->queue().tick();
        rig->traffic().setOthers(0);
        policy(u"MaxBandwidth"_s, u"none"_s);
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void givingWayCanBeSwitchedOff()
    {
        policy(u"YieldToOtherTraffic"_s, u"off"_s);
        policy(u"MaxBandwidth"_s, u"100000"_s);
        const JobId id = resumed(a);
        QVERIFY(begins(id));
        rig->traffic().setOthers(50'000'000);
        QVERIFY(moves(id, 5, 10'000));
        rig->queue().tick();
        QVERIFY(moves(id, 5, 10'000));
    }

    void aJobOfAnotherOwnerIsNotTouched()
    {
        policy(u"MaxBandwidth"_s, u"0"_s);
        const JobId id = resumed(a);
        QVERIFY(isHeld(id));
        rig->setOwner(u"bert"_s);
        rig->restart();
        policy(u"MaxBandwidth"_s, u"none"_s);
        rig->tick(2);
        QVERIFY(isHeld(id));
    }
};

QTEST_GUILESS_MAIN(BandwidthTest)
#include "tst_bandwidth.moc"
