// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/joblist/jobfiltermodel.h"

#include "model/jobmodel.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakeengine.h"
#include "tests/ui/samplejobs.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

namespace {

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

} // namespace

class TestJobFilterModel final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void everyStateBelongsToOneGroup_data();
    void everyStateBelongsToOneGroup();
    void aGroupShowsItsJobsOnly_data();
    void aGroupShowsItsJobsOnly();
    void aJobThatChangesStateChangesGroup();
    void directionsHaveTheirOwnGroups();
    void directionSortsAndIsSpoken();
    void textIsLookedForInNamesLinksAndFolders_data();
    void textIsLookedForInNamesLinksAndFolders();
    void filesOfAMatchingJobAllStay();
    void whatWaitsForAPersonComesFirst();
    void columnsSortBothWaysWithBlanksLast_data();
    void columnsSortBothWaysWithBlanksLast();
    void filesKeepTheirOrder();
    void cellsAreWords();
    void aScreenReaderHearsTheWholeRow();
    void whateverHappensTheListIsAsIfMadeAnew_data();
    void whateverHappensTheListIsAsIfMadeAnew();
    void numbersThatChangeAllTheTimeSortNowAndThen();

private:
    [[nodiscard]] QStringList names() const;

    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<JobModel> m_jobs;
    std::unique_ptr<JobFilterModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    FakeClock m_clock;
};

