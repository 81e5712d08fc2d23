// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/jobmodel.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakeengine.h"
#include "tests/ui/samplejobs.h"
#include "ui/joblist/jobfiltermodel.h"
#include "ui/joblist/placesidebar.h"

#include <QSignalSpy>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

class TestPlaceSidebar final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void hostsOfAJobAreFoundOnce();
    void withoutCategoriesThereIsNoSection();
    void jobsAreCounted();
    void choosingNarrowsTheList();
    void whatIsChosenStaysWhileOthersCome();
    void aSectionIsNoChoice();
    void whatIsChosenMayGo();

private:
    JobSnapshot put(const QString &name, const QString &category, const QString &host);
    [[nodiscard]] QTreeWidgetItem *entry(int section, const QString &text) const;

    enum Section { Categories, Hosts };

    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<JobModel> m_jobs;
    std::unique_ptr<PlaceSidebar> m_sidebar;
};

void TestPlaceSidebar::init()
{
    m_sidebar.reset();
    m_jobs.reset();
    m_engine = std::make_unique<FakeEngine>();
    m_jobs = std::make_unique<JobModel>(*m_engine);
    m_sidebar = std::make_unique<PlaceSidebar>(*m_jobs);
}

JobSnapshot TestPlaceSidebar::put(const QString &name, const QString &category, const QString &host)
{
    JobSnapshot job = sampleJob(name, JobState::Suspended);
    job.job.category = category;
    job.job.files[0].url = QUrl(QStringLiteral("https://%1/%2").arg(host, name));
    m_engine->putJob(job);
    m_sidebar->countNow();
    return job;
}

QTreeWidgetItem *TestPlaceSidebar::entry(int section, const QString &text) const
{
    QTreeWidgetItem *parent = m_sidebar->topLevelItem(section);
    for (int i = 0; i < parent->childCount(); ++i) {
        if (parent->child(i)->text(0) == text)
            return parent->child(i);
    }
    return nullptr;
}

void TestPlaceSidebar::hostsOfAJobAreFoundOnce()
{
    Job job;
    for (const char *url : {"https://a.example/1", "https://a.example:8443/2", "http://b.example/3",
                            "https://a.example/4", "file:///home/f"}) {
        File file;
        file.url = QUrl(QString::fromLatin1(url));
        job.files.append(file);
    }
    QCOMPARE(hostsOf(job), (QStringList{QStringLiteral("a.example"), QStringLiteral("b.example")}));
}

void TestPlaceSidebar::withoutCategoriesThereIsNoSection()
{
    QVERIFY(m_sidebar->topLevelItem(Hosts)->isHidden());
    put(QStringLiteral("film"), {}, QStringLiteral("a.example"));
    QVERIFY(m_sidebar->topLevelItem(Categories)->isHidden());
    QVERIFY(!m_sidebar->topLevelItem(Hosts)->isHidden());
}

void TestPlaceSidebar::jobsAreCounted()
{
    put(QStringLiteral("one"), QStringLiteral("Films"), QStringLiteral("a.example"));
    put(QStringLiteral("two"), QStringLiteral("Films"), QStringLiteral("b.example"));
    put(QStringLiteral("three"), {}, QStringLiteral("b.example"));
    QCOMPARE(entry(Categories, QStringLiteral("Films"))->text(1), QStringLiteral("2"));
    QCOMPARE(entry(Categories, QStringLiteral("None"))->text(1), QStringLiteral("1"));
    QCOMPARE(entry(Hosts, QStringLiteral("b.example"))->text(1), QStringLiteral("2"));
    QCOMPARE(entry(Hosts, QStringLiteral("b.example"))->data(0, Qt::AccessibleTextRole).toString(),
             QStringLiteral("b.example: 2 job(s)"));
}

void TestPlaceSidebar::choosingNarrowsTheList()
{
    const FakeClock clock;
    JobFilterModel filtered(*m_jobs, clock);
    connect(m_sidebar.get(), &PlaceSidebar::narrowingChosen, &filtered,
            &JobFilterModel::setNarrowing);
    put(QStringLiteral("one"), QStringLiteral("Films"), QStringLiteral("a.example"));
    put(QStringLiteral("two"), {}, QStringLiteral("b.example"));
    m_sidebar->setCurrentItem(entry(Categories, QStringLiteral("Films")));
    QCOMPARE(filtered.rowCount(), 1);
    QCOMPARE(filtered.index(0, 0).data().toString(), QStringLiteral("one"));
    m_sidebar->setCurrentItem(entry(Hosts, QStringLiteral("b.example")));
    QCOMPARE(filtered.index(0, 0).data().toString(), QStringLiteral("two"));
    m_sidebar->setCurrentItem(entry(Categories, QStringLiteral("None")));
    QCOMPARE(filtered.rowCount(), 1);
    m_sidebar->clearNarrowing();
    QCOMPARE(filtered.rowCount(), 2);
}

void TestPlaceSidebar::whatIsChosenStaysWhileOthersCome()
{
    put(QStringLiteral("one"), QStringLiteral("Films"), QStringLiteral("b.example"));
    m_sidebar->setCurrentItem(entry(Hosts, QStringLiteral("b.example")));
    QSignalSpy chosen(m_sidebar.get(), &PlaceSidebar::narrowingChosen);
    put(QStringLiteral("two"), {}, QStringLiteral("a.example"));
    put(QStringLiteral("three"), {}, QStringLiteral("c.example"));
    QCOMPARE(m_sidebar->narrowing().host, QStringLiteral("b.example"));
    QCOMPARE(chosen.size(), 0);
}

void TestPlaceSidebar::aSectionIsNoChoice()
{
    put(QStringLiteral("one"), QStringLiteral("Films"), QStringLiteral("b.example"));
    m_sidebar->setCurrentItem(m_sidebar->topLevelItem(Hosts));
    QVERIFY(!m_sidebar->narrowing().isOn());
}

void TestPlaceSidebar::whatIsChosenMayGo()
{
    const JobSnapshot one =
        put(QStringLiteral("one"), QStringLiteral("Films"), QStringLiteral("b.example"));
    put(QStringLiteral("two"), QStringLiteral("Music"), QStringLiteral("a.example"));
    m_sidebar->setCurrentItem(entry(Categories, QStringLiteral("Films")));
    QSignalSpy chosen(m_sidebar.get(), &PlaceSidebar::narrowingChosen);
    m_engine->dropJob(one.job.id);
    m_sidebar->countNow();
    QCOMPARE(chosen.size(), 1); // another is chosen, or none
    QVERIFY(entry(Categories, QStringLiteral("Films")) == nullptr);
}

QTEST_MAIN(TestPlaceSidebar)
#include "tst_placesidebar.moc"
