// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/jobmodel.h"
#include "tests/model/jobmodel/shadowtree.h"
#include "tests/support/fakeengine.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace tranship;
using tranship::test::ShadowTree;

namespace {

JobSnapshot jobWithFiles(const QString &name, int files)
{
    JobSnapshot job = FakeEngine::makeJob(name);
    for (int i = 0; i < files; ++i)
        job.job.files.append(FakeEngine::makeFile(QStringLiteral("http://example.org/%1").arg(i),
                                                  QStringLiteral("/downloads/%1.bin").arg(i), 1000,
                                                  0));
    return job;
}

/// first row, last row, first column, last column
using Rectangle = std::array<int, 4>;

QList<Rectangle> rectangles(const QSignalSpy &spy)
{
    QList<Rectangle> result;
    for (const QList<QVariant> &call : spy) {
        const auto topLeft = call.at(0).toModelIndex();
        const auto bottomRight = call.at(1).toModelIndex();
        result.append({topLeft.row(), bottomRight.row(), topLeft.column(), bottomRight.column()});
    }
    return result;
}

} // namespace

class TestJobModel final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void restoredJobsAreAsIfTheyHadBeenTold();
    void newJobsOfABatchComeInOneInsertion();
    void theLastWordAboutAJobInABatchCounts();
    void anUnchangedJobSaysNothing();
    void onlyChangedColumnsAreNamed();
    void neighboursWithTheSameChangeAreNamedTogether();
    void aReasonAloneChangesNameAndState();
    void whatNoColumnShowsCountsAsState();
    void aChangedFileNamesItsOwnRow();
    void filesThatComeAndGoMoveOnlyTheirOwnRows_data();
    void filesThatComeAndGoMoveOnlyTheirOwnRows();
    void scatteredRemovalsGoInRuns();
    void anUnknownJobIsNotRemoved();
    void valuesAreRaw();
    void aFileShowsItsOwnValues();
    void aReplyComesTheOtherWay();
    void timeLeftIsUnknownWithoutSizeOrSpeed();
    void cellsOfAnotherModelGiveNothing();
    void rolesHaveNames();

private:
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<JobModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<ShadowTree> m_shadow;
};

void TestJobModel::init()
{
    m_shadow.reset();
    m_tester.reset();
    m_model.reset();
    m_engine = std::make_unique<FakeEngine>();
    m_model = std::make_unique<JobModel>(*m_engine);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_shadow = std::make_unique<ShadowTree>(*m_model);
}

void TestJobModel::restoredJobsAreAsIfTheyHadBeenTold()
{
    JobSnapshot first = jobWithFiles(QStringLiteral("thesis"), 2);
    first.job.category = QStringLiteral("Study");
    const JobSnapshot second = jobWithFiles(QStringLiteral("pictures"), 1);
    FakeEngine other;
    const JobModel told(other);
    Q_EMIT other.jobsChanged({first, second});
    QSignalSpy inserted(m_model.get(), &JobModel::rowsInserted);
    QSignalSpy settled(m_model.get(), &JobModel::settled);
    Q_EMIT m_engine->jobsRestored(StoredJobs(QList<Job>{first.job, second.job}));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(settled.size(), 1);
    QCOMPARE(m_model->rowCount(), 2);
    for (int row = 0; row < 2; ++row) {
        QCOMPARE(m_model->facts(row), told.facts(row));
        QCOMPARE(m_model->place(m_model->placeOf(row)), told.place(told.placeOf(row)));
        QVERIFY(m_model->snapshot(m_model->index(row, 0))->job
                == told.snapshot(told.index(row, 0))->job);
    }
    QCOMPARE(m_model->jobsIn(m_model->placeOf(0)), 1);
    first.job.category.clear();
    Q_EMIT m_engine->jobsChanged({first}); // known by its id
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(m_model->jobsIn(m_model->placeOf(0)),
             m_model->placeOf(0) == m_model->placeOf(1) ? 2 : 1);
    QVERIFY(m_model->place(m_model->placeOf(0)).category.isEmpty());
}

void TestJobModel::newJobsOfABatchComeInOneInsertion()
{
    const QSignalSpy inserted(m_model.get(), &JobModel::rowsInserted);
    m_engine->putJobs({jobWithFiles(QStringLiteral("a"), 1), jobWithFiles(QStringLiteral("b"), 2),
                       jobWithFiles(QStringLiteral("c"), 0)});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(m_model->rowCount(m_model->index(1, 0)), 2);
    QCOMPARE(m_model->rowCount(m_model->index(1, 1)), 0);
    QCOMPARE(m_model->rowCount(m_model->index(0, 0, m_model->index(1, 0))), 0);
}

