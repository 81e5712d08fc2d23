// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/joblist/nameranks.h"

#include "model/jobmodel.h"
#include "tests/support/fakeengine.h"
#include "tests/ui/samplejobs.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace tranship;
using namespace tranship::test;

namespace {

constexpr int jobs = 3000; // so many that they are ranked

JobSnapshot jobNamed(const QString &name)
{
    return sampleJob(name, JobState::Suspended, 1);
}

} // namespace

class TestNameRanks final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void rankedOrNotTheOrderIsTheSame_data();
    void rankedOrNotTheOrderIsTheSame();
    void namesThatCameOrChangedSinceFindTheirPlaces();
    void aNameThatChangesWhileTheThreadWorksIsRankedAnew();
    void fewNamesNeedNoRanks();

private:
    [[nodiscard]] std::vector<int> expected(Qt::SortOrder order) const;
    [[nodiscard]] std::vector<int> sorted(Qt::SortOrder order) const;
    void rename(int row, const QString &name);

    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<JobModel> m_jobs;
    std::unique_ptr<NameRanks> m_ranks;
};

void TestNameRanks::init()
{
    m_ranks.reset();
    m_jobs.reset();
    m_engine = std::make_unique<FakeEngine>();
    m_jobs = std::make_unique<JobModel>(*m_engine);
    m_ranks = std::make_unique<NameRanks>(*m_jobs);
    QRandomGenerator random(11);
    QList<JobSnapshot> all;
    for (int number = 0; number < jobs; ++number) // some twice, some differ in their case only
        all << jobNamed(
            QStringLiteral("%1 %2").arg(QStringList{QStringLiteral("arch"), QStringLiteral("Arch"),
                                                    QStringLiteral("\u00e9cole")}
                                            .at(random.bounded(3)),
                                        QString::number(random.bounded(jobs / 2))));
    m_engine->putJobs(all);
}

std::vector<int> TestNameRanks::expected(Qt::SortOrder order) const
{
    const QCollator collator;
    std::vector<int> rows(std::size_t(m_jobs->rowCount()));
    std::iota(rows.begin(), rows.end(), 0);
    std::stable_sort(rows.begin(), rows.end(), [&](int one, int other) {
        const int compared = collator.compare(m_jobs->name(one), m_jobs->name(other));
        return order == Qt::AscendingOrder ? compared < 0 : compared > 0;
    });
    return rows;
}

std::vector<int> TestNameRanks::sorted(Qt::SortOrder order) const
{
    std::vector<int> rows(std::size_t(m_jobs->rowCount()));
    std::iota(rows.rbegin(), rows.rend(), 0);
    m_ranks->sort(rows, order);
    return rows;
}

void TestNameRanks::rename(int row, const QString &name)
{
    JobSnapshot job = *m_jobs->snapshot(m_jobs->index(row, 0));
    job.job.name = name;
    Q_EMIT m_engine->jobsChanged({job});
}

void TestNameRanks::rankedOrNotTheOrderIsTheSame_data()
{
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::newRow("ascending") << Qt::AscendingOrder;
    QTest::newRow("descending") << Qt::DescendingOrder;
}

void TestNameRanks::rankedOrNotTheOrderIsTheSame()
{
    QFETCH(const Qt::SortOrder, order);
    QVERIFY(!m_ranks->isComplete());
    const std::vector<int> right = expected(order);
    QVERIFY(sorted(order) == right);
    QSignalSpy completed(m_ranks.get(), &NameRanks::completed);
    QVERIFY(completed.wait());
    QVERIFY(m_ranks->isComplete());
    QVERIFY(sorted(order) == right);
    for (std::size_t place = 1; place < right.size(); ++place)
        QVERIFY(m_ranks->comesBefore(right[place - 1], right[place], order));
}

void TestNameRanks::namesThatCameOrChangedSinceFindTheirPlaces()
{
    QSignalSpy completed(m_ranks.get(), &NameRanks::completed);
    QVERIFY(completed.wait());
    rename(17, QStringLiteral("aardvark"));
    rename(18, QStringLiteral("zebra"));
    Q_EMIT m_engine->jobsChanged(
        {jobNamed(QStringLiteral("arch 700b")), jobNamed(QStringLiteral("aardvark"))});
    QVERIFY(!m_ranks->isComplete());
    QVERIFY(sorted(Qt::AscendingOrder) == expected(Qt::AscendingOrder));
    QVERIFY(sorted(Qt::DescendingOrder) == expected(Qt::DescendingOrder));
    QVERIFY(completed.wait());
    QVERIFY(m_ranks->isComplete());
    QVERIFY(sorted(Qt::AscendingOrder) == expected(Qt::AscendingOrder));
}

void TestNameRanks::aNameThatChangesWhileTheThreadWorksIsRankedAnew()
{
    QSignalSpy completed(m_ranks.get(), &NameRanks::completed);
    QVERIFY(completed.wait());
    rename(3, QStringLiteral("middle")); // begins the next ranking
    while (m_ranks->isComplete() || completed.size() < 2) {
        rename(5,
               m_jobs->name(5) == QStringLiteral("zebra") ? QStringLiteral("aardvark")
                                                          : QStringLiteral("zebra"));
        QVERIFY(sorted(Qt::AscendingOrder) == expected(Qt::AscendingOrder));
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(m_ranks->isComplete());
    QVERIFY(sorted(Qt::AscendingOrder) == expected(Qt::AscendingOrder));
}

void TestNameRanks::fewNamesNeedNoRanks()
{
    FakeEngine engine;
    JobModel model(engine);
    const NameRanks ranks(model);
    engine.putJobs({jobNamed(QStringLiteral("b")), jobNamed(QStringLiteral("a")),
                    jobNamed(QStringLiteral("c"))});
    std::vector<int> rows{0, 1, 2};
    ranks.sort(rows, Qt::AscendingOrder);
    QCOMPARE(rows, (std::vector<int>{1, 0, 2}));
    ranks.sort(rows, Qt::DescendingOrder);
    QCOMPARE(rows, (std::vector<int>{2, 0, 1}));
}

QTEST_GUILESS_MAIN(TestNameRanks)
#include "tst_nameranks.moc"
