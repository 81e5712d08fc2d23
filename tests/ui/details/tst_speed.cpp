// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakeclock.h"
#include "tests/support/fakeengine.h"
#include "tests/ui/samplejobs.h"
#include "ui/details/speedgraph.h"
#include "ui/details/speedpage.h"
#include "ui/details/speedrecorder.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace tranship;
using namespace tranship::test;
using std::chrono::seconds;

class TestSpeed final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void onlyWhatMovesIsMeasured();
    void whatEndsIsForgotten();
    void theJobsThatMovedLastAreRemembered();
    void aPauseIsAGap();
    void thePageSaysTheCurveInWords();
    void aJobThatNeverMovedSaysSo();
    void theSpanIsChosen();
    void theArrowKeysTellEachMoment();
    void theGraphIsDrawn();

private:
    void measure(JobSnapshot &job, qint64 speed);
    [[nodiscard]] static QString said(const QWidget &page);

    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<SpeedRecorder> m_recorder;
    FakeClock m_clock;
};

void TestSpeed::init()
{
    m_recorder.reset();
    m_engine = std::make_unique<FakeEngine>();
    m_clock.setNow(FakeEngine::now());
    m_recorder = std::make_unique<SpeedRecorder>(*m_engine, m_clock);
}

/// A second goes by in which it is so fast.
void TestSpeed::measure(JobSnapshot &job, qint64 speed)
{
    m_clock.advance(seconds(1));
    job.speed = speed;
    m_engine->putJob(job);
    m_recorder->sample();
}

QString TestSpeed::said(const QWidget &page)
{
    QStringList texts;
    const QList<QLabel *> labels = page.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        texts << label->text();
    return texts.join(QLatin1Char('|'));
}

void TestSpeed::onlyWhatMovesIsMeasured()
{
    JobSnapshot moving = sampleJob(QStringLiteral("moving"), JobState::Transferring);
    const JobSnapshot still = sampleJob(QStringLiteral("still"), JobState::Suspended);
    m_engine->putJob(still);
    measure(moving, 1000);
    measure(moving, 3000);
    QVERIFY(m_recorder->history(still.job.id) == nullptr);
    const auto buckets = m_recorder->history(moving.job.id)
                             ->buckets(SpeedHistory::Span::FiveMinutes, m_recorder->now());
    QCOMPARE(buckets.size(), 2);
    QCOMPARE(buckets.last().speed, 3000);
}

void TestSpeed::whatEndsIsForgotten()
{
    JobSnapshot job = sampleJob(QStringLiteral("film"), JobState::Transferring);
    measure(job, 1000);
    m_engine->dropJob(job.job.id);
    QVERIFY(m_recorder->history(job.job.id) == nullptr);
    QCOMPARE(m_recorder->count(), 0);
}

void TestSpeed::theJobsThatMovedLastAreRemembered()
{
    JobSnapshot first = sampleJob(QStringLiteral("first"), JobState::Transferring);
    measure(first, 1000);
    first.job.state = JobState::Suspended;
    m_engine->putJob(first);
    QList<JobSnapshot> many;
    for (int i = 0; i < SpeedRecorder::mostJobs; ++i)
        many.append(sampleJob(QString::number(i), JobState::Transferring));
    m_engine->putJobs(many);
    m_clock.advance(seconds(1));
    m_recorder->sample();
    QCOMPARE(m_recorder->count(), SpeedRecorder::mostJobs);
    QVERIFY(m_recorder->history(first.job.id) == nullptr);
}

void TestSpeed::aPauseIsAGap()
{
    JobSnapshot job = sampleJob(QStringLiteral("film"), JobState::Transferring);
    measure(job, 1000);
    job.job.state = JobState::TransientError;
    measure(job, 0);
    job.job.state = JobState::Transferring;
    measure(job, 2000);
    const auto buckets = m_recorder->history(job.job.id)
                             ->buckets(SpeedHistory::Span::FiveMinutes, m_recorder->now());
    QCOMPARE(buckets.size(), 3);
    QCOMPARE(buckets.at(1).speed, -1);
}

