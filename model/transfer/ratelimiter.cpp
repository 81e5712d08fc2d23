// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/ratelimiter.h"

#include <algorithm>
#include <limits>

namespace tranship {

namespace {

/// Between two rounds: short beside the tenth of a second a bucket is deep.
constexpr std::chrono::milliseconds roundInterval{20};
/// Less than this per connection makes more work than it saves memory.
constexpr qint64 leastReadAhead = 16 * 1024;

} // namespace

Throttle::Throttle(RateLimiter &limiter) : m_limiter(&limiter)
{
    setJob(Priority::Normal, 0);
}

Throttle::~Throttle()
{
    if (m_limiter)
        m_limiter->leave(*this, nullptr);
}

void Throttle::setJob(Priority priority, qint64 limit, Way way)
{
    if (!m_limiter)
        return;
    const std::optional<qint64> rate = limit > 0 ? std::optional(limit) : std::nullopt;
    const bool isBackground = priority != Priority::Foreground;
    m_givesWay = isBackground && way == Way::In;
    std::vector<TokenBucket *> buckets = {&m_own};
    if (isBackground)
        buckets.push_back(&m_limiter->m_byPriority[static_cast<size_t>(priority)]);
    if (m_givesWay)
        buckets.push_back(&m_limiter->m_idle);
    if (isBackground || m_limiter->m_isForegroundLimited) {
        buckets.push_back(&m_limiter->m_byWay[static_cast<size_t>(way)]);
        buckets.push_back(&m_limiter->m_total);
    }
    if (rate == m_own.rate() && buckets == m_buckets)
        return;
    m_own.setRate(rate);
    m_buckets = std::move(buckets);
    m_limiter->rateChanged();
}

qint64 Throttle::take(qint64 wanted)
{
    return m_limiter ? m_limiter->take(*this, wanted) : wanted;
}

bool Throttle::isHolding() const
{
    return m_limiter && m_limiter->holds(*this);
}

void Throttle::await(Waiter &waiter)
{
    ++m_waits;
    if (m_limiter)
        m_limiter->await(*this, waiter);
}

void Throttle::leave(Waiter &waiter)
{
    if (m_limiter)
        m_limiter->leave(*this, &waiter);
}

qint64 Throttle::readAhead(qint64 most) const
{
    if (!m_limiter)
        return most;
    qint64 rate = std::numeric_limits<qint64>::max();
    for (const TokenBucket *bucket : m_buckets)
        rate = std::min(rate, bucket->rate().value_or(rate));
    return std::clamp(rate / 2 / std::max(m_connections, 1), leastReadAhead, most);
}

RateLimiter::RateLimiter(const Clock &clock) : m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RateLimiter::serve);
}

RateLimiter::~RateLimiter() = default;

std::shared_ptr<Throttle> RateLimiter::makeThrottle()
{
    return std::make_shared<Throttle>(*this);
}

void RateLimiter::setTotal(std::optional<qint64> rate)
{
    if (rate == m_total.rate())
        return;
    m_total.setRate(rate);
    rateChanged();
}

void RateLimiter::setTotal(Throttle::Way way, std::optional<qint64> rate)
{
    TokenBucket &bucket = m_byWay[static_cast<size_t>(way)];
    if (rate == bucket.rate())
        return;
    bucket.setRate(rate);
    rateChanged();
}

void RateLimiter::setIdle(std::optional<qint64> rate)
{
    if (rate == m_idle.rate())
        return;
    m_idle.setRate(rate);
    rateChanged();
}

void RateLimiter::setRate(Priority priority, std::optional<qint64> rate)
{
    TokenBucket &bucket = m_byPriority[static_cast<size_t>(priority)];
    if (priority == Priority::Foreground || rate == bucket.rate())
        return;
    bucket.setRate(rate);
    rateChanged();
}

void RateLimiter::rateChanged()
{
    if (!m_queue.empty() && !m_isServing)
        m_timer.start(0);
}

