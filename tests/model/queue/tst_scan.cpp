// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"

#include <QtTest>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;

/// The scan command before Complete.
class TestScan final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void completeWaitsForTheCommandAndGoesOnWith0();
    void anyOtherExitCodeKeepsTheJobAndSaysWhy();
    void aCommandThatCannotLookKeepsTheJobToo_data();
    void aCommandThatCannotLookKeepsTheJobToo();
    void noVerbInterferesMeanwhile();
    void aKillDuringTheScanPublishesNothingUnseen();
    void itIsSkippedOnlyWhereThePolicyLets();
    void withoutFilesThereIsNothingToLookAt();

private:
    JobId transferred();
    /// Complete begins; its answer when it comes.
    std::shared_ptr<std::optional<Result<CompleteReport>>> begin(const JobId &id);

    std::unique_ptr<QueueRig> rig;
};

void TestScan::init()
{
    rig = std::make_unique<QueueRig>();
    Resource resource;
    resource.size = 1000;
    rig->server().setResource(u"/a"_s, resource);
    QVERIFY(rig->setPolicy(u"ScanCommand"_s, u"/bin/scan --quiet"_s));
}

JobId TestScan::transferred()
{
    const JobId id = rig->jobOf({u"/a"_s});
    return rig->resume(id) && rig->reaches(id, JobState::Transferred) ? id : JobId();
}

std::shared_ptr<std::optional<Result<CompleteReport>>> TestScan::begin(const JobId &id)
{
    auto result = std::make_shared<std::optional<Result<CompleteReport>>>();
    rig->queue().complete(id, [result](const Result<CompleteReport> &answer) { *result = answer; });
    return result;
}

void TestScan::completeWaitsForTheCommandAndGoesOnWith0()
{
    const JobId id = transferred();
    const auto result = begin(id);
    QTRY_COMPARE(rig->programs().running.size(), 1);
    // it sees the bytes before they have their name
    const QStringList command = rig->programs().orders.constFirst().command;
    QCOMPARE(command.first(2), (QStringList{u"/bin/scan"_s, u"--quiet"_s}));
    QCOMPARE(command.size(), 3);
    QFile part(command.at(2));
    QVERIFY(part.open(QIODevice::ReadOnly));
    QCOMPARE(part.readAll(), bodyAt(1, 0, 1000));
    QVERIFY(!rig->files().contains(u"a"_s));
    rig->programs().exit(0);
    QTRY_VERIFY(result->has_value());
    QVERIFY(**result);
    QVERIFY(rig->files().contains(u"a"_s));
}

void TestScan::anyOtherExitCodeKeepsTheJobAndSaysWhy()
{
    const JobId id = transferred();
    const auto result = begin(id);
    QTRY_COMPARE(rig->programs().running.size(), 1);
    rig->programs().end({ProgramEnd::Kind::Exited, 1, u"Eicar FOUND"_s});
    QTRY_VERIFY(result->has_value());
    QCOMPARE((*result)->error().code, ErrorCode::ScanRefused);
    QVERIFY((*result)->error().detail.contains(u"Eicar FOUND"_s));
    QCOMPARE(rig->state(id), JobState::Transferred);
    QCOMPARE(rig->job(id)->error.code, ErrorCode::ScanRefused);
    QVERIFY(!rig->files().contains(u"a"_s));
    // and can be repeated
    const auto again = begin(id);
    QTRY_COMPARE(rig->programs().running.size(), 1);
    rig->programs().exit(0);
    QTRY_VERIFY(again->has_value());
    QVERIFY(**again);
}

void TestScan::aCommandThatCannotLookKeepsTheJobToo_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("not started") << int(ProgramEnd::Kind::NotStarted);
    QTest::newRow("crashed") << int(ProgramEnd::Kind::Crashed);
    QTest::newRow("too long") << int(ProgramEnd::Kind::TimedOut);
}

void TestScan::aCommandThatCannotLookKeepsTheJobToo()
{
    QFETCH(int, kind);
    const JobId id = transferred();
    const auto result = begin(id);
    QTRY_COMPARE(rig->programs().running.size(), 1);
    rig->programs().end({static_cast<ProgramEnd::Kind>(kind), 0, {}});
    QTRY_VERIFY(result->has_value());
    QCOMPARE((*result)->error().code, ErrorCode::ScanFailed);
    QCOMPARE(rig->state(id), JobState::Transferred);
    QVERIFY(!rig->files().contains(u"a"_s));
}

void TestScan::noVerbInterferesMeanwhile()
{
    const JobId id = transferred();
    const auto result = begin(id);
    QTRY_COMPARE(rig->programs().running.size(), 1);
    QCOMPARE(rig->cancel(id).error().code, ErrorCode::InvalidState);
    QCOMPARE(rig->complete(id).error().code, ErrorCode::InvalidState);
    rig->programs().exit(0);
    QTRY_VERIFY(result->has_value());
    QVERIFY(**result);
}

void TestScan::aKillDuringTheScanPublishesNothingUnseen()
{
    const JobId id = transferred();
    (void)begin(id);
    QTRY_COMPARE(rig->programs().running.size(), 1);
    rig->restart();
    // looked at anew, and still without a name
    QTRY_COMPARE(rig->programs().orders.size(), 2);
    QVERIFY(!rig->files().contains(u"a"_s));
    rig->programs().running.removeFirst();
    rig->programs().exit(1);
    QTRY_COMPARE(rig->job(id)->error.code, ErrorCode::ScanRefused);
    QCOMPARE(rig->state(id), JobState::Transferred);
}

void TestScan::itIsSkippedOnlyWhereThePolicyLets()
{
    const JobId id = transferred();
    QCOMPARE(rig->set(id, u"scan"_s, u"off"_s).error().code, ErrorCode::BlockedByPolicy);
    QCOMPARE(rig->create({.name = u"b"_s, .settings = {{u"scan"_s, u"off"_s}}}).error().code,
             ErrorCode::BlockedByPolicy);
    QVERIFY(rig->setPolicy(u"AllowUnscannedComplete"_s, u"true"_s));
    QVERIFY(rig->set(id, u"scan"_s, u"off"_s));
    QVERIFY(rig->complete(id));
    QVERIFY(rig->programs().orders.isEmpty());
    QVERIFY(rig->files().contains(u"a"_s));
}

void TestScan::withoutFilesThereIsNothingToLookAt()
{
    const JobId id = rig->jobOf({u"/a"_s});
    QVERIFY(rig->complete(id));
    QVERIFY(rig->programs().orders.isEmpty());
}

QTEST_GUILESS_MAIN(TestScan)
#include "tst_scan.moc"
