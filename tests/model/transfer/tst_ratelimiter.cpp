// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/ratelimiter.h"
#include "tests/support/fakeclock.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <vector>

using namespace tranship;
using namespace tranship::test;
using namespace std::chrono_literals;

namespace {

constexpr qint64 block = 64 * 1024;

/// A connection that always has `block` bytes to read, and reads as often as it may.
class Reader final : public Throttle::Waiter {
public:
    explicit Reader(std::shared_ptr<Throttle> throttle) : m_throttle(std::move(throttle))
    {
        m_throttle->join();
    }

    ~Reader()
    {
        m_throttle->leave(*this);
        m_throttle->part();
    }

    Q_DISABLE_COPY_MOVE(Reader)

    /// Reads until nothing is granted, then waits. At most `most` bytes, for one without a limit.
    void read(qint64 most = std::numeric_limits<qint64>::max())
    {
        while (m_wantsMore && most > 0) {
            const qint64 granted = m_throttle->take(std::min(block, most));
            if (granted == 0) {
                m_throttle->await(*this);
                return;
            }
            m_bytes += granted;
            most -= granted;
        }
    }

    void tokensReady() override { read(); }

    void setWantsMore(bool wantsMore) { m_wantsMore = wantsMore; }

    [[nodiscard]] qint64 bytes() const { return m_bytes; }

private:
    std::shared_ptr<Throttle> m_throttle;
    qint64 m_bytes = 0;
    bool m_wantsMore = true;
};

struct Rig {
    FakeClock clock;
    RateLimiter limiter{clock};

    std::shared_ptr<Throttle> job(Priority priority, qint64 limit = 0)
    {
        std::shared_ptr<Throttle> throttle = limiter.makeThrottle();
        throttle->setJob(priority, limit);
        return throttle;
    }

    /// Time in steps of `step`, with a round after each.
    void run(std::chrono::milliseconds time, std::chrono::milliseconds step = 20ms)
    {
        for (auto passed = 0ms; passed < time; passed += step) {
            clock.advance(step);
            limiter.serve();
        }
    }
};

bool isNear(qint64 bytes, double wanted, double tolerance)
{
    const bool fits = std::abs(static_cast<double>(bytes) - wanted) <= wanted * tolerance;
    if (!fits)
        qWarning() << bytes << "bytes, wanted" << wanted;
    return fits;
}

} // namespace

class TestRateLimiter final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLimitIsHeldSmoothly_data();
    void aLimitIsHeldSmoothly();
    void aLateEventLoopCostsNoSpeed();
    void aPauseIsFollowedByNoBurst();
    void connectionsShareEqually();
    void whatOneLeavesTheOthersTake();
    void aJobAPriorityAndTheTotalLimitTogether();
    void foregroundJobsKnowOnlyTheirOwnLimit();
    void theTotalMayHoldForForegroundJobsToo();
    void eachWayHasATotalOfItsOwn();
    void aNewLimitActsAtOnce();
    void whatGoesOutGivesNoWayToWhatComesIn();
    void noLimitGrantsEverything();
    void zeroGrantsNothingUntilItIsLifted();
    void aConnectionThatLeavesIsNotCalled();
    void aSlowLimitReadsLittleAhead();
    void aThrottleOutlivesItsLimiter();
};