qint64 RateLimiter::take(Throttle &throttle, qint64 wanted)
{
    // while others wait, what time brings is given out in rounds only
    if (m_queue.empty() && !m_isServing)
        fill(throttle);
    qint64 granted = m_offer ? std::min(wanted, *m_offer) : wanted;
    for (TokenBucket *bucket : throttle.m_buckets) {
        const qint64 available = bucket->available();
        if (available < wanted)
            bucket->setShort();
        const bool isWorthIt = available >= std::min(wanted, bucket->smallestGrant());
        granted = isWorthIt ? std::min(granted, available) : 0;
    }
    for (TokenBucket *bucket : throttle.m_buckets)
        bucket->take(granted);
    if (m_offer)
        *m_offer -= granted;
    throttle.m_taken += granted;
    if (throttle.m_givesWay)
        m_backgroundBytes += granted;
    return granted;
}

void RateLimiter::await(Throttle &throttle, Throttle::Waiter &waiter)
{
    m_queue.push_back({&throttle, &waiter});
    if (!m_isServing && !m_timer.isActive())
        m_timer.start(roundInterval);
}

void RateLimiter::leave(Throttle &throttle, const Throttle::Waiter *waiter)
{
    const auto isMeant = [&](const Place &place) {
        return place.throttle == &throttle && (!waiter || place.waiter == waiter);
    };
    std::erase_if(m_queue, isMeant);
    std::erase_if(m_round, isMeant);
    std::erase_if(m_unserved, isMeant);
}

bool RateLimiter::holds(const Throttle &throttle) const
{
    const auto waits = [&throttle](const Place &place) { return place.throttle == &throttle; };
    return std::any_of(m_queue.begin(), m_queue.end(), waits)
        || std::any_of(m_round.begin(), m_round.end(), waits)
        || std::any_of(m_unserved.begin(), m_unserved.end(), waits);
}

void RateLimiter::fill(const Throttle &throttle)
{
    const auto now = m_clock.monotonic();
    for (TokenBucket *bucket : throttle.m_buckets)
        bucket->fill(now);
}

void RateLimiter::serve()
{
    if (m_isServing)
        return;
    m_isServing = true;
    std::vector<TokenBucket *> filled;
    for (const Place &place : m_queue) {
        if (std::find(filled.begin(), filled.end(), &place.throttle->m_own) == filled.end()) {
            filled.push_back(&place.throttle->m_own);
            fill(*place.throttle);
        }
    }
    while (serveRound()) { }
    m_isServing = false;
    if (!m_queue.empty())
        m_timer.start(roundInterval);
}

bool RateLimiter::serveRound()
{
    m_round = std::exchange(m_queue, {});
    bool isAnyTaken = false;
    while (!m_round.empty()) {
        const Place place = m_round.front();
        m_offer = share(*place.throttle);
        m_round.pop_front();
        if (*m_offer == 0) {
            m_unserved.push_back(place);
            continue;
        }
        const qint64 before = *m_offer;
        place.waiter->tokensReady();
        isAnyTaken = isAnyTaken || *m_offer < before;
    }
    m_offer.reset();
    // who got nothing keeps his place before those who had something
    m_queue.insert(m_queue.begin(), m_unserved.begin(), m_unserved.end());
    m_unserved.clear();
    return isAnyTaken;
}

qint64 RateLimiter::share(const Throttle &throttle) const
{
    qint64 least = std::numeric_limits<qint64>::max();
    for (TokenBucket *bucket : throttle.m_buckets) {
        const auto draws = [bucket](const Place &place) {
            const std::vector<TokenBucket *> &all = place.throttle->m_buckets;
            return std::find(all.begin(), all.end(), bucket) != all.end();
        };
        const auto claims = std::count_if(m_round.begin(), m_round.end(), draws);
        const qint64 available = bucket->available();
        if (available < bucket->smallestGrant()) {
            bucket->setShort();
            return 0;
        }
        least = std::min(least, std::max<qint64>(available / claims, bucket->smallestGrant()));
    }
    return least;
}

} // namespace tranship
