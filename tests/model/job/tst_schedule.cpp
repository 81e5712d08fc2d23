// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/schedule.h"

#include <QtTest>

using namespace tranship;
using std::chrono::milliseconds;

class TestSchedule final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decidesWhoRunsNow_data();
    void decidesWhoRunsNow();
    void everybodyGetsTheSameTurnsInTheLongRun();
    void aDecisionCarriedOutLeavesNothingToDecide();
};

struct Row {
    QString before; ///< jobs, see candidatesFrom
    int slots;
    QString start;
    QString stop;
};

static JobId idOf(QStringView name)
{
    return QUuid::createUuidV5(QUuid(), name.toUtf8());
}

/// "a:normal:30" runs for 30 s, "b:high:-7" waits with turn 7.
static QList<Candidate> candidatesFrom(const QString &text)
{
    QList<Candidate> candidates;
    const auto jobs = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &job : jobs) {
        const QStringList parts = job.split(u':');
        Candidate candidate;
        candidate.id = idOf(parts[0]);
        candidate.priority = priorityFromName(parts[1]).value_or(Priority::Normal);
        candidate.running = !parts[2].startsWith(u'-');
        const int number = std::abs(parts[2].toInt());
        if (candidate.running)
            candidate.inSlot = milliseconds(number * 1'000);
        else
            candidate.turn = number;
        candidates.append(candidate);
    }
    return candidates;
}

Q_DECLARE_METATYPE(Row)

static QList<JobId> idsOf(const QString &names)
{
    QList<JobId> ids;
    const auto list = names.split(u' ', Qt::SkipEmptyParts);
    for (const QString &name : list)
        ids.append(idOf(name));
    return ids;
}

void TestSchedule::decidesWhoRunsNow_data()
{
    QTest::addColumn<Row>("row");
    const auto row = [](const char *name, const char *before, int slots, const char *start,
                        const char *stop) {
        QTest::newRow(name) << Row{QString::fromLatin1(before), slots, QString::fromLatin1(start),
                                   QString::fromLatin1(stop)};
    };
    row("nobody", "", 3, "", "");
    row("one waits", "a:normal:-1", 3, "a", "");
    row("as many as slots", "a:normal:-1 b:normal:-2 c:normal:-3 d:normal:-4", 3, "a b c", "");
    row("who waits longest comes first", "a:normal:-9 b:normal:-2 c:normal:-5", 2, "b c", "");
    row("equal turns keep their order", "a:normal:-1 b:normal:-1", 1, "a", "");
    row("no slot free", "a:normal:10 b:normal:-1", 1, "", "");
    row("one slot free", "a:normal:10 b:normal:-1 c:normal:-2", 2, "b", "");

    row("all foreground jobs run", "a:foreground:-1 b:foreground:-2 c:foreground:-3", 1, "a b c",
        "");
    row("foreground takes no slot", "a:foreground:10 b:foreground:-1 c:normal:-2", 1, "b c", "");
    row("foreground has no slice", "a:foreground:999 b:foreground:-1", 1, "b", "");
    row("foreground runs without slots", "a:foreground:-1 b:normal:-2", 0, "a", "");

    row("high before normal before low", "a:low:-1 b:normal:-2 c:high:-3", 2, "c b", "");
    row("high preempts low", "a:low:5 b:high:-1", 1, "b", "a");
    row("high preempts normal, not high", "a:high:5 b:normal:5 c:high:-1", 2, "c", "b");
    row("the lowest goes first", "a:normal:5 b:low:5 c:high:-1", 2, "c", "b");
    row("low never preempts", "a:normal:999 b:low:-1", 1, "", "");
    row("low gets what is left", "a:normal:5 b:low:-1", 2, "b", "");
    row("one preempted, the longest in its slot", "a:low:50 b:low:20 c:high:-1", 2, "c", "a");

    row("slice over, an equal waits", "a:normal:60 b:normal:-1", 1, "b", "a");
    row("slice not over", "a:normal:59 b:normal:-1", 1, "", "");
    row("slice over, nobody waits", "a:normal:999", 1, "", "");
    row("slice over, only a lower one waits", "a:normal:999 b:low:-1", 1, "", "");
    row("slice over, a slot is free", "a:normal:999 b:normal:-1", 2, "b", "");
    row("two over, one waits: the longer goes", "a:normal:70 b:normal:90 c:normal:-1", 2, "c", "b");
    row("two over, two wait", "a:normal:70 b:normal:90 c:normal:-1 d:normal:-2", 2, "c d", "b a");
    row("one over, two wait", "a:normal:70 b:normal:10 c:normal:-1 d:normal:-2", 2, "c", "a");

    row("fewer slots than running", "a:normal:10 b:normal:20 c:normal:30", 1, "", "c b");
    row("fewer slots, the lower goes", "a:low:1 b:high:50", 1, "", "a");
    row("no slots", "a:normal:10 b:normal:-1", 0, "", "a");
    row("negative slots are none", "a:normal:10", -2, "", "a");
}

