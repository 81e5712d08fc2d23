// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/bandwidth.h"

#include <algorithm>

namespace tranship {

namespace {

constexpr std::array allPriorities = {Priority::Foreground, Priority::High, Priority::Normal,
                                      Priority::Low};

std::optional<qint64> rateOf(qint64 limit)
{
    return limit == unlimitedRate ? std::nullopt : std::optional(limit);
}

/// A reply is small beside what was sent for it.
Throttle::Way wayOf(const Job &job)
{
    return job.type == JobType::Download ? Throttle::Way::In : Throttle::Way::Out;
}

} // namespace

Bandwidth::Bandwidth(const JobBook &book, const Clock &clock, const Policy &policy,
                     TrafficMeter *traffic)
    : m_book(book),
      m_clock(clock),
      m_policy(policy),
      m_traffic(traffic),
      m_limiter(clock)
{
    connect(&book, &JobBook::changed, this, &Bandwidth::takeJob);
    connect(&book, &JobBook::removed, this, [this](const JobId &id) { m_throttles.remove(id); });
}

Bandwidth::~Bandwidth() = default;

std::shared_ptr<Throttle> Bandwidth::throttleOf(const Job &job)
{
    std::shared_ptr<Throttle> throttle = m_throttles.value(job.id).lock();
    if (!throttle)
        throttle = m_limiter.makeThrottle();
    throttle->setJob(job.priority, job.settings.bandwidthLimit, wayOf(job));
    m_throttles.insert(job.id, throttle);
    return throttle;
}

void Bandwidth::takeJob(const JobId &id)
{
    const std::shared_ptr<Throttle> throttle = m_throttles.value(id).lock();
    const Job *job = throttle ? m_book.find(id) : nullptr;
    if (job)
        throttle->setJob(job->priority, job->settings.bandwidthLimit, wayOf(*job));
}

void Bandwidth::takePolicy()
{
    m_limiter.setTotal(rateOf(m_policy.maxBandwidth));
    m_limiter.setTotal(Throttle::Way::In, rateOf(m_policy.maxDownloadBandwidth));
    m_limiter.setTotal(Throttle::Way::Out, rateOf(m_policy.maxUploadBandwidth));
    m_limiter.setForegroundLimited(m_policy.limitForeground);
    decide(true);
    const QList<JobId> ids = m_throttles.keys();
    for (const JobId &id : ids)
        takeJob(id);
}

void Bandwidth::tick()
{
    decide(false);
    giveWay();
}

void Bandwidth::giveWay()
{
    const QList<JobId> ids = m_throttles.keys();
    const bool isBackgroundRunning = std::any_of(ids.begin(), ids.end(), [this](const JobId &id) {
        const Job *job = m_book.find(id);
        return job && job->priority != Priority::Foreground && wayOf(*job) == Throttle::Way::In
            && !m_throttles.value(id).expired();
    });
    if (!m_traffic || !m_policy.yieldToOtherTraffic || !isBackgroundRunning) {
        m_yield = {};
        m_isMeasuring = false;
        m_limiter.setIdle(std::nullopt);
        return;
    }
    TrafficSample sample;
    sample.elapsed = m_clock.monotonic() - std::exchange(m_measured, m_clock.monotonic());
    sample.background =
        m_limiter.backgroundBytes() - std::exchange(m_background, m_limiter.backgroundBytes());
    const std::optional<TrafficDelta> traffic = m_traffic->measure();
    sample.traffic = traffic.value_or(TrafficDelta());
    // The first look after a pause tells what others took long ago.
    const bool isComparable = std::exchange(m_isMeasuring, true) && traffic;
    m_yield = isComparable ? yield(m_yield, sample) : YieldState();
    m_limiter.setIdle(m_yield.limit);
}

void Bandwidth::decide(bool isPolicyNew)
{
    const QDateTime now = m_clock.now();
    const QTimeZone zone = m_clock.timeZone();
    const bool isNew = isPolicyNew || zone != m_zone;
    m_zone = zone;
    bool areBlocksNew = false;
    for (const Priority priority : allPriorities) {
        Rule &rule = m_rules.at(static_cast<size_t>(priority));
        const qint64 limit = bandwidthLimit(m_policy, priority, now, zone);
        if (limit == rule.limit && !isNew)
            continue;
        rule.limit = limit;
        m_limiter.setRate(priority, rateOf(limit));
        const auto before = std::exchange(rule.block, std::nullopt);
        if (limit == 0)
            rule.block = Block{bandwidthChange(m_policy, priority, now, zone)};
        areBlocksNew = areBlocksNew || rule.block != before;
    }
    if (areBlocksNew)
        Q_EMIT blocksChanged();
}

} // namespace tranship
