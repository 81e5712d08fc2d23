// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/limits.h"

#include <QtTest>

#include <limits>

using namespace tranship;

class TestLimits final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newJobsFitUpToTheLimit_data();
    void newJobsFitUpToTheLimit();
    void newFilesFitUpToTheLimit_data();
    void newFilesFitUpToTheLimit();
    void anUploadReplyHasOneFile_data();
    void anUploadReplyHasOneFile();
    void theDetailNamesLimitAndUsage();
    void rangesAreCheckedInAnyOrder_data();
    void rangesAreCheckedInAnyOrder();
};

void TestLimits::newJobsFitUpToTheLimit_data()
{
    QTest::addColumn<int>("ofOwner");
    QTest::addColumn<int>("ofAll");
    QTest::addColumn<ErrorCode>("refusal");
    QTest::newRow("none yet") << 0 << 0 << ErrorCode::None;
    QTest::newRow("the owner's last") << 59 << 59 << ErrorCode::None;
    QTest::newRow("one too many of the owner") << 60 << 60 << ErrorCode::TooManyJobsPerUser;
    QTest::newRow("far too many") << 1'000 << 2'000 << ErrorCode::TooManyJobsPerUser;
    QTest::newRow("the machine's last") << 0 << 299 << ErrorCode::None;
    QTest::newRow("one too many of all") << 0 << 300 << ErrorCode::TooManyJobsPerMachine;
    QTest::newRow("both full") << 60 << 300 << ErrorCode::TooManyJobsPerUser;
}

void TestLimits::newJobsFitUpToTheLimit()
{
    QFETCH(int, ofOwner);
    QFETCH(int, ofAll);
    const Done done = checkNewJob(JobCounts{ofOwner, ofAll}, Policy{});
    QTEST(done ? ErrorCode::None : done.error().code, "refusal");
}

void TestLimits::newFilesFitUpToTheLimit_data()
{
    QTest::addColumn<int>("existing");
    QTest::addColumn<int>("added");
    QTest::addColumn<bool>("fits");
    QTest::newRow("one") << 0 << 1 << true;
    QTest::newRow("up to the limit") << 150 << 50 << true;
    QTest::newRow("one over it") << 150 << 51 << false;
    QTest::newRow("none to a full job") << 200 << 0 << true;
    QTest::newRow("one to a full job") << 200 << 1 << false;
    QTest::newRow("a sum beyond int") << 200 << std::numeric_limits<int>::max() << false;
}

void TestLimits::newFilesFitUpToTheLimit()
{
    QFETCH(int, existing);
    QFETCH(int, added);
    QFETCH(bool, fits);
    const Done done = checkNewFiles(JobType::Download, existing, added, Policy{});
    QCOMPARE(done.has_value(), fits);
    if (!done)
        QCOMPARE(done.error().code, ErrorCode::TooManyFilesInJob);
}

void TestLimits::anUploadReplyHasOneFile_data()
{
    QTest::addColumn<int>("existing");
    QTest::addColumn<int>("added");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("the first") << 0 << 1 << ErrorCode::None;
    QTest::newRow("two at once") << 0 << 2 << ErrorCode::TooManyFiles;
    QTest::newRow("a second") << 1 << 1 << ErrorCode::TooManyFiles;
    QTest::newRow("none beside it") << 1 << 0 << ErrorCode::None;
}

void TestLimits::anUploadReplyHasOneFile()
{
    QFETCH(int, existing);
    QFETCH(int, added);
    const Done done = checkNewFiles(JobType::UploadReply, existing, added, Policy{});
    QTEST(done ? ErrorCode::None : done.error().code, "code");
    QVERIFY(checkNewFiles(JobType::Upload, existing, added, Policy{}));
}

void TestLimits::theDetailNamesLimitAndUsage()
{
    Policy policy;
    policy.maxJobsPerUser = 7;
    policy.maxJobsPerMachine = 11;
    policy.maxFilesPerJob = 13;
    const auto mentions = [](const Done &done, const char *key, int limit, int usage) {
        const QString detail = done ? QString() : done.error().detail;
        return detail.contains(QLatin1String(key)) && detail.contains(QString::number(limit))
            && detail.contains(QString::number(usage));
    };
    QVERIFY(mentions(checkNewJob({8, 8}, policy), "MaxJobsPerUser", 7, 8));
    QVERIFY(mentions(checkNewJob({0, 12}, policy), "MaxJobsPerMachine", 11, 12));
    QVERIFY(mentions(checkNewFiles(JobType::Upload, 5, 9, policy), "MaxFilesPerJob", 13, 5));
    QCOMPARE(checkNewJob({8, 8}, policy).error().context, ErrorContext::QueueManager);
}

void TestLimits::rangesAreCheckedInAnyOrder_data()
{
    QTest::addColumn<QList<ByteRange>>("ranges");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("detail");
    constexpr qint64 end = std::numeric_limits<qint64>::max();
    const auto row = [](const char *name, const QList<ByteRange> &ranges, ErrorCode code,
                        const QString &detail) { QTest::newRow(name) << ranges << code << detail; };
    row("none", {}, ErrorCode::None, {});
    row("any order", {{100, 200}, {900, 1000}, {400, 500}}, ErrorCode::None, {});
    row("touching", {{100, 200}, {200, 300}}, ErrorCode::None, {});
    row("an open end that is not last", {{400, end}, {0, 10}}, ErrorCode::None, {});
    row("overlapping", {{0, 10}, {100, 200}, {9, 20}}, ErrorCode::InvalidRange,
        QStringLiteral("overlapping: 9-19"));
    row("one inside another", {{0, 100}, {10, 20}}, ErrorCode::InvalidRange,
        QStringLiteral("overlapping: 10-19"));
    row("the same twice", {{0, 10}, {0, 10}}, ErrorCode::InvalidRange,
        QStringLiteral("overlapping: 0-9"));
    row("behind an open end", {{400, end}, {500, 600}}, ErrorCode::InvalidRange,
        QStringLiteral("overlapping: 500-599"));
    row("empty", {{5, 5}}, ErrorCode::InvalidRange, QStringLiteral("empty: 5-4"));
    row("negative", {{-1, 5}}, ErrorCode::InvalidRange, QStringLiteral("empty: -1-4"));
    row("too many", {{0, 1}, {2, 3}, {4, 5}, {6, 7}}, ErrorCode::TooManyRangesInFile,
        QStringLiteral("MaxRangesPerFile"));
}

void TestLimits::rangesAreCheckedInAnyOrder()
{
    QFETCH(QList<ByteRange>, ranges);
    QFETCH(QString, detail);
    Policy policy;
    policy.maxRangesPerFile = 3;
    const Done checked = checkRanges(ranges, policy);
    QTEST(checked ? ErrorCode::None : checked.error().code, "code");
    if (!checked)
        QVERIFY2(checked.error().detail.contains(detail), qPrintable(checked.error().detail));
}

QTEST_GUILESS_MAIN(TestLimits)
#include "tst_limits.moc"
