// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/jobstate.h"

#include <QtTest>

using namespace tranship;

class TestJobState final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void movesAreThoseOfTheLifeCycle_data();
    void movesAreThoseOfTheLifeCycle();
    void unknownStatesNeverMove();
    void onlyAcknowledgedAndCancelledAreFinal();
    void onlyConnectingAndTransferringHoldASlot();
    void numbersAreThoseOfBits();
    void namesAreReadBack();
};

/// The life cycle said again, rule by rule instead of as a table.
static bool isExpected(JobState from, JobState to)
{
    using enum JobState;
    const bool fromFinal = from == Acknowledged || from == Cancelled;
    const bool fromRunning = from == Connecting || from == Transferring;
    const bool fromFailed = from == JobState::Error || from == TransientError;
    if (fromFinal || from == to)
        return false;
    switch (to) {
    case Acknowledged: // Complete, also early
    case Cancelled:
        return true;
    case Suspended: // Suspend leaves Error and Transferred as they are
        return from == Queued || fromRunning || from == TransientError;
    case Queued: // Resume; slice over; retry; files added to a transferred job
        return fromRunning || fromFailed || from == Suspended || from == Transferred;
    case Connecting: // only the scheduler starts a job
        return from == Queued;
    case Transferring:
        return from == Connecting;
    case TransientError: // failures, and the network lost while waiting
        return from == Queued || fromRunning;
    case JobState::Error: // fatal failures, patience at an end, validation failed
        return fromRunning || from == TransientError || from == Transferred;
    case Transferred:
        return from == Transferring;
    }
    return false;
}

void TestJobState::movesAreThoseOfTheLifeCycle_data()
{
    QTest::addColumn<JobState>("from");
    QTest::addColumn<JobState>("to");
    for (const JobState from : allJobStates) {
        for (const JobState to : allJobStates)
            QTest::addRow("%s to %s", stateName(from).data(), stateName(to).data()) << from << to;
    }
}

void TestJobState::movesAreThoseOfTheLifeCycle()
{
    QFETCH(JobState, from);
    QFETCH(JobState, to);
    QCOMPARE(canMove(from, to), isExpected(from, to));
}

void TestJobState::unknownStatesNeverMove()
{
    for (const int number : {-1, 9, 1000}) {
        const auto unknown = static_cast<JobState>(number);
        QVERIFY(!canMove(unknown, JobState::Queued));
        QVERIFY(!canMove(JobState::Queued, unknown));
        QCOMPARE(stateName(unknown), QLatin1String("Unknown"));
    }
}

void TestJobState::onlyAcknowledgedAndCancelledAreFinal()
{
    for (const JobState state : allJobStates)
        QCOMPARE(isFinal(state), static_cast<int>(state) >= 7);
}

void TestJobState::onlyConnectingAndTransferringHoldASlot()
{
    for (const JobState state : allJobStates)
        QCOMPARE(isRunning(state),
                 state == JobState::Connecting || state == JobState::Transferring);
}

void TestJobState::numbersAreThoseOfBits()
{
    QCOMPARE(allJobStates.size(), 9U);
    for (std::size_t i = 0; i < allJobStates.size(); ++i)
        QCOMPARE(static_cast<std::size_t>(allJobStates[i]), i);
    QCOMPARE(static_cast<int>(JobState::Queued), 0);
    QCOMPARE(static_cast<int>(JobState::Suspended), 3);
    QCOMPARE(static_cast<int>(JobState::TransientError), 5);
    QCOMPARE(static_cast<int>(JobState::Cancelled), 8);
}

void TestJobState::namesAreReadBack()
{
    QSet<QString> names;
    for (const JobState state : allJobStates) {
        const QString name = stateName(state);
        names.insert(name);
        QCOMPARE(stateFromName(name), std::optional(state));
    }
    QCOMPARE(names.size(), 9);
    QCOMPARE(stateName(JobState::TransientError), QLatin1String("TransientError"));
    QVERIFY(!stateFromName(u"queued"));
    QVERIFY(!stateFromName(u"Unknown"));
    QVERIFY(!stateFromName(u""));
}

QTEST_GUILESS_MAIN(TestJobState)
#include "tst_jobstate.moc"