void TestSchedule::decidesWhoRunsNow()
{
    QFETCH(Row, row);
    const ScheduleDecision decision = schedule(candidatesFrom(row.before), row.slots);
    QCOMPARE(decision.start, idsOf(row.start));
    QCOMPARE(decision.stop, idsOf(row.stop));
}

/// Does what the queue does with a decision.
static void carryOut(const ScheduleDecision &decision, QList<Candidate> &candidates, qint64 &turn)
{
    for (Candidate &candidate : candidates) {
        if (decision.start.contains(candidate.id))
            candidate.running = true;
        const qsizetype place = decision.stop.indexOf(candidate.id);
        if (place < 0)
            continue;
        candidate.running = false;
        candidate.inSlot = milliseconds(0);
        candidate.turn = turn + place + 1;
    }
    turn += decision.stop.size();
}

void TestSchedule::everybodyGetsTheSameTurnsInTheLongRun()
{
    constexpr int jobs = 7;
    constexpr int slotCount = 3;
    constexpr int ticks = 7 * 60 * 20;
    QList<Candidate> candidates(jobs);
    qint64 turn = 0;
    for (Candidate &candidate : candidates) {
        candidate.id = QUuid::createUuid();
        candidate.turn = ++turn;
    }
    QList<int> ran(jobs, 0);
    int stops = 0;
    for (int tick = 0; tick < ticks; ++tick) {
        const ScheduleDecision decision = schedule(candidates, slotCount);
        stops += static_cast<int>(decision.stop.size());
        carryOut(decision, candidates, turn);
        int running = 0;
        for (int i = 0; i < jobs; ++i) {
            if (!candidates[i].running)
                continue;
            ++running;
            ++ran[i];
            candidates[i].inSlot += milliseconds(1'000);
        }
        QCOMPARE(running, slotCount);
    }
    const auto [least, most] = std::minmax_element(ran.begin(), ran.end());
    QVERIFY2(*most - *least <= 60, qPrintable(QString::number(*most - *least)));
    QVERIFY(stops <= slotCount * ticks / 60);
}

void TestSchedule::aDecisionCarriedOutLeavesNothingToDecide()
{
    quint32 seed = 3;
    const auto next = [&seed] { return static_cast<int>((seed = seed * 1'664'525U + 1) >> 16); };
    for (int round = 0; round < 500; ++round) {
        QList<Candidate> candidates(next() % 12);
        qint64 turn = 100;
        for (Candidate &candidate : candidates) {
            candidate.id = QUuid::createUuid();
            candidate.priority = static_cast<Priority>(next() % 4);
            candidate.running = next() % 2 == 0;
            candidate.inSlot = milliseconds(candidate.running ? next() % 90'000 : 0);
            candidate.turn = next() % 100;
        }
        const int slotCount = next() % 5;
        carryOut(schedule(candidates, slotCount), candidates, turn);
        QCOMPARE(schedule(candidates, slotCount), ScheduleDecision{});
        const auto inBackground =
            std::count_if(candidates.begin(), candidates.end(), [](const Candidate &candidate) {
                return candidate.running && candidate.priority != Priority::Foreground;
            });
        QVERIFY(inBackground <= slotCount);
    }
}

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