void TestJobModel::theLastWordAboutAJobInABatchCounts()
{
    JobSnapshot first = jobWithFiles(QStringLiteral("first"), 1);
    JobSnapshot last = first;
    last.job.name = QStringLiteral("last");
    Q_EMIT m_engine->jobsChanged({first, last});
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->index(0, 0).data().toString(), QStringLiteral("last"));
}

void TestJobModel::anUnchangedJobSaysNothing()
{
    const JobSnapshot job = jobWithFiles(QStringLiteral("a"), 2);
    m_engine->putJob(job);
    const QSignalSpy changed(m_model.get(), &JobModel::dataChanged);
    const JobSnapshot again = *m_model->snapshot(job.job.id);
    Q_EMIT m_engine->jobsChanged({again});
    QCOMPARE(changed.size(), 0);
}

void TestJobModel::onlyChangedColumnsAreNamed()
{
    JobSnapshot job = jobWithFiles(QStringLiteral("a"), 1);
    Q_EMIT m_engine->jobsChanged({job});
    const QSignalSpy changed(m_model.get(), &JobModel::dataChanged);
    job.speed = 100; // and with it the time left
    Q_EMIT m_engine->jobsChanged({job});
    QCOMPARE(rectangles(changed), QList<Rectangle>({{0, 0, JobModel::Speed, JobModel::TimeLeft}}));
}

void TestJobModel::neighboursWithTheSameChangeAreNamedTogether()
{
    QList<JobSnapshot> jobs;
    for (int i = 0; i < 6; ++i)
        jobs.append(jobWithFiles(QString::number(i), 1));
    Q_EMIT m_engine->jobsChanged(jobs);
    const QSignalSpy changed(m_model.get(), &JobModel::dataChanged);
    for (const int i : {5, 1, 0, 2}) // 3 and 4 stay
        jobs[i].job.priority = Priority::High;
    jobs[5].job.name = QStringLiteral("renamed");
    Q_EMIT m_engine->jobsChanged({jobs.at(5), jobs.at(1), jobs.at(0), jobs.at(2), jobs.at(3)});
    QList<Rectangle> ofJobs;
    for (const QList<QVariant> &call : changed) {
        if (!call.at(0).toModelIndex().parent().isValid())
            ofJobs.append({call.at(0).toModelIndex().row(), call.at(1).toModelIndex().row(),
                           call.at(0).toModelIndex().column(), call.at(1).toModelIndex().column()});
    }
    QCOMPARE(ofJobs,
             QList<Rectangle>({{0, 2, JobModel::Priority, JobModel::Priority},
                               {5, 5, JobModel::Name, JobModel::Name},
                               {5, 5, JobModel::Priority, JobModel::Priority}}));
    QCOMPARE(m_shadow->difference(), QString());
}

void TestJobModel::aReasonAloneChangesNameAndState()
{
    JobSnapshot job = jobWithFiles(QStringLiteral("a"), 1);
    Q_EMIT m_engine->jobsChanged({job});
    const QSignalSpy changed(m_model.get(), &JobModel::dataChanged);
    job.job.error = makeError(ErrorCode::DiskFull, ErrorContext::LocalFile);
    Q_EMIT m_engine->jobsChanged({job});
    QCOMPARE(rectangles(changed), QList<Rectangle>({{0, 0, JobModel::Name, JobModel::State}}));
}

void TestJobModel::whatNoColumnShowsCountsAsState()
{
    JobSnapshot job = jobWithFiles(QStringLiteral("a"), 1);
    Q_EMIT m_engine->jobsChanged({job});
    const QSignalSpy changed(m_model.get(), &JobModel::dataChanged);
    job.job.settings.autoComplete = true;
    Q_EMIT m_engine->jobsChanged({job});
    QCOMPARE(rectangles(changed), QList<Rectangle>({{0, 0, JobModel::State, JobModel::State}}));
}

void TestJobModel::aChangedFileNamesItsOwnRow()
{
    JobSnapshot job = jobWithFiles(QStringLiteral("a"), 3);
    Q_EMIT m_engine->jobsChanged({job});
    QList<std::pair<int, bool>> rows;
    connect(m_model.get(), &JobModel::dataChanged, this, [&rows](const QModelIndex &topLeft) {
        rows.append({topLeft.row(), topLeft.parent().isValid()});
    });
    job.job.files[2].bytesTransferred = 10;
    Q_EMIT m_engine->jobsChanged({job});
    QCOMPARE(rows, (QList<std::pair<int, bool>>{{2, true}, {0, false}}));
    QCOMPARE(m_shadow->difference(), QString());
}