void TestSpeed::thePageSaysTheCurveInWords()
{
    JobSnapshot job = sampleJob(QStringLiteral("film"), JobState::Transferring);
    measure(job, 1024);
    measure(job, 3 * 1024);
    SpeedPage page(*m_recorder);
    page.showJob(job, -1, FakeEngine::now());
    QVERIFY(said(page).contains(QStringLiteral("Now 3.0 KiB/s")));
    QVERIFY(said(page).contains(QStringLiteral("on average 2.0 KiB/s")));
    QVERIFY(said(page).contains(QStringLiteral("at most 3.0 KiB/s")));
    QVERIFY(page.findChild<SpeedGraph *>()->accessibleDescription().contains(
        QStringLiteral("at most 3.0 KiB/s")));
    m_clock.advance(seconds(30));
    page.showJob(job, -1, FakeEngine::now());
    QVERIFY(said(page).contains(QStringLiteral("paused for 30 s")));
}

void TestSpeed::aJobThatNeverMovedSaysSo()
{
    SpeedPage page(*m_recorder);
    page.showJob(sampleJob(QStringLiteral("film"), JobState::Suspended), -1, FakeEngine::now());
    QVERIFY(said(page).contains(QStringLiteral("not moved")));
    QVERIFY(!page.grab().isNull());
}

void TestSpeed::theSpanIsChosen()
{
    JobSnapshot job = sampleJob(QStringLiteral("film"), JobState::Transferring);
    for (int i = 0; i < 400; ++i)
        measure(job, i < 100 ? 9 * 1024 : 1024);
    SpeedPage page(*m_recorder);
    page.showJob(job, -1, FakeEngine::now());
    QVERIFY(said(page).contains(QStringLiteral("at most 1.0 KiB/s")));
    for (QToolButton *button : page.findChildren<QToolButton *>()) {
        if (button->text() == QStringLiteral("1 hour"))
            button->click();
    }
    QVERIFY(said(page).contains(QStringLiteral("at most 9.0 KiB/s")));
}

void TestSpeed::theArrowKeysTellEachMoment()
{
    SpeedGraph graph;
    graph.resize(400, 200);
    QSignalSpy moved(&graph, &SpeedGraph::markMoved);
    graph.show({{seconds(100), 1024}, {seconds(101), -1}, {seconds(102), 2048}}, seconds(1),
               seconds(300), seconds(102));
    QVERIFY(graph.markText().isEmpty());
    QTest::keyClick(&graph, Qt::Key_Left);
    QCOMPARE(graph.markText(), QStringLiteral("Now: 2.0 KiB/s"));
    QTest::keyClick(&graph, Qt::Key_Left);
    QCOMPARE(graph.markText(), QStringLiteral("1 s ago: paused"));
    QTest::keyClick(&graph, Qt::Key_Home);
    QCOMPARE(graph.markText(), QStringLiteral("2 s ago: 1.0 KiB/s"));
    QTest::keyClick(&graph, Qt::Key_End);
    QCOMPARE(graph.markText(), QStringLiteral("Now: 2.0 KiB/s"));
    QCOMPARE(moved.size(), 4);
    // the mark stays at its moment
    graph.show({{seconds(100), 1024}, {seconds(101), -1}, {seconds(102), 2048}, {seconds(103), 1}},
               seconds(1), seconds(300), seconds(103));
    QCOMPARE(graph.markText(), QStringLiteral("1 s ago: 2.0 KiB/s"));
}

void TestSpeed::theGraphIsDrawn()
{
    SpeedGraph graph;
    graph.resize(400, 200);
    const QImage empty = graph.grab().toImage();
    graph.show({{seconds(100), 1024}, {seconds(101), 3000}, {seconds(150), 2048}}, seconds(10),
               seconds(100), seconds(160));
    QVERIFY(graph.grab().toImage() != empty);
}

QTEST_MAIN(TestSpeed)
#include "tst_speed.moc"
