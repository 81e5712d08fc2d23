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
const QString b = QStringLiteral("/b.bin");
const NetworkState online{Reachability::Online, false};
const NetworkState metered{Reachability::Online, true};
const NetworkState offline{Reachability::Disconnected, false};

NewJob sparing()
{
    NewJob job{.name = QStringLiteral("sparing")};
    job.settings = {{QStringLiteral("cost-policy"), QStringLiteral("not-metered")}};
    return job;
}

} // namespace

/// What becomes of jobs when the network goes, returns or costs, and when the machine sleeps (J4
/// to J6 of the fault list; bits.md 1.3).
class NetworkTest : public QObject {
    Q_OBJECT

private:
    QueueRig *rig = nullptr;

    /// Of a job with a.bin, which has stopped half-way.
    JobId halfWay(const NewJob &wish = {.name = QStringLiteral("job")})
    {
        rig->server().setResource(a, stalling(50'000, 20'000));
        const JobId id = rig->resumedFar({a}, wish);
        const bool moves = QTest::qWaitFor(
            [&] { return rig->job(id)->files[0].bytesTransferred == 20'000; }, 10'000);
        Q_ASSERT(moves);
        return id;
    }

    ErrorCode errorOf(const JobId &id) { return rig->job(id)->error.code; }

private Q_SLOTS:

    void init() { rig = new QueueRig; }

    void cleanup()
    {
        delete rig;
        rig = nullptr;
    }

    void aJobThatLosesTheNetworkWaitsAndGoesOnFromItsBytes()
    {
        rig->setNetwork(online);
        const JobId id = halfWay();
        rig->setNetwork(offline);
        QCOMPARE(rig->state(id), JobState::TransientError);
        QCOMPARE(errorOf(id), ErrorCode::NetworkDisconnected);
        QVERIFY(rig->job(id)->nextTry.isNull());
        QCOMPARE(rig->job(id)->errorCount, 0);
        rig->tick(30);
        QCOMPARE(rig->state(id), JobState::TransientError);
        QCOMPARE(rig->server().requests().size(), 1);

        rig->server().release(a);
        rig->setNetwork(online);
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(rig->server().requests().last().header("Range"), QByteArray("bytes=20000-"));
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->content(QStringLiteral("a.bin")), bodyAt(1, 0, 50'000));
    }

    void aQueuedJobWaitsWithoutARequest()
    {
        rig->server().setResource(a, honest(1000));
        rig->setNetwork(offline);
        const JobId id = rig->resumedFar({a});
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QCOMPARE(errorOf(id), ErrorCode::NetworkDisconnected);
        QCOMPARE(rig->server().requests().size(), 0);
        rig->setNetwork(online);
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void theMachineItselfIsNeverOffline()
    {
        rig->server().setResource(a, honest(1000));
        rig->setNetwork(offline);
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void aJobThatMovesFromTheMachineItselfStaysWhenTheNetworkGoes()
    {
        rig->server().setResource(a, stalling(50'000, 20'000));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferring));
        rig->setNetwork(offline);
        QCOMPARE(rig->state(id), JobState::Transferring);
    }

    void aTimeoutOfZeroDoesNotMakeTheLossOfTheNetworkFatal()
    {
        NewJob wish{.name = QStringLiteral("job")};
        wish.settings = {{QStringLiteral("no-progress-timeout"), QStringLiteral("0")}};
        const JobId id = halfWay(wish);
        rig->setNetwork(offline);
        QCOMPARE(rig->state(id), JobState::TransientError);
    }

    void timeWithoutANetworkIsNoTimeWithoutProgress()
    {
        NewJob wish{.name = QStringLiteral("job")};
        wish.settings = {{QStringLiteral("retry-delay"), QStringLiteral("5s")},
                         {QStringLiteral("no-progress-timeout"), QStringLiteral("60s")}};
        rig->server().setResource(a, refusing(503));
        const JobId id = rig->resumedFar({a}, wish);
        QVERIFY(rig->reaches(id, JobState::TransientError));
        rig->setNetwork(offline);
        rig->tick(6);
        QTRY_COMPARE(errorOf(id), ErrorCode::NetworkDisconnected);
        rig->clock().advance(10min);
        rig->setNetwork(online);
        QTRY_COMPARE(errorOf(id), ErrorCode::HttpStatus);
        QCOMPARE(rig->state(id), JobState::TransientError);
    }

    void theNetworkThatIsBackEndsEveryWaitForAConnection()
    {
        rig->server().setResource(a, refusing(500, 1));
        const JobId id = rig->resumedFar({a});
        QVERIFY(rig->reaches(id, JobState::TransientError));
        rig->setNetwork(offline);
        QCOMPARE(errorOf(id), ErrorCode::HttpStatus);
        rig->setNetwork(online);
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void theNetworkThatIsBackDoesNotOverruleAServer()
    {
        Resource busy = refusing(503, 1);
        busy.statusHeaders = {{"Retry-After", "40"}};
        rig->server().setResource(a, busy);
        const JobId id = rig->resumedFar({a});
        QVERIFY(rig->reaches(id, JobState::TransientError));
        rig->setNetwork(offline);
        rig->setNetwork(online);
        rig->tick(1);
        QCOMPARE(rig->state(id), JobState::TransientError);
        QCOMPARE(rig->server().requests().size(), 1);
    }

    void whatTheSystemSaysIsTriedNowAndThenAndRefutedByTheFirstByte()
    {
        rig->server().setResource(a, honest(1000));
        rig->server().setResource(b, honest(1000));
        rig->setNetwork(offline);
        const JobId first = rig->resumedFar({a});
        QVERIFY(rig->reaches(first, JobState::TransientError));
        rig->tick(20);
        const JobId second = rig->resumedFar({b});
        QVERIFY(rig->reaches(second, JobState::TransientError));
        QCOMPARE(rig->server().requests().size(), 0);
        rig->tick(21);
        QVERIFY(rig->reaches(first, JobState::Transferred));
        QVERIFY2(rig->reaches(second, JobState::Transferred), "the first byte proved it");
    }

    void resumeTriesAlsoWithoutANetwork()
    {
        rig->server().setResource(a, honest(1000));
        rig->setNetwork(offline);
        const JobId id = rig->resumedFar({a});
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void aFailureWithoutANetworkIsTheNetworks()
    {
        Resource closing = honest(1000);
        closing.cutAt = 0;
        rig->server().setResource(a, closing);
        rig->setNetwork(offline);
        const JobId id = rig->resumedFar({a});
        QVERIFY(rig->reaches(id, JobState::TransientError));
        const qsizetype before = rig->server().requests().size();
        QVERIFY(rig->resume(id));
        QTRY_VERIFY(rig->server().requests().size() > before);
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QCOMPARE(rig->job(id)->errorCount, 0);
    }

    void aJobThatAvoidsCostsWaitsOnAMeteredNetworkAlone()
    {
        rig->setNetwork(online);
        const JobId dear = halfWay(sparing());
        rig->server().setResource(b, honest(1000));
        rig->setNetwork(metered);
        QCOMPARE(rig->state(dear), JobState::TransientError);
        QCOMPARE(errorOf(dear), ErrorCode::BlockedByCostPolicy);
        QVERIFY(rig->job(dear)->nextTry.isNull());
        const JobId other = rig->resumedFar({b});
        QVERIFY(rig->reaches(other, JobState::Transferred));
        rig->tick(700);
        QCOMPARE(rig->state(dear), JobState::TransientError);

        QVERIFY(rig->resume(dear));
        QTRY_COMPARE(rig->state(dear), JobState::TransientError);
        QCOMPARE(rig->server().requests().size(), 2); // not even a person's Resume costs money

        rig->server().release(a);
        rig->setNetwork(online);
        QVERIFY(rig->reaches(dear, JobState::Transferred));
    }

    void anotherCostPolicyLetsAWaitingJobGo()
    {
        rig->server().setResource(a, honest(1000));
        rig->setNetwork(metered);
        const JobId id = rig->resumedFar({a}, sparing());
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QVERIFY(rig->set(id, QStringLiteral("cost-policy"), QStringLiteral("always")));
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void aStricterCostPolicyStopsARunningJob()
    {
        rig->setNetwork(metered);
        const JobId id = halfWay();
        QVERIFY(rig->set(id, QStringLiteral("cost-policy"), QStringLiteral("not-metered")));
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QCOMPARE(errorOf(id), ErrorCode::BlockedByCostPolicy);
    }

    void aRestartKeepsAJobThatAvoidsCostsWaiting()
    {
        rig->server().setResource(a, honest(1000));
        rig->setNetwork(metered);
        const JobId id = rig->resumedFar({a}, sparing());
        QVERIFY(rig->reaches(id, JobState::TransientError));
        rig->restartCleanly();
        rig->setNetwork(metered);
        rig->tick(5);
        QCOMPARE(rig->state(id), JobState::TransientError);
        QCOMPARE(rig->server().requests().size(), 0);
    }

    void afterASleepAConnectionThatMovesIsKept()
    {
        const JobId id = halfWay();
        rig->tick();
        rig->clock().sleep(8h);
        rig->tick();
        QCOMPARE(rig->state(id), JobState::Transferring);
        rig->server().release(a);
        QVERIFY(rig->reaches(id, JobState::Transferred));
        rig->tick(6);
        QCOMPARE(rig->server().requests().size(), 1);
    }

    void afterASleepADeadConnectionIsGivenUpForAFreshOne()
    {
        const JobId id = halfWay();
        rig->tick();
        rig->clock().sleep(8h);
        rig->tick(7);
        QTRY_COMPARE(rig->server().requests().size(), 2);
        QCOMPARE(rig->server().requests().last().header("Range"), QByteArray("bytes=20000-"));
        rig->server().release(a);
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void afterASleepWaitingJobsTryAtOnce()
    {
        rig->server().setResource(a, refusing(503, 1));
        const JobId id = rig->resumedFar({a});
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QVERIFY(rig->clock().now().secsTo(rig->job(id)->nextTry) > 2);
        rig->clock().sleep(2s);
        rig->tick();
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void aSleepIsNoTimeInTransfer()
    {
        NewJob wish{.name = QStringLiteral("job")};
        wish.settings = {{QStringLiteral("max-download-time"), QStringLiteral("1h")}};
        const JobId id = halfWay(wish);
        rig->tick();
        rig->clock().sleep(8h);
        rig->tick();
        QVERIFY(isRunning(rig->state(id)));
        QVERIFY(rig->job(id)->activeTime < 1min);
    }
};

QTEST_GUILESS_MAIN(NetworkTest)
#include "tst_network.moc"