void TestJobModel::filesThatComeAndGoMoveOnlyTheirOwnRows_data()
{
    QTest::addColumn<QList<int>>("before");
    QTest::addColumn<QList<int>>("after");
    QTest::addColumn<int>("insertedAt");
    QTest::addColumn<int>("removedAt");
    QTest::newRow("appended") << QList<int>{1, 2} << QList<int>{1, 2, 3} << 2 << -1;
    QTest::newRow("first ones") << QList<int>{} << QList<int>{1, 2} << 0 << -1;
    QTest::newRow("removed in the middle") << QList<int>{1, 2, 3} << QList<int>{1, 3} << -1 << 1;
    QTest::newRow("all removed") << QList<int>{1, 2, 3} << QList<int>{} << -1 << 0;
    QTest::newRow("same URLs") << QList<int>{1, 1, 1} << QList<int>{1, 1} << -1 << 2;
    QTest::newRow("replaced one by one") << QList<int>{1, 2} << QList<int>{3, 4} << -1 << -1;
}

void TestJobModel::filesThatComeAndGoMoveOnlyTheirOwnRows()
{
    QFETCH(const QList<int>, before);
    QFETCH(const QList<int>, after);
    QFETCH(const int, insertedAt);
    QFETCH(const int, removedAt);
    JobSnapshot job = FakeEngine::makeJob(QStringLiteral("a"));
    const auto setFiles = [&job](const QList<int> &numbers) {
        job.job.files.clear();
        for (const int number : numbers)
            job.job.files.append(
                FakeEngine::makeFile(QStringLiteral("http://example.org/%1").arg(number),
                                     QStringLiteral("/d/%1").arg(number)));
    };
    setFiles(before);
    Q_EMIT m_engine->jobsChanged({job});
    const QSignalSpy inserted(m_model.get(), &JobModel::rowsInserted);
    const QSignalSpy removed(m_model.get(), &JobModel::rowsRemoved);
    setFiles(after);
    Q_EMIT m_engine->jobsChanged({job});
    QCOMPARE(inserted.isEmpty() ? -1 : inserted.first().at(1).toInt(), insertedAt);
    QCOMPARE(removed.isEmpty() ? -1 : removed.first().at(1).toInt(), removedAt);
    QCOMPARE(m_shadow->difference(), QString());
    QCOMPARE(*m_model->snapshot(job.job.id), job);
}

void TestJobModel::scatteredRemovalsGoInRuns()
{
    QList<JobSnapshot> jobs;
    for (int i = 0; i < 8; ++i)
        jobs.append(jobWithFiles(QString::number(i), 1));
    Q_EMIT m_engine->jobsChanged(jobs);
    const QPersistentModelIndex fileOfLast = m_model->index(0, 0, m_model->index(7, 0));
    const QSignalSpy removed(m_model.get(), &JobModel::rowsRemoved);
    Q_EMIT m_engine->jobsRemoved(
        {jobs.at(1).job.id, jobs.at(6).job.id, jobs.at(2).job.id, jobs.at(1).job.id});
    QCOMPARE(removed.size(), 2);
    QCOMPARE(m_model->rowCount(), 5);
    QCOMPARE(m_model->snapshot(jobs.at(1).job.id), nullptr);
    QCOMPARE(m_model->indexOf(jobs.at(7).job.id).row(), 4);
    QCOMPARE(fileOfLast.parent().row(), 4);
    QCOMPARE(m_shadow->difference(), QString());
}

void TestJobModel::anUnknownJobIsNotRemoved()
{
    m_engine->putJob(jobWithFiles(QStringLiteral("a"), 1));
    Q_EMIT m_engine->jobsRemoved({JobId::createUuid()});
    QCOMPARE(m_model->rowCount(), 1);
}

void TestJobModel::valuesAreRaw()
{
    JobSnapshot job = jobWithFiles(QStringLiteral("thesis"), 2);
    job.job.state = JobState::Transferring;
    job.job.priority = Priority::High;
    job.job.files[0].bytesTransferred = 500;
    job.job.category = QStringLiteral("Study");
    job.speed = 300;
    Q_EMIT m_engine->jobsChanged({job});
    const auto value = [this](int column, int role = Qt::DisplayRole) {
        return m_model->index(0, column).data(role);
    };
    QCOMPARE(value(JobModel::Name), QVariant(QStringLiteral("thesis")));
    QCOMPARE(value(JobModel::State), QVariant(int(JobState::Transferring)));
    QCOMPARE(value(JobModel::Progress), QVariant(qint64{500}));
    QCOMPARE(value(JobModel::Size), QVariant(qint64{2000}));
    QCOMPARE(value(JobModel::Speed), QVariant(qint64{300}));
    QCOMPARE(value(JobModel::TimeLeft), QVariant(qint64{5}));
    QCOMPARE(value(JobModel::Priority), QVariant(int(Priority::High)));
    QCOMPARE(value(JobModel::Added), QVariant(job.job.created));
    QCOMPARE(value(JobModel::Direction), QVariant(int(JobType::Download)));
    QCOMPARE(value(JobModel::Category), QVariant(QStringLiteral("Study")));
    QCOMPARE(value(0, JobModel::CategoryRole), QVariant(QStringLiteral("Study")));
    QCOMPARE(value(JobModel::Progress, JobModel::SortRole), QVariant(0.25));
    QCOMPARE(value(0, JobModel::IsFileRole), QVariant(false));
    QCOMPARE(value(0, JobModel::FileIndexRole), QVariant(-1));
    QCOMPARE(value(0, JobModel::TypeRole), QVariant(int(JobType::Download)));
    QCOMPARE(value(0, JobModel::BytesTotalRole), QVariant(qint64{2000}));
    QVERIFY(!value(0, Qt::DecorationRole).isValid());
}