void TestRateLimiter::aLimitIsHeldSmoothly_data()
{
    QTest::addColumn<qint64>("rate");
    QTest::addColumn<int>("connections");
    QTest::newRow("20 KiB/s, one connection") << qint64{20 * 1024} << 1;
    QTest::newRow("20 KiB/s, 16 connections") << qint64{20 * 1024} << 16;
    QTest::newRow("100 KB/s, 4 connections") << qint64{100'000} << 4;
    QTest::newRow("1 MiB/s, one connection") << qint64{1024 * 1024} << 1;
    QTest::newRow("10 MB/s, 8 connections") << qint64{10'000'000} << 8;
    QTest::newRow("100 MB/s, 16 connections") << qint64{100'000'000} << 16;
}

/// Every single second within 10 %, ten of them within 3 %.
void TestRateLimiter::aLimitIsHeldSmoothly()
{
    QFETCH(qint64, rate);
    QFETCH(int, connections);
    Rig rig;
    const auto throttle = rig.job(Priority::Normal, rate);
    std::vector<std::unique_ptr<Reader>> readers;
    for (int i = 0; i < connections; ++i) {
        readers.push_back(std::make_unique<Reader>(throttle));
        readers.back()->read();
    }
    qint64 before = 0;
    for (int second = 0; second < 10; ++second) {
        rig.run(1s);
        QVERIFY(isNear(throttle->taken() - before, static_cast<double>(rate), 0.1));
        before = throttle->taken();
    }
    QVERIFY(isNear(throttle->taken(), 10.0 * static_cast<double>(rate), 0.03));
}

void TestRateLimiter::aLateEventLoopCostsNoSpeed()
{
    Rig rig;
    const auto throttle = rig.job(Priority::Normal, 1'000'000);
    Reader reader(throttle);
    reader.read();
    for (int i = 0; i < 25; ++i) {
        rig.run(20ms);
        rig.run(380ms, 380ms);
    }
    QVERIFY(isNear(throttle->taken(), 10e6, 0.03));
}

void TestRateLimiter::aPauseIsFollowedByNoBurst()
{
    Rig rig;
    const auto throttle = rig.job(Priority::Normal, 1'000'000);
    Reader reader(throttle);
    reader.read();
    rig.run(1s);
    reader.setWantsMore(false);
    rig.run(60s);
    reader.setWantsMore(true);
    const qint64 before = throttle->taken();
    reader.read();
    rig.run(1s);
    // a tenth of a second may have collected
    QVERIFY(isNear(throttle->taken() - before, 1.1e6, 0.1));
}

void TestRateLimiter::connectionsShareEqually()
{
    Rig rig;
    rig.limiter.setTotal(1'200'000);
    const auto one = rig.job(Priority::Normal);
    const auto other = rig.job(Priority::Low);
    std::vector<std::unique_ptr<Reader>> readers;
    for (const auto &throttle : {one, one, one, other}) {
        readers.push_back(std::make_unique<Reader>(throttle));
        readers.back()->read();
    }
    rig.run(10s);
    for (const auto &reader : readers)
        QVERIFY(isNear(reader->bytes(), 3e6, 0.05));
}

void TestRateLimiter::whatOneLeavesTheOthersTake()
{
    Rig rig;
    rig.limiter.setTotal(1'000'000);
    const auto slow = rig.job(Priority::Normal, 100'000);
    const auto fast = rig.job(Priority::Normal);
    Reader first(slow);
    Reader second(fast);
    first.read();
    second.read();
    rig.run(10s);
    QVERIFY(isNear(first.bytes(), 1e6, 0.03));
    QVERIFY(isNear(second.bytes(), 9e6, 0.03));
}

void TestRateLimiter::aJobAPriorityAndTheTotalLimitTogether()
{
    Rig rig;
    rig.limiter.setTotal(1'000'000);
    rig.limiter.setRate(Priority::Low, 300'000);
    const auto limited = rig.job(Priority::Low, 100'000);
    const auto low = rig.job(Priority::Low);
    const auto high = rig.job(Priority::High);
    Reader first(limited);
    Reader second(low);
    Reader third(high);
    for (Reader *reader : {&first, &second, &third})
        reader->read();
    rig.run(10s);
    QVERIFY(isNear(first.bytes(), 1e6, 0.03));
    QVERIFY(isNear(second.bytes(), 2e6, 0.03));
    QVERIFY(isNear(third.bytes(), 7e6, 0.03));
    QVERIFY(isNear(rig.limiter.backgroundBytes(), 10e6, 0.03));
}

void TestRateLimiter::foregroundJobsKnowOnlyTheirOwnLimit()
{
    Rig rig;
    rig.limiter.setTotal(0);
    rig.limiter.setIdle(0);
    rig.limiter.setRate(Priority::Foreground, 0);
    const auto free = rig.job(Priority::Foreground);
    QCOMPARE(free->take(block), block);
    const auto limited = rig.job(Priority::Foreground, 50'000);
    Reader reader(limited);
    reader.read();
    rig.run(10s);
    QVERIFY(isNear(reader.bytes(), 500'000, 0.03));
    QCOMPARE(rig.limiter.backgroundBytes(), 0);
}

void TestRateLimiter::theTotalMayHoldForForegroundJobsToo()
{
    Rig rig;
    rig.limiter.setTotal(100'000);
    const auto throttle = rig.job(Priority::Foreground);
    rig.limiter.setForegroundLimited(true);
    throttle->setJob(Priority::Foreground, 0);
    Reader first(throttle);
    first.read();
    const auto background = rig.job(Priority::Low);
    Reader second(background);
    second.read();
    rig.run(10s);
    QVERIFY(isNear(first.bytes(), 500'000, 0.05));
    QVERIFY(isNear(second.bytes(), 500'000, 0.05));
    rig.limiter.setForegroundLimited(false);
    throttle->setJob(Priority::Foreground, 0);
    QCOMPARE(throttle->take(block), block);
}

void TestRateLimiter::eachWayHasATotalOfItsOwn()
{
    Rig rig;
    rig.limiter.setTotal(Throttle::Way::In, 100'000);
    rig.limiter.setTotal(Throttle::Way::Out, 40'000);
    const auto in = rig.job(Priority::Normal);
    const auto out = rig.job(Priority::Normal);
    out->setJob(Priority::Normal, 0, Throttle::Way::Out);
    Reader reads(in);
    Reader sends(out);
    reads.read();
    sends.read();
    rig.run(10s);
    QVERIFY(isNear(reads.bytes(), 1'000'000, 0.05));
    QVERIFY(isNear(sends.bytes(), 400'000, 0.05));

    const auto foreground = rig.job(Priority::Foreground);
    QCOMPARE(foreground->take(block), block);
    rig.limiter.setTotal(Throttle::Way::Out, std::nullopt);
    QCOMPARE(out->take(block), block);
}

void TestRateLimiter::aNewLimitActsAtOnce()
{
    Rig rig;
    const auto throttle = rig.job(Priority::Normal, 100'000);
    Reader reader(throttle);
    reader.read();
    rig.run(10s);
    const qint64 slow = reader.bytes();
    throttle->setJob(Priority::Normal, 2'000'000);
    rig.run(1s);
    QVERIFY(isNear(reader.bytes() - slow, 2e6, 0.1));
    const qint64 fast = reader.bytes();
    rig.limiter.setTotal(200'000);
    rig.run(1s);
    QVERIFY(isNear(reader.bytes() - fast, 2e5, 0.2));
    // another priority takes another bucket
    rig.limiter.setRate(Priority::Low, 50'000);
    const qint64 total = reader.bytes();
    throttle->setJob(Priority::Low, 2'000'000);
    rig.run(10s);
    QVERIFY(isNear(reader.bytes() - total, 5e5, 0.05));
    rig.limiter.setIdle(20'000);
    const qint64 low = reader.bytes();
    rig.run(10s);
    QVERIFY(isNear(reader.bytes() - low, 2e5, 0.05));
}

void TestRateLimiter::whatGoesOutGivesNoWayToWhatComesIn()
{
    Rig rig;
    const auto upload = rig.limiter.makeThrottle();
    upload->setJob(Priority::Normal, 0, Throttle::Way::Out);
    rig.limiter.setIdle(16'000);
    QCOMPARE(upload->take(100 * block), 100 * block);
    QCOMPARE(rig.limiter.backgroundBytes(), qint64(0));
    rig.limiter.setTotal(100'000); // but the limit is for both ways
    Reader reader(upload);
    reader.read(100 * block);
    rig.run(10s);
    QVERIFY(isNear(reader.bytes(), 1e6, 0.05));
}

void TestRateLimiter::noLimitGrantsEverything()
{
    Rig rig;
    const auto throttle = rig.job(Priority::Normal);
    Reader reader(throttle);
    reader.read(100 * block);
    QCOMPARE(reader.bytes(), 100 * block);
    QCOMPARE(throttle->readAhead(1 << 20), 1 << 20);
}

void TestRateLimiter::zeroGrantsNothingUntilItIsLifted()
{
    Rig rig;
    rig.limiter.setRate(Priority::Normal, 0);
    const auto throttle = rig.job(Priority::Normal, 100'000);
    Reader reader(throttle);
    reader.read();
    rig.run(60s);
    QCOMPARE(reader.bytes(), 0);
    rig.limiter.setRate(Priority::Normal, std::nullopt);
    rig.run(1s);
    QVERIFY(isNear(reader.bytes(), 1e5, 0.2));
}

void TestRateLimiter::aConnectionThatLeavesIsNotCalled()
{
    Rig rig;
    const auto throttle = rig.job(Priority::Normal, 100'000);
    auto gone = std::make_unique<Reader>(throttle);
    Reader stays(throttle);
    gone->read();
    stays.read();
    gone.reset();
    rig.run(10s);
    QVERIFY(isNear(stays.bytes(), 1e6, 0.03));
}

void TestRateLimiter::aSlowLimitReadsLittleAhead()
{
    Rig rig;
    const auto throttle = rig.job(Priority::Normal, 400'000);
    Reader reader(throttle);
    QCOMPARE(throttle->readAhead(1 << 20), 200'000);
    const Reader another(throttle);
    QCOMPARE(throttle->readAhead(1 << 20), 100'000);
    throttle->setJob(Priority::Normal, 1'000);
    QCOMPARE(throttle->readAhead(1 << 20), 16 * 1024);
}

void TestRateLimiter::aThrottleOutlivesItsLimiter()
{
    const FakeClock clock;
    auto limiter = std::make_unique<RateLimiter>(clock);
    const auto throttle = limiter->makeThrottle();
    throttle->setJob(Priority::Normal, 1);
    limiter.reset();
    QCOMPARE(throttle->take(block), block);
    throttle->setJob(Priority::Low, 5);
}

QTEST_GUILESS_MAIN(TestRateLimiter)
#include "tst_ratelimiter.moc"
