// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"

#include <QFileInfo>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

/// Job limits and the other policies, through the queue.
class LimitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void oneJobTooManyOfAUserAnswersTooManyJobsPerUser()
    {
        QueueRig rig;
        QVERIFY(rig.setPolicy(QStringLiteral("MaxJobsPerUser"), QStringLiteral("2")));
        const Result<JobId> first = rig.create();
        QVERIFY(first);
        QVERIFY(rig.create());
        const Result<JobId> third = rig.create();
        QCOMPARE(third.error().code, ErrorCode::TooManyJobsPerUser);
        QVERIFY(rig.cancel(*first));
        QVERIFY(rig.create());
    }

    void oneJobTooManyOfAllAnswersTooManyJobsPerMachine()
    {
        QueueRig rig;
        QVERIFY(rig.create());
        rig.setOwner(QStringLiteral("boris"));
        rig.restart();
        QVERIFY(rig.setPolicy(QStringLiteral("MaxJobsPerMachine"), QStringLiteral("2")));
        QVERIFY(rig.create());
        QCOMPARE(rig.create().error().code, ErrorCode::TooManyJobsPerMachine);
    }

    void oneFileTooManyAnswersTooManyFilesInJobAndAddsNone()
    {
        QueueRig rig;
        QVERIFY(rig.setPolicy(QStringLiteral("MaxFilesPerJob"), QStringLiteral("3")));
        const JobId id = *rig.create();
        const NewFile file{QStringLiteral("http://127.0.0.1/a"), rig.folder(), {}};
        QVERIFY(rig.add(id, {file, file}));
        QCOMPARE(rig.add(id, {file, file}).error().code, ErrorCode::TooManyFilesInJob);
        QCOMPARE(rig.job(id)->files.size(), 2);
        QVERIFY(rig.add(id, {file}));
    }

    void rangesOfAFileHaveRules_data()
    {
        QTest::addColumn<QByteArray>("ranges");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("any order") << QByteArray("100-199,900-999,400-499") << ErrorCode::None;
        QTest::newRow("touching") << QByteArray("100-199,200-299") << ErrorCode::None;
        QTest::newRow("to the end, not last") << QByteArray("400-,0-99") << ErrorCode::None;
        QTest::newRow("overlapping") << QByteArray("100-199,150-") << ErrorCode::InvalidRange;
        QTest::newRow("two to the end") << QByteArray("400-,500-") << ErrorCode::InvalidRange;
        QTest::newRow("too many") << QByteArray("0-1,2-3,4-5,6-7")
                                  << ErrorCode::TooManyRangesInFile;
    }

    void rangesOfAFileHaveRules()
    {
        QFETCH(QByteArray, ranges);
        QueueRig rig;
        QVERIFY(rig.setPolicy(QStringLiteral("MaxRangesPerFile"), QStringLiteral("3")));
        const JobId id = *rig.create();
        NewFile file{QStringLiteral("http://127.0.0.1/a"), rig.folder()};
        file.ranges = *rangeListFromText(ranges);
        const Done added = rig.add(id, {file});
        QTEST(added ? ErrorCode::None : added.error().code, "code");
        QCOMPARE(rig.job(id)->files.size(), added ? 1 : 0);
    }

    void mirrorsAndPiecesAreChecked()
    {
        QueueRig rig;
        const JobId id = *rig.create();
        const NewFile plain{QStringLiteral("http://127.0.0.1/a"), rig.folder()};
        NewFile file = plain;
        file.mirrors = {plain.url, QStringLiteral("http://m/a"), QStringLiteral("http://m/a")};
        file.pieces = {Checksum::Algorithm::Md5, 100, {QByteArray(16, 'd')}};
        QVERIFY(rig.add(id, {file}));
        QCOMPARE(rig.job(id)->files.first().mirrors,
                 QList<QUrl>{QUrl(QStringLiteral("http://m/a"))});
        QCOMPARE(rig.job(id)->files.first().pieces, file.pieces);
        file.pieces.digests.append(QByteArray(15, 'd'));
        QCOMPARE(rig.add(id, {file}).error().code, ErrorCode::InvalidArgument);
        file = plain;
        file.mirrors = QStringList(mostMirrors + 1, QStringLiteral("http://m/a"));
        QCOMPARE(rig.add(id, {file}).error().code, ErrorCode::InvalidArgument);
        file.mirrors = {QStringLiteral("file:///etc/passwd")};
        QCOMPARE(rig.add(id, {file}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(rig.job(id)->files.size(), 1);
    }

    void foldersOfANameAreMadeBelowTheChosenOne()
    {
        QueueRig rig;
        const JobId id = *rig.create();
        NewFile file{QStringLiteral("http://127.0.0.1/x"), rig.folder()};
        file.name = QStringLiteral("a/b/c.iso");
        QVERIFY(rig.add(id, {file}));
        const File added = rig.job(id)->files.first();
        QCOMPARE(added.path, rig.folder() + QStringLiteral("/a/b/c.iso"));
        QVERIFY(added.nameIsFixed);
        QVERIFY(QFileInfo(rig.folder() + QStringLiteral("/a/b")).isDir());
    }

    void aRefusedNameMakesNoFolders()
    {
        QueueRig rig;
        const JobId id = *rig.create();
        NewFile file{QStringLiteral("http://127.0.0.1/x"), rig.folder()};
        file.name = QStringLiteral("a/c.iso");
        NewFile evil = file;
        evil.name = QStringLiteral("../c.iso");
        QCOMPARE(rig.add(id, {file, evil}).error().code, ErrorCode::InvalidArgument);
        evil.name = QStringLiteral("b/c.iso");
        evil.path = rig.folder() + QStringLiteral("/none/");
        QCOMPARE(rig.add(id, {file, evil}).error().code, ErrorCode::FolderMissing);
        QCOMPARE(rig.files(), QStringList());
        QVERIFY(rig.job(id)->files.isEmpty());
    }

    void limitsSurviveAKill()
    {
        QueueRig rig;
        QVERIFY(rig.setPolicy(QStringLiteral("MaxJobsPerUser"), QStringLiteral("1")));
        rig.restart();
        QVERIFY(rig.create());
        rig.restart();
        QCOMPARE(rig.create().error().code, ErrorCode::TooManyJobsPerUser);
    }

    void whatTheAdministratorFixedIsRefused()
    {
        QueueRig rig;
        rig.setAdministrator({{QStringLiteral("MaxJobsPerUser"), QStringLiteral("1")}});
        rig.restart();
        QCOMPARE(rig.setPolicy(QStringLiteral("MaxJobsPerUser"), QStringLiteral("9")).error().code,
                 ErrorCode::AccessDenied);
        QVERIFY(rig.create());
        QCOMPARE(rig.create().error().code, ErrorCode::TooManyJobsPerUser);
        const PolicyEntry *entry = policyEntry(u"MaxJobsPerUser");
        QCOMPARE(rig.queue().policyReport().effective.sourceOf(*entry),
                 PolicySource::Administrator);
    }

    void theReportTellsHowMuchIsUsed()
    {
        QueueRig rig;
        const JobId id = *rig.create();
        QVERIFY(rig.create());
        const NewFile file{QStringLiteral("http://127.0.0.1/a"), rig.folder(), {}};
        QVERIFY(rig.add(id, {file, file}));
        const PolicyReport report = rig.queue().policyReport();
        QCOMPARE(report.counts, (JobCounts{2, 2}));
        QCOMPARE(report.mostFilesInJob, 2);
    }

    void aNewJobTakesTheDefaultsOfThePolicy()
    {
        QueueRig rig;
        QVERIFY(rig.setPolicy(QStringLiteral("MinimumRetryDelay"), QStringLiteral("30s")));
        QVERIFY(rig.setPolicy(QStringLiteral("AutoComplete"), QStringLiteral("true")));
        const JobId id = *rig.create();
        QCOMPARE(rig.job(id)->settings.retryDelay, std::chrono::seconds(30));
        QVERIFY(rig.job(id)->settings.autoComplete);
    }

    void anEmptyValueGoesBackToTheDefault()
    {
        QueueRig rig;
        QVERIFY(rig.setPolicy(QStringLiteral("MaxJobsPerUser"), QStringLiteral("7")));
        QVERIFY(rig.setPolicy(QStringLiteral("MaxJobsPerUser"), {}));
        QCOMPARE(rig.queue().policyReport().effective.policy.maxJobsPerUser, 60);
    }

    void badValuesAreRefusedByName_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("no number") << QStringLiteral("MaxJobsPerUser") << QStringLiteral("many")
                                   << ErrorCode::InvalidArgument;
        QTest::newRow("too small") << QStringLiteral("MaxJobsPerUser") << QStringLiteral("0")
                                   << ErrorCode::InvalidArgument;
        QTest::newRow("no such key")
            << QStringLiteral("MaxJobs") << QStringLiteral("3") << ErrorCode::UnknownKey;
    }

    void badValuesAreRefusedByName()
    {
        QFETCH(QString, key);
        QFETCH(QString, text);
        QFETCH(ErrorCode, code);
        QueueRig rig;
        QCOMPARE(rig.setPolicy(key, text).error().code, code);
    }

    void aJobNeedsANameOfLegalLength()
    {
        QueueRig rig;
        QCOMPARE(rig.create({.name = QStringLiteral("  ")}).error().code,
                 ErrorCode::InvalidArgument);
        QCOMPARE(rig.create({.name = QString(257, QLatin1Char('n'))}).error().code,
                 ErrorCode::StringTooLong);
        QVERIFY(rig.create({.name = QString(256, QLatin1Char('n'))}));
    }
};

QTEST_GUILESS_MAIN(LimitsTest)
#include "tst_limits.moc"