void TestJobModel::aFileShowsItsOwnValues()
{
    JobSnapshot job = jobWithFiles(QStringLiteral("thesis"), 2);
    job.job.files[1].state = FileState::Moving;
    job.job.files[1].bytesTransferred = 250;
    job.fileSpeeds = {0, 250};
    Q_EMIT m_engine->jobsChanged({job});
    const QModelIndex file = m_model->index(1, 0, m_model->index(0, 0));
    QCOMPARE(file.data().toString(), QStringLiteral("1.bin"));
    QCOMPARE(file.data(JobModel::IdRole).value<JobId>(), job.job.id);
    QCOMPARE(file.data(JobModel::FileIndexRole).toInt(), 1);
    QCOMPARE(file.data(JobModel::StateRole).toInt(), int(FileState::Moving));
    QCOMPARE(file.data(JobModel::SecondsLeftRole).toLongLong(), 3);
    QCOMPARE(m_model->snapshot(file), m_model->snapshot(job.job.id));
}

void TestJobModel::aReplyComesTheOtherWay()
{
    JobSnapshot job = jobWithFiles(QStringLiteral("thesis"), 2);
    job.job.type = JobType::UploadReply;
    job.job.files[1].role = FileRole::Reply;
    Q_EMIT m_engine->jobsChanged({job});
    const QModelIndex parent = m_model->index(0, 0);
    QCOMPARE(parent.data(JobModel::DirectionRole).toInt(), int(JobType::UploadReply));
    const QModelIndex sent = m_model->index(0, JobModel::Direction, parent);
    const QModelIndex reply = m_model->index(1, JobModel::Direction, parent);
    QCOMPARE(sent.data().toInt(), int(JobType::UploadReply));
    QCOMPARE(reply.data(JobModel::SortRole).toInt(), int(JobType::Download));
    QCOMPARE(reply.data(JobModel::TypeRole).toInt(), int(JobType::UploadReply));
}

void TestJobModel::timeLeftIsUnknownWithoutSizeOrSpeed()
{
    JobSnapshot job = jobWithFiles(QStringLiteral("a"), 1);
    Q_EMIT m_engine->jobsChanged({job});
    QCOMPARE(m_model->index(0, 0).data(JobModel::SecondsLeftRole).toLongLong(), -1);
    job.speed = 10;
    job.job.files[0].bytesTotal = unknownSize;
    Q_EMIT m_engine->jobsChanged({job});
    QCOMPARE(m_model->index(0, 0).data(JobModel::SecondsLeftRole).toLongLong(), -1);
    QCOMPARE(m_model->index(0, JobModel::Progress).data(JobModel::SortRole).toDouble(), -1.0);
}

void TestJobModel::cellsOfAnotherModelGiveNothing()
{
    FakeEngine otherEngine;
    JobModel other(otherEngine);
    otherEngine.putJob(jobWithFiles(QStringLiteral("foreign"), 1));
    m_engine->putJob(jobWithFiles(QStringLiteral("own"), 1));
    QCOMPARE(m_model->snapshot(other.index(0, 0)), nullptr);
    QCOMPARE(m_model->snapshot(QModelIndex()), nullptr);
    QVERIFY(!m_model->index(1, 0).isValid());
    QVERIFY(!m_model->index(0, JobModel::ColumnCount).isValid());
}

void TestJobModel::rolesHaveNames()
{
    QCOMPARE(m_model->roleNames().value(JobModel::StateRole), QByteArray("state"));
    QCOMPARE(m_model->roleNames().value(Qt::DisplayRole), QByteArray("display"));
}

QTEST_GUILESS_MAIN(TestJobModel)
#include "tst_jobmodel.moc"
