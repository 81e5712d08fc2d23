// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/verbs.h"

#include <QtTest>

using namespace tranship;

class TestVerbs final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void suspendStopsWhatWouldGoOnByItself_data();
    void suspendStopsWhatWouldGoOnByItself();
    void resumeQueuesWhatStands_data();
    void resumeQueuesWhatStands();

    void resumeOfAJobWithoutFilesIsEmpty_data() { addStates(); }

    void resumeOfAJobWithoutFilesIsEmpty();
    void resumeOfATransferredJobQueuesOnlyAddedFiles();

    void completeOfADownloadAcknowledgesItInEveryState_data() { addStates(); }

    void completeOfADownloadAcknowledgesItInEveryState();

    void completeOfAnUploadIsLegalOnlyInTransferred_data() { addStates(); }

    void completeOfAnUploadIsLegalOnlyInTransferred();

    void cancelCancelsInEveryState_data() { addStates(); }

    void cancelCancelsInEveryState();

    void changesLeaveTheStateAsItIs_data() { addStates(); }

    void changesLeaveTheStateAsItIs();
    void finalStatesRefuseEveryVerb_data();
    void finalStatesRefuseEveryVerb();

    void everyAnswerIsALegalMove_data() { addStates(); }

    void everyAnswerIsALegalMove();

private:
    static void addStates();
};

static constexpr std::array allVerbs = {Verb::Suspend, Verb::Resume,        Verb::Complete,
                                        Verb::Cancel,  Verb::AddFile,       Verb::RemoveFile,
                                        Verb::Set,     Verb::TakeOwnership, Verb::Keep};
static constexpr std::array allTypes = {JobType::Download, JobType::Upload, JobType::UploadReply};

static constexpr VerbAnswer goesTo(JobState state)
{
    return {ErrorCode::None, state, true};
}

static constexpr VerbAnswer staysIn(JobState state)
{
    return {ErrorCode::None, state, false};
}

void TestVerbs::addStates()
{
    QTest::addColumn<JobState>("state");
    for (const JobState state : allJobStates)
        QTest::newRow(stateName(state).data()) << state;
}

static void addStatesWithNext(std::initializer_list<std::pair<JobState, JobState>> rows)
{
    QTest::addColumn<JobState>("state");
    QTest::addColumn<JobState>("next");
    for (const auto &[state, next] : rows)
        QTest::newRow(stateName(state).data()) << state << next;
}

void TestVerbs::suspendStopsWhatWouldGoOnByItself_data()
{
    using enum JobState;
    addStatesWithNext({{Queued, Suspended},
                       {Connecting, Suspended},
                       {Transferring, Suspended},
                       {Suspended, Suspended},
                       {JobState::Error, JobState::Error},
                       {TransientError, Suspended},
                       {Transferred, Transferred}});
}

void TestVerbs::suspendStopsWhatWouldGoOnByItself()
{
    QFETCH(JobState, state);
    QFETCH(JobState, next);
    for (const JobType type : allTypes) {
        for (const bool hasFiles : {false, true})
            QCOMPARE(answerTo(Verb::Suspend, state, type, hasFiles, hasFiles),
                     next == state ? staysIn(state) : goesTo(next));
    }
}

void TestVerbs::resumeQueuesWhatStands_data()
{
    using enum JobState;
    addStatesWithNext({{Queued, Queued},
                       {Connecting, Connecting},
                       {Transferring, Transferring},
                       {Suspended, Queued},
                       {JobState::Error, Queued},
                       {TransientError, Queued}});
}

void TestVerbs::resumeQueuesWhatStands()
{
    QFETCH(JobState, state);
    QFETCH(JobState, next);
    for (const JobType type : allTypes) {
        for (const bool hasUnfinished : {false, true})
            QCOMPARE(answerTo(Verb::Resume, state, type, true, hasUnfinished),
                     next == state ? staysIn(state) : goesTo(next));
    }
}

