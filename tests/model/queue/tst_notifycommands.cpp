// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"

#include <QtTest>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;

/// The notify command line of BITS (bits.md 3.3; G9 of the fault list).
class TestNotifyCommands final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aTransferredJobTellsItsProgramOnce();
    void aJobInErrorTellsItsProgram();
    void aTransientErrorTellsNobody();
    void anyOtherExitCodeRunsItAgainAfterTheRetryDelay();
    void aJobThatIsCompletedMeanwhileIsNotToldAgain();
    void aJobThatGoesOnMeanwhileIsNotToldAgain();
    void whatIsOwedIsToldAfterARestart();
    void whatWasDealtWithIsNotToldAfterARestart();
    void fourRunAtOnceAtMost();
    void takeOwnershipRemovesIt();
    void automaticCompletionTellsOfTheNamesThatAreThere();

private:
    JobId transferred(const NewJob &job);
    NewJob wish(const QString &command = u"/bin/tell {id} {state}"_s);

    std::unique_ptr<QueueRig> rig;
};

void TestNotifyCommands::init()
{
    rig = std::make_unique<QueueRig>();
    Resource resource;
    resource.size = 1000;
    rig->server().setResource(u"/a"_s, resource);
    Resource gone;
    gone.status = 404;
    rig->server().setResource(u"/gone"_s, gone);
}

NewJob TestNotifyCommands::wish(const QString &command)
{
    NewJob job;
    job.name = u"job"_s;
    job.settings = {{u"notify-command"_s, command}, {u"retry-delay"_s, u"60s"_s}};
    return job;
}

JobId TestNotifyCommands::transferred(const NewJob &job)
{
    const JobId id = rig->jobOf({u"/a"_s}, job);
    if (!rig->resume(id) || !rig->reaches(id, JobState::Transferred))
        return {};
    return id;
}

void TestNotifyCommands::aTransferredJobTellsItsProgramOnce()
{
    const JobId id = transferred(wish());
    QTRY_COMPARE(rig->programs().orders.size(), 1);
    const ProgramOrder &order = rig->programs().orders.constFirst();
    QCOMPARE(order.command,
             (QStringList{u"/bin/tell"_s, id.toString(QUuid::WithoutBraces), u"Transferred"_s}));
    QVERIFY(order.environment.contains({u"TRANSHIP_JOB_STATE"_s, u"Transferred"_s}));
    rig->programs().exit(0);
    rig->tick(200);
    QCOMPARE(rig->programs().orders.size(), 1);
    QVERIFY(!rig->job(id)->owesNotice);
}

void TestNotifyCommands::aJobInErrorTellsItsProgram()
{
    const JobId id = rig->jobOf({u"/gone"_s}, wish());
    QVERIFY(rig->resume(id));
    QVERIFY(rig->reaches(id, JobState::Error));
    QTRY_COMPARE(rig->programs().orders.size(), 1);
    const auto &environment = rig->programs().orders.constFirst().environment;
    QVERIFY(environment.contains({u"TRANSHIP_JOB_STATE"_s, u"Error"_s}));
    QVERIFY(environment.contains({u"TRANSHIP_ERROR"_s, u"HttpStatus"_s}));
    QVERIFY(environment.contains({u"TRANSHIP_HTTP_STATUS"_s, u"404"_s}));
}

void TestNotifyCommands::aTransientErrorTellsNobody()
{
    Resource busy;
    busy.status = 503;
    rig->server().setResource(u"/busy"_s, busy);
    const JobId id = rig->jobOf({u"/busy"_s}, wish());
    QVERIFY(rig->resume(id));
    QVERIFY(rig->reaches(id, JobState::TransientError));
    QVERIFY(rig->programs().orders.isEmpty());
}

