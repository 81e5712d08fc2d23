// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/bandwidth.h"
#include "model/job/clock.h"
#include "model/job/yield.h"
#include "model/queue/jobbook.h"
#include "model/transfer/ratelimiter.h"

#include <QHash>
#include <QObject>
#include <QTimeZone>

#include <array>
#include <memory>
#include <optional>

namespace tranship {

/// Holds all transfers to what policy and jobs allow: one tree of limits, of all background jobs,
/// of each priority, of each job. A change of either acts at once, in mid transfer. And makes
/// background jobs give way to the traffic of other programs.
class Bandwidth final : public QObject {
    Q_OBJECT

public:
    /// A priority of which nothing may move now.
    struct Block {
        QDateTime until; ///< UTC; null: until the policy is another

        bool operator==(const Block &) const = default;
    };

    /// `traffic` null: nobody is given way to.
    Bandwidth(const JobBook &book, const Clock &clock, const Policy &policy, TrafficMeter *traffic);
    ~Bandwidth() override;

    /// What the connections of the job ask; of one job always the same while anybody holds it.
    [[nodiscard]] std::shared_ptr<Throttle> throttleOf(const Job &job);

    /// nullopt: jobs of this priority may move.
    [[nodiscard]] const std::optional<Block> &blockOf(Priority priority) const
    {
        return m_rules.at(static_cast<size_t>(priority)).block;
    }

    /// The policy is another.
    void takePolicy();
    /// About once a second: by the clock on the wall, so that one who sets it sets the hours too.
    void tick();

Q_SIGNALS:
    /// blockOf() answers otherwise for some priority.
    void blocksChanged();

private:
    struct Rule {
        qint64 limit = unlimitedRate;
        std::optional<Block> block;
    };

    void takeJob(const JobId &id);
    void decide(bool isPolicyNew);
    void giveWay();

    const JobBook &m_book;
    const Clock &m_clock;
    const Policy &m_policy;
    TrafficMeter *const m_traffic;
    RateLimiter m_limiter;
    QHash<JobId, std::weak_ptr<Throttle>> m_throttles;
    std::array<Rule, 4> m_rules; ///< by priority
    QTimeZone m_zone;
    YieldState m_yield;
    bool m_isMeasuring = false; ///< the traffic was looked at when last it was time to
    std::chrono::milliseconds m_measured{0}; ///< when the traffic was, last
    qint64 m_background = 0; ///< bytes of background jobs up to then
};

} // namespace tranship