void TestVerbs::resumeOfAJobWithoutFilesIsEmpty()
{
    QFETCH(JobState, state);
    for (const JobType type : allTypes) {
        const VerbAnswer answer = answerTo(Verb::Resume, state, type, false, false);
        QCOMPARE(answer.refusal, isFinal(state) ? ErrorCode::InvalidState : ErrorCode::Empty);
        QVERIFY(!answer.isLegal());
        QVERIFY(!answer.changesState);
        QCOMPARE(answer.next, state);
    }
}

void TestVerbs::resumeOfATransferredJobQueuesOnlyAddedFiles()
{
    for (const JobType type : allTypes) {
        QCOMPARE(answerTo(Verb::Resume, JobState::Transferred, type, true, false),
                 staysIn(JobState::Transferred));
        QCOMPARE(answerTo(Verb::Resume, JobState::Transferred, type, true, true),
                 goesTo(JobState::Queued));
    }
}

void TestVerbs::completeOfADownloadAcknowledgesItInEveryState()
{
    QFETCH(JobState, state);
    for (const bool hasFiles : {false, true}) {
        for (const bool hasUnfinished : {false, true}) {
            const VerbAnswer answer =
                answerTo(Verb::Complete, state, JobType::Download, hasFiles, hasUnfinished);
            QCOMPARE(answer.isLegal(), !isFinal(state));
            if (answer.isLegal())
                QCOMPARE(answer, goesTo(JobState::Acknowledged));
        }
    }
}

void TestVerbs::completeOfAnUploadIsLegalOnlyInTransferred()
{
    QFETCH(JobState, state);
    for (const JobType type : {JobType::Upload, JobType::UploadReply}) {
        const VerbAnswer answer = answerTo(Verb::Complete, state, type, true, false);
        if (state == JobState::Transferred)
            QCOMPARE(answer, goesTo(JobState::Acknowledged));
        else
            QCOMPARE(answer, (VerbAnswer{ErrorCode::InvalidState, state, false}));
    }
}

void TestVerbs::cancelCancelsInEveryState()
{
    QFETCH(JobState, state);
    for (const JobType type : allTypes) {
        const VerbAnswer answer = answerTo(Verb::Cancel, state, type, true, true);
        QCOMPARE(answer.isLegal(), !isFinal(state));
        if (answer.isLegal())
            QCOMPARE(answer, goesTo(JobState::Cancelled));
    }
}

void TestVerbs::changesLeaveTheStateAsItIs()
{
    QFETCH(JobState, state);
    for (const Verb verb :
         {Verb::AddFile, Verb::RemoveFile, Verb::Set, Verb::TakeOwnership, Verb::Keep}) {
        for (const JobType type : allTypes) {
            const VerbAnswer answer = answerTo(verb, state, type, true, true);
            QCOMPARE(answer.isLegal(), !isFinal(state));
            QCOMPARE(answer.next, state);
            QVERIFY(!answer.changesState);
        }
    }
}

void TestVerbs::finalStatesRefuseEveryVerb_data()
{
    QTest::addColumn<JobState>("state");
    QTest::newRow("Acknowledged") << JobState::Acknowledged;
    QTest::newRow("Cancelled") << JobState::Cancelled;
}

void TestVerbs::finalStatesRefuseEveryVerb()
{
    QFETCH(JobState, state);
    for (const Verb verb : allVerbs) {
        for (const JobType type : allTypes)
            QCOMPARE(answerTo(verb, state, type, true, true),
                     (VerbAnswer{ErrorCode::InvalidState, state, false}));
    }
}

void TestVerbs::everyAnswerIsALegalMove()
{
    QFETCH(JobState, state);
    for (const Verb verb : allVerbs) {
        for (const JobType type : allTypes) {
            for (const bool hasUnfinished : {false, true}) {
                const VerbAnswer answer = answerTo(verb, state, type, true, hasUnfinished);
                QCOMPARE(answer.changesState, answer.next != state);
                QVERIFY(!answer.changesState || canMove(state, answer.next));
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestVerbs)
#include "tst_verbs.moc"