void TestNotifyCommands::anyOtherExitCodeRunsItAgainAfterTheRetryDelay()
{
    const JobId id = transferred(wish());
    QTRY_COMPARE(rig->programs().orders.size(), 1);
    rig->programs().exit(1);
    rig->tick(59);
    QCOMPARE(rig->programs().orders.size(), 1);
    rig->tick(2);
    QCOMPARE(rig->programs().orders.size(), 2);
    rig->programs().end({ProgramEnd::Kind::TimedOut, 0, {}});
    rig->tick(61);
    QCOMPARE(rig->programs().orders.size(), 3);
    rig->programs().exit(0);
    rig->tick(200);
    QCOMPARE(rig->programs().orders.size(), 3);
    QCOMPARE(rig->state(id), JobState::Transferred);
}

void TestNotifyCommands::aJobThatIsCompletedMeanwhileIsNotToldAgain()
{
    const JobId id = transferred(wish());
    QTRY_COMPARE(rig->programs().orders.size(), 1);
    QVERIFY(rig->complete(id));
    rig->programs().exit(1);
    rig->tick(200);
    QCOMPARE(rig->programs().orders.size(), 1);
}

void TestNotifyCommands::aJobThatGoesOnMeanwhileIsNotToldAgain()
{
    const JobId id = rig->jobOf({u"/gone"_s}, wish());
    QVERIFY(rig->resume(id));
    QVERIFY(rig->reaches(id, JobState::Error));
    QTRY_COMPARE(rig->programs().orders.size(), 1);
    Resource back;
    back.size = 1000;
    rig->server().setResource(u"/gone"_s, back);
    QVERIFY(rig->resume(id));
    QVERIFY(rig->reaches(id, JobState::Transferred));
    // of the new state it is told, of the old one no more
    QTRY_COMPARE(rig->programs().orders.size(), 2);
    rig->programs().exit(1);
    rig->programs().exit(0);
    rig->tick(200);
    QCOMPARE(rig->programs().orders.size(), 2);
}

void TestNotifyCommands::whatIsOwedIsToldAfterARestart()
{
    const JobId id = transferred(wish());
    QTRY_COMPARE(rig->programs().orders.size(), 1);
    rig->restart();
    rig->tick();
    QCOMPARE(rig->programs().orders.size(), 2);
    QCOMPARE(rig->state(id), JobState::Transferred);
}

void TestNotifyCommands::whatWasDealtWithIsNotToldAfterARestart()
{
    (void)transferred(wish());
    QTRY_COMPARE(rig->programs().orders.size(), 1);
    rig->programs().exit(0);
    rig->restartCleanly();
    rig->tick(5);
    QCOMPARE(rig->programs().orders.size(), 1);
}

void TestNotifyCommands::fourRunAtOnceAtMost()
{
    for (int i = 0; i < 6; ++i)
        QVERIFY(!transferred(wish()).isNull());
    QTRY_COMPARE(rig->programs().running.size(), 4);
    rig->tick(5);
    QCOMPARE(rig->programs().running.size(), 4);
    rig->programs().exit(0);
    QTRY_COMPARE(rig->programs().orders.size(), 5);
}

void TestNotifyCommands::takeOwnershipRemovesIt()
{
    const JobId id = rig->jobOf({u"/a"_s}, wish());
    rig->setOwner(u"berta"_s);
    rig->restartCleanly();
    QVERIFY(rig->takeOwnership(id));
    QVERIFY(rig->job(id)->settings.notifyCommand.isEmpty());
}

void TestNotifyCommands::automaticCompletionTellsOfTheNamesThatAreThere()
{
    NewJob job = wish(u"/bin/tell {state} {files}"_s);
    job.settings.insert(u"auto-complete"_s, u"true"_s);
    const JobId id = rig->jobOf({u"/a"_s}, job);
    QVERIFY(rig->resume(id));
    QVERIFY(rig->reaches(id, JobState::Acknowledged));
    QTRY_COMPARE(rig->programs().orders.size(), 1);
    QCOMPARE(rig->programs().orders.constFirst().command,
             (QStringList{u"/bin/tell"_s, u"Acknowledged"_s, rig->folder() + u"/a"_s}));
}

QTEST_GUILESS_MAIN(TestNotifyCommands)
#include "tst_notifycommands.moc"
