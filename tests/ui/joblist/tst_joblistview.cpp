// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/joblist/joblistview.h"

#include "model/jobmodel.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakeengine.h"
#include "tests/ui/samplejobs.h"
#include "ui/joblist/jobfiltermodel.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

/// What a person had before their eyes stays there.
class TestJobListView final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void selectionAndCurrentRowSurviveAnotherFilter();
    void selectionAndCurrentRowSurviveAnotherOrder();
    void aFileStaysSelected();
    void openRowsSurviveAFilter();
    void aJobThatIsFilteredAwayIsSelectedNoMore();
    void allJobsStaySelected();
    void theCurrentRowStaysOnItsLine_data();
    void theCurrentRowStaysOnItsLine();
    void aJobThatChangesKeepsTheSelection();

private:
    [[nodiscard]] JobId idOf(const QString &name) const;
    [[nodiscard]] QModelIndex indexOf(const QString &name) const;
    [[nodiscard]] int lineOf(const QString &name) const;

    FakeClock m_clock;
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<JobModel> m_jobs;
    std::unique_ptr<JobFilterModel> m_model;
    std::unique_ptr<JobListView> m_view;
};

void TestJobListView::init()
{
    m_view.reset();
    m_model.reset();
    m_jobs.reset();
    m_engine = std::make_unique<FakeEngine>();
    m_jobs = std::make_unique<JobModel>(*m_engine);
    m_clock.setNow(FakeEngine::now());
    m_model = std::make_unique<JobFilterModel>(*m_jobs, m_clock);
    m_view = std::make_unique<JobListView>(*m_model, m_clock);
    QList<JobSnapshot> jobs;
    for (int number = 0; number < 100; ++number) {
        const JobState state = number % 2 == 0 ? JobState::Suspended : JobState::Error;
        JobSnapshot job =
            sampleJob(QStringLiteral("job %1").arg(number, 3, 10, QLatin1Char('0')), state, 2);
        job.job.files[0].bytesTotal = 1000 - number;
        jobs << job;
    }
    m_engine->putJobs(jobs);
    m_view->resize(900, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

QModelIndex TestJobListView::indexOf(const QString &name) const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->snapshot(m_model->index(row, 0))->job.name == name)
            return m_model->index(row, 0);
    }
    return {};
}

JobId TestJobListView::idOf(const QString &name) const
{
    return m_model->idOf(indexOf(name));
}

int TestJobListView::lineOf(const QString &name) const
{
    return m_view->visualRect(indexOf(name)).top();
}

void TestJobListView::selectionAndCurrentRowSurviveAnotherFilter()
{
    const JobId first = idOf(QStringLiteral("job 010"));
    const JobId second = idOf(QStringLiteral("job 012"));
    m_view->selectJob(first);
    m_view->selectionModel()->select(indexOf(QStringLiteral("job 012")),
                                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
    m_model->setGroup(JobGroup::Suspended);
    QCOMPARE(m_view->selectedJobs(), (QList<JobId>{first, second}));
    QCOMPARE(m_model->idOf(m_view->currentIndex()), first);
    m_model->setText(QStringLiteral("job 01"));
    QCOMPARE(m_view->selectedJobs(), (QList<JobId>{first, second}));
    m_model->setText({});
    m_model->setGroup(JobGroup::All);
    QCOMPARE(m_view->selectedJobs(), (QList<JobId>{first, second}));
}

void TestJobListView::selectionAndCurrentRowSurviveAnotherOrder()
{
    const JobId job = idOf(QStringLiteral("job 010"));
    m_view->selectJob(job);
    for (const int column : {int(JobModel::Size), int(JobModel::Name), int(JobModel::State), -1}) {
        m_view->sortByColumn(column, Qt::DescendingOrder);
        QCOMPARE(m_view->selectedJobs(), QList<JobId>{job});
        QCOMPARE(m_model->idOf(m_view->currentIndex()), job);
    }
}

void TestJobListView::aFileStaysSelected()
{
    const QModelIndex job = indexOf(QStringLiteral("job 010"));
    m_view->expand(job);
    m_view->setCurrentIndex(m_model->index(1, 0, job));
    QCOMPARE(m_view->selectedFile(), 1);
    m_view->sortByColumn(JobModel::Size, Qt::AscendingOrder);
    QCOMPARE(m_view->selectedFile(), 1);
    m_model->setGroup(JobGroup::Suspended);
    QCOMPARE(m_view->selectedFile(), 1);
    QCOMPARE(m_view->selectedJobs(), QList<JobId>{idOf(QStringLiteral("job 010"))});
}

void TestJobListView::openRowsSurviveAFilter()
{
    m_view->expand(indexOf(QStringLiteral("job 010")));
    m_model->setGroup(JobGroup::Error); // it is not among these
    m_model->setGroup(JobGroup::Suspended);
    QVERIFY(m_view->isExpanded(indexOf(QStringLiteral("job 010"))));
    QVERIFY(!m_view->isExpanded(indexOf(QStringLiteral("job 012"))));
    m_view->sortByColumn(JobModel::Size, Qt::AscendingOrder);
    QVERIFY(m_view->isExpanded(indexOf(QStringLiteral("job 010"))));
}

void TestJobListView::aJobThatIsFilteredAwayIsSelectedNoMore()
{
    m_view->selectJob(idOf(QStringLiteral("job 010")));
    QSignalSpy told(m_view.get(), &JobListView::jobSelectionChanged);
    m_model->setGroup(JobGroup::Error);
    QVERIFY(told.size() > 0);
    QVERIFY(m_view->selectedJobs().isEmpty());
    QVERIFY(!m_view->currentIndex().isValid());
}

void TestJobListView::allJobsStaySelected()
{
    m_view->selectAll();
    m_view->sortByColumn(JobModel::Name, Qt::DescendingOrder);
    QCOMPARE(m_view->selectedJobs().size(), 100);
    m_model->setGroup(JobGroup::Error);
    QCOMPARE(m_view->selectedJobs().size(), 50);
}

void TestJobListView::theCurrentRowStaysOnItsLine_data()
{
    QTest::addColumn<int>("deed");
    QTest::newRow("another order") << 0;
    QTest::newRow("another filter") << 1;
}

void TestJobListView::theCurrentRowStaysOnItsLine()
{
    QFETCH(const int, deed);
    const QString name = QStringLiteral("job 050");
    m_view->selectJob(idOf(name));
    m_view->scrollTo(indexOf(name), QAbstractItemView::PositionAtCenter);
    const int line = lineOf(name);
    QVERIFY(line > 0);
    if (deed == 0) {
        m_view->sortByColumn(JobModel::State, Qt::DescendingOrder);
    } else {
        m_model->setGroup(JobGroup::Suspended);
    }
    QCOMPARE(lineOf(name), line);
}

void TestJobListView::aJobThatChangesKeepsTheSelection()
{
    const JobId job = idOf(QStringLiteral("job 010"));
    m_view->selectJob(job);
    JobSnapshot changed = *m_jobs->snapshot(job);
    changed.job.state = JobState::Transferred; // comes first now
    m_engine->putJob(changed);
    QCOMPARE(m_model->idOf(m_model->index(0, 0)), job);
    QCOMPARE(m_view->selectedJobs(), QList<JobId>{job});
    QCOMPARE(m_model->idOf(m_view->currentIndex()), job);
}

QTEST_MAIN(TestJobListView)
#include "tst_joblistview.moc"
