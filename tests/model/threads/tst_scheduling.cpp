// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/diskworkers.h"
#include "model/files/worker.h"
#include "model/threads/scheduling.h"

#include <QTest>

#include <optional>
#include <thread>

#include <sched.h>
#include <sys/resource.h>

using namespace tranship;

namespace {

/// The processors the calling thread may run on.
cpu_set_t processors()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    sched_getaffinity(0, sizeof(set), &set);
    return set;
}

cpu_set_t processorsOfNewThread()
{
    cpu_set_t set;
    std::thread([&set] { set = processors(); }).join();
    return set;
}

bool isOne(const cpu_set_t &set)
{
    return CPU_COUNT(&set) == 1;
}

bool areSame(const cpu_set_t &one, const cpu_set_t &other)
{
    return CPU_EQUAL(&one, &other);
}

} // namespace

class TestScheduling final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aThreadIsKeptWithThoseItBegins();
    void itIsKeptOnTheSameProcessorEachTime();
    void itIsFreeWhenTheLastThatKeptItIsGone();
    void anyProcessorFreesItMeanwhile();
    void anyProcessorOfAFreeThreadChangesNothing();
    void workersAreNotKept();
    void hashingGivesWay();

private:
    cpu_set_t m_usual{};
};

void TestScheduling::init()
{
    m_usual = processors();
}

void TestScheduling::aThreadIsKeptWithThoseItBegins()
{
    const OneProcessor one;
    const cpu_set_t kept = processors();
    QVERIFY(isOne(kept));
    QVERIFY(areSame(processorsOfNewThread(), kept));
}

void TestScheduling::itIsKeptOnTheSameProcessorEachTime()
{
    std::optional<OneProcessor> one(std::in_place);
    const cpu_set_t first = processors();
    one.reset();
    one.emplace();
    QVERIFY(areSame(processors(), first));
}

void TestScheduling::itIsFreeWhenTheLastThatKeptItIsGone()
{
    std::optional<OneProcessor> first(std::in_place);
    std::optional<OneProcessor> second(std::in_place);
    first.reset();
    QVERIFY(isOne(processors()));
    second.reset();
    QVERIFY(areSame(processors(), m_usual));
}

void TestScheduling::anyProcessorFreesItMeanwhile()
{
    const OneProcessor one;
    {
        const AnyProcessor any;
        QVERIFY(areSame(processors(), m_usual));
        QVERIFY(areSame(processorsOfNewThread(), m_usual));
    }
    QVERIFY(isOne(processors()));
}

void TestScheduling::anyProcessorOfAFreeThreadChangesNothing()
{
    {
        const AnyProcessor any;
        QVERIFY(areSame(processors(), m_usual));
    }
    QVERIFY(areSame(processors(), m_usual));
}

void TestScheduling::workersAreNotKept()
{
    const OneProcessor one;
    ThreadWorker worker(QStringLiteral("worker"));
    DiskWorkers::Options options;
    options.deviceOf = [](const QString &) -> quint64 { return 1; };
    DiskWorkers disk(options);
    QList<cpu_set_t> found;
    const auto look = [this, &found](Worker &where, bool isAside) {
        const auto note = [&found](cpu_set_t set) { found.append(set); };
        isAside ? runAside<cpu_set_t>(where, this, processors, note)
                : runOn<cpu_set_t>(where, this, processors, note);
    };
    for (Worker *where : {static_cast<Worker *>(&worker), &disk.of(QStringLiteral("/"))}) {
        look(*where, false);
        look(*where, true);
    }
    QTRY_COMPARE(found.size(), 4);
    for (const cpu_set_t &set : std::as_const(found))
        QVERIFY(areSame(set, m_usual));
}

void TestScheduling::hashingGivesWay()
{
    DiskWorkers::Options options;
    options.deviceOf = [](const QString &) -> quint64 { return 1; };
    options.givesWay = true;
    DiskWorkers disk(options);
    const int here = getpriority(PRIO_PROCESS, 0);
    std::optional<int> there;
    runOn<int>(
        disk, this, [] { return getpriority(PRIO_PROCESS, 0); },
        [&there](int niceness) { there = niceness; });
    QTRY_VERIFY(there);
    QVERIFY(*there > here || *there == 19);
    QCOMPARE(getpriority(PRIO_PROCESS, 0), here);
}

QTEST_GUILESS_MAIN(TestScheduling)
#include "tst_scheduling.moc"