void TestJobFilterModel::init()
{
    m_tester.reset();
    m_model.reset();
    m_jobs.reset();
    m_engine = std::make_unique<FakeEngine>();
    m_jobs = std::make_unique<JobModel>(*m_engine);
    m_clock.setNow(FakeEngine::now());
    m_model = std::make_unique<JobFilterModel>(*m_jobs, m_clock);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

QStringList TestJobFilterModel::names() const
{
    QStringList result;
    for (int row = 0; row < m_model->rowCount(); ++row)
        result << m_model->index(row, JobModel::Name).data().toString();
    return result;
}

void TestJobFilterModel::everyStateBelongsToOneGroup_data()
{
    QTest::addColumn<JobState>("state");
    QTest::addColumn<JobGroup>("group");
    QTest::newRow("Queued") << JobState::Queued << JobGroup::Waiting;
    QTest::newRow("Connecting") << JobState::Connecting << JobGroup::Moving;
    QTest::newRow("Transferring") << JobState::Transferring << JobGroup::Moving;
    QTest::newRow("Suspended") << JobState::Suspended << JobGroup::Suspended;
    QTest::newRow("Error") << JobState::Error << JobGroup::Error;
    QTest::newRow("TransientError") << JobState::TransientError << JobGroup::Waiting;
    QTest::newRow("Transferred") << JobState::Transferred << JobGroup::WaitingForYou;
    QTest::newRow("Acknowledged") << JobState::Acknowledged << JobGroup::All;
    QTest::newRow("Cancelled") << JobState::Cancelled << JobGroup::All;
}

void TestJobFilterModel::everyStateBelongsToOneGroup()
{
    QFETCH(const JobState, state);
    QTEST(groupOf(state), "group");
}

void TestJobFilterModel::aGroupShowsItsJobsOnly_data()
{
    QTest::addColumn<JobGroup>("group");
    QTest::addColumn<QStringList>("shown");
    QTest::newRow("All") << JobGroup::All
                         << words("Transferred Queued Transferring Suspended Error");
    QTest::newRow("Moving") << JobGroup::Moving << words("Transferring");
    QTest::newRow("Waiting for you") << JobGroup::WaitingForYou << words("Transferred");
    QTest::newRow("Waiting") << JobGroup::Waiting << words("Queued");
    QTest::newRow("Error") << JobGroup::Error << words("Error");
    QTest::newRow("Suspended") << JobGroup::Suspended << words("Suspended");
}

void TestJobFilterModel::aGroupShowsItsJobsOnly()
{
    QFETCH(const JobGroup, group);
    for (const JobState state : {JobState::Queued, JobState::Transferring, JobState::Suspended,
                                 JobState::Error, JobState::Transferred})
        m_engine->putJob(sampleJob(QString(stateName(state)), state));
    m_model->setGroup(group);
    QTEST(names(), "shown");
}

void TestJobFilterModel::directionsHaveTheirOwnGroups()
{
    m_engine->putJobs({sampleJob(QStringLiteral("down"), JobState::Error),
                       sampleUpload(QStringLiteral("up"), JobState::Transferring),
                       sampleUploadReply(QStringLiteral("ask"), JobState::Transferred)});
    m_model->setGroup(JobGroup::Downloads);
    QCOMPARE(names(), QStringList{QStringLiteral("down")});
    m_model->setGroup(JobGroup::Uploads);
    QCOMPARE(names(), (QStringList{QStringLiteral("ask"), QStringLiteral("up")}));
    m_model->setGroup(JobGroup::Moving);
    QCOMPARE(names(), QStringList{QStringLiteral("up")});
    m_model->setGroup(JobGroup::All);
    QCOMPARE(names().size(), 3);
}

void TestJobFilterModel::directionSortsAndIsSpoken()
{
    m_engine->putJobs({sampleUploadReply(QStringLiteral("ask"), JobState::Transferring),
                       sampleUpload(QStringLiteral("up"), JobState::Transferring),
                       sampleJob(QStringLiteral("down"), JobState::Transferring)});
    m_model->sort(JobModel::Direction);
    QCOMPARE(names(), words("down up ask"));
    m_model->sort(JobModel::Direction, Qt::DescendingOrder);
    QCOMPARE(names(), words("ask up down"));
    const auto said = [this](int row, int column) {
        return m_model->index(row, column).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(said(1, JobModel::Direction), QStringLiteral("Direction: Upload"));
    QVERIFY2(said(1, JobModel::Name).startsWith(QStringLiteral("up, Upload, Uploading, 59 %")),
             qPrintable(said(1, JobModel::Name)));
    const QModelIndex ask = m_model->index(0, 0);
    QCOMPARE(m_model->index(1, JobModel::Direction, ask).data().toString(),
             QStringLiteral("Reply"));
    QCOMPARE(m_model->index(0, JobModel::Direction, ask).data(Qt::ToolTipRole).toString(),
             QStringLiteral("Upload"));
}

void TestJobFilterModel::aJobThatChangesStateChangesGroup()
{
    JobSnapshot job = sampleJob(QStringLiteral("a"), JobState::Transferring);
    m_engine->putJob(job);
    m_model->setGroup(JobGroup::WaitingForYou);
    QCOMPARE(m_model->rowCount(), 0);
    job.job.state = JobState::Transferred;
    m_engine->putJob(job);
    QCOMPARE(names(), QStringList{QStringLiteral("a")});
}

void TestJobFilterModel::textIsLookedForInNamesLinksAndFolders_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("shown");
    QTest::newRow("nothing typed") << QString() << 2;
    QTest::newRow("part of a name, other case") << QStringLiteral("THESIS") << 1;
    QTest::newRow("a file's address") << QStringLiteral("example.org/part-2") << 1;
    QTest::newRow("a folder") << QStringLiteral("/home/ada") << 2;
    QTest::newRow("nothing of the kind") << QStringLiteral("zebra") << 0;
}

void TestJobFilterModel::textIsLookedForInNamesLinksAndFolders()
{
    QFETCH(const QString, text);
    m_engine->putJobs({sampleJob(QStringLiteral("Thesis"), JobState::Suspended, 3),
                       sampleJob(QStringLiteral("music.ogg"), JobState::Suspended)});
    m_model->setText(text);
    QTEST(m_model->rowCount(), "shown");
}

void TestJobFilterModel::filesOfAMatchingJobAllStay()
{
    m_engine->putJob(sampleJob(QStringLiteral("Thesis"), JobState::Suspended, 3));
    m_model->setText(QStringLiteral("part-2"));
    QCOMPARE(m_model->rowCount(m_model->index(0, 0)), 3);
}

void TestJobFilterModel::whatWaitsForAPersonComesFirst()
{
    JobSnapshot last = sampleJob(QStringLiteral("c"), JobState::Transferring);
    m_engine->putJobs({sampleJob(QStringLiteral("b"), JobState::Error),
                       sampleJob(QStringLiteral("a"), JobState::Queued), last});
    QCOMPARE(names(), (QStringList{QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("c")}));
    last.job.state = JobState::Transferred;
    m_engine->putJob(last);
    QCOMPARE(names(), (QStringList{QStringLiteral("c"), QStringLiteral("b"), QStringLiteral("a")}));
    m_model->sort(JobModel::Name);
    QCOMPARE(names(), (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    m_model->sort(-1);
    QCOMPARE(names(), (QStringList{QStringLiteral("c"), QStringLiteral("b"), QStringLiteral("a")}));
}

void TestJobFilterModel::columnsSortBothWaysWithBlanksLast_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("ascending");
    QTest::addColumn<QString>("descending");
    QTest::newRow("name") << int(JobModel::Name) << QStringLiteral("bsu") << QStringLiteral("usb");
    QTest::newRow("size") << int(JobModel::Size) << QStringLiteral("sbu") << QStringLiteral("bsu");
    QTest::newRow("speed") << int(JobModel::Speed) << QStringLiteral("bsu")
                           << QStringLiteral("sbu");
    QTest::newRow("time left") << int(JobModel::TimeLeft) << QStringLiteral("sbu")
                               << QStringLiteral("bsu");
    QTest::newRow("progress") << int(JobModel::Progress) << QStringLiteral("bsu")
                              << QStringLiteral("sbu");
    QTest::newRow("state") << int(JobModel::State) << QStringLiteral("bsu")
                           << QStringLiteral("usb");
}

void TestJobFilterModel::columnsSortBothWaysWithBlanksLast()
{
    QFETCH(const int, column);
    JobSnapshot big = sampleJob(QStringLiteral("b"), JobState::Transferred);
    big.job.files[0].bytesTotal = 9000;
    big.job.files[0].bytesTransferred = 10;
    big.speed = 5;
    JobSnapshot small = sampleJob(QStringLiteral("s"), JobState::Transferring);
    small.job.files[0].bytesTotal = 100;
    small.job.files[0].bytesTransferred = 50;
    small.speed = 50;
    JobSnapshot unknown = sampleJob(QStringLiteral("u"), JobState::Suspended);
    unknown.job.files[0].bytesTotal = unknownSize;
    m_engine->putJobs({unknown, small, big});
    m_model->sort(column, Qt::AscendingOrder);
    QTEST(names().join(QString()), "ascending");
    m_model->sort(column, Qt::DescendingOrder);
    QTEST(names().join(QString()), "descending");
}

void TestJobFilterModel::filesKeepTheirOrder()
{
    m_engine->putJob(sampleJob(QStringLiteral("a"), JobState::Suspended, 3));
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        m_model->sort(JobModel::Name, order);
        const QModelIndex job = m_model->index(0, 0);
        QCOMPARE(m_model->index(0, 0, job).data().toString(), QStringLiteral("part-1.tar"));
        QCOMPARE(m_model->index(2, 0, job).data().toString(), QStringLiteral("part-3.tar"));
        QCOMPARE(m_model->fileOf(m_model->index(2, 0, job)), 2);
    }
}

void TestJobFilterModel::cellsAreWords()
{
    JobSnapshot job = sampleJob(QStringLiteral("a"), JobState::Transferring);
    job.speed = 1024;
    m_engine->putJob(job);
    const auto text = [this](int column) { return m_model->index(0, column).data().toString(); };
    QCOMPARE(text(JobModel::State), QStringLiteral("Transferring"));
    QCOMPARE(text(JobModel::Size), QStringLiteral("1.0 MiB"));
    QVERIFY2(text(JobModel::Progress).startsWith(QStringLiteral("59")),
             qPrintable(text(JobModel::Progress)));
    QCOMPARE(text(JobModel::Speed), QStringLiteral("1.0 KiB/s"));
    QCOMPARE(text(JobModel::Priority), QStringLiteral("Normal"));
    QCOMPARE(m_model->headerData(JobModel::TimeLeft, Qt::Horizontal).toString(),
             QStringLiteral("Time left"));
    QVERIFY((m_model->index(0, JobModel::Size).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight)
            != 0);
}

void TestJobFilterModel::aScreenReaderHearsTheWholeRow()
{
    m_engine->putJob(sampleJob(QStringLiteral("logs.tar"), JobState::TransientError, 2));
    const QString spoken = m_model->index(0, 0).data(Qt::AccessibleTextRole).toString();
    for (const char *part : {"logs.tar", "2 file", "42 s", "%"})
        QVERIFY2(spoken.contains(QLatin1String(part)), qPrintable(spoken));
    QCOMPARE(m_model->index(0, JobModel::Priority).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Priority: Normal"));
}

void TestJobFilterModel::whateverHappensTheListIsAsIfMadeAnew_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 0; seed < 6; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestJobFilterModel::whateverHappensTheListIsAsIfMadeAnew()
{
    QFETCH(const int, seed);
    QRandomGenerator random(static_cast<quint32>(seed));
    const QList<JobState> states = {JobState::Queued, JobState::Transferring, JobState::Suspended,
                                    JobState::Error, JobState::Transferred};
    QList<JobSnapshot> jobs;
    JobGroup group = JobGroup::All;
    QString text;
    int column = -1;
    Qt::SortOrder order = Qt::AscendingOrder;
    const auto changed = [&](JobSnapshot job) {
        job.job.state = states.at(random.bounded(states.size()));
        job.job.name = QString::number(random.bounded(100));
        job.job.priority = static_cast<Priority>(random.bounded(4));
        job.job.files[0].bytesTotal = random.bounded(3);
        return job;
    };
    for (int step = 0; step < 120; ++step) {
        switch (random.bounded(6)) {
        case 0:
        case 1: {
            QList<JobSnapshot> some; // a few, or so many that it is done at once
            const int count = random.bounded(8) == 0 ? 90 : random.bounded(4);
            for (int i = 0; i < count; ++i)
                some << changed(sampleJob(QStringLiteral("a"), JobState::Queued));
            jobs << some;
            m_engine->putJobs(some);
            break;
        }
        case 2: {
            QList<JobSnapshot> some;
            for (JobSnapshot &job : jobs) {
                if (random.bounded(3) == 0)
                    some << (job = changed(job));
            }
            m_engine->putJobs(some);
            break;
        }
        case 3: {
            QList<JobId> gone;
            const int share = random.bounded(2) == 0 ? 2 : 20;
            for (qsizetype i = jobs.size() - 1; i >= 0; --i) {
                if (random.bounded(share) == 0)
                    gone << jobs.takeAt(i).job.id;
            }
            Q_EMIT m_engine->jobsRemoved(gone);
            break;
        }
        case 4:
            if (random.bounded(2) == 0)
                m_model->setGroup(group =
                                      allJobGroups.at(static_cast<std::size_t>(random.bounded(8))));
            else
                m_model->setText(text = QString::number(random.bounded(15)).mid(random.bounded(2)));
            break;
        default:
            // not by what sorts now and then
            column = QList<int>{-1,
                                JobModel::Name,
                                JobModel::State,
                                JobModel::Size,
                                JobModel::Priority,
                                JobModel::Direction}
                         .at(random.bounded(6));
            order = random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
            m_model->sort(column, order);
        }
        JobFilterModel anew(*m_jobs, m_clock);
        anew.setGroup(group);
        anew.setText(text);
        anew.sort(column, order);
        QCOMPARE(m_model->rowCount(), anew.rowCount());
        for (int row = 0; row < anew.rowCount(); ++row)
            QCOMPARE(m_model->idOf(m_model->index(row, 0)), anew.idOf(anew.index(row, 0)));
    }
}

void TestJobFilterModel::numbersThatChangeAllTheTimeSortNowAndThen()
{
    JobSnapshot slow = sampleJob(QStringLiteral("slow"), JobState::Transferring);
    JobSnapshot fast = sampleJob(QStringLiteral("fast"), JobState::Transferring);
    slow.speed = 10;
    fast.speed = 1000;
    m_engine->putJobs({slow, fast});
    m_model->sort(JobModel::Speed, Qt::DescendingOrder);
    QCOMPARE(names(), words("fast slow"));
    slow.speed = 5000;
    m_engine->putJob(slow);
    QCOMPARE(names(), words("fast slow"));
    QTRY_COMPARE(names(), words("slow fast"));
}

QTEST_MAIN(TestJobFilterModel)
#include "tst_jobfiltermodel.moc"
