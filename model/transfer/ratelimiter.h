// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/clock.h"
#include "model/job/job.h"
#include "model/transfer/tokenbucket.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace tranship {

class RateLimiter;

/// What the connections of one job share: each asks it before it reads or sends. A background job
/// draws from its own bucket, from that of its priority and from those of all background jobs and
/// of its way; a foreground job from its own only, or from the totals too.
class Throttle final {
public:
    enum class Way {
        In, ///< the job reads: what the network has to spare holds it too
        Out, ///< the job sends, where nobody measures what others need
    };

    /// A connection that wants to read on. It must leave() before it goes.
    class Waiter {
    public:
        /// There may be bytes now; take() tells how many. May do anything, also destroy waiters.
        virtual void tokensReady() = 0;

    protected:
        ~Waiter() = default;
    };

    explicit Throttle(RateLimiter &limiter);
    ~Throttle();
    Q_DISABLE_COPY_MOVE(Throttle)

    /// Acts at once, on waiting connections too. `limit` is the job's own, bytes a second; 0: none.
    void setJob(Priority priority, qint64 limit, Way way = Way::In);

    /// How many of `wanted` bytes may be read now; 0: await().
    [[nodiscard]] qint64 take(qint64 wanted);
    /// Calls `waiter` once, from the event loop, when it is its turn.
    void await(Waiter &waiter);
    void leave(Waiter &waiter);

    /// A connection that reads; what may lie unread is divided among them.
    void join() { ++m_connections; }

    void part() { --m_connections; }

    /// Bytes one connection may hold unread, `most` at most: what it gets in about half a second,
    /// so that a slow limit doesn't pull megabytes ahead and a fast one isn't slowed by small
    /// reads.
    [[nodiscard]] qint64 readAhead(qint64 most) const;

    /// How often a connection had to wait so far. It grows as long as the limit is what holds them
    /// back.
    [[nodiscard]] qint64 waits() const { return m_waits; }

    /// Whether one waits now.
    [[nodiscard]] bool isHolding() const;

    /// Bytes taken so far.
    [[nodiscard]] qint64 taken() const { return m_taken; }

private:
    friend class RateLimiter;

    QPointer<RateLimiter> m_limiter; ///< gone: everything is granted
    TokenBucket m_own;
    std::vector<TokenBucket *> m_buckets;
    bool m_givesWay = true; ///< it is in the background, and reads
    int m_connections = 0;
    qint64 m_taken = 0;
    qint64 m_waits = 0;
};

/// Holds transfers to the limits in force. Connections that got nothing stand in a queue and are
/// served in rounds: of what a bucket has each gets an equal share, and what one leaves goes to the
/// next, so none starves and nothing stays unused. One timer for all, only while somebody waits.
class RateLimiter final : public QObject {
    Q_OBJECT

public:
    explicit RateLimiter(const Clock &clock);
    ~RateLimiter() override;

    [[nodiscard]] std::shared_ptr<Throttle> makeThrottle();

    /// Whether the totals hold for foreground jobs too. Known to those whose setJob() is called
    /// after it.
    void setForegroundLimited(bool isLimited) { m_isForegroundLimited = isLimited; }

    /// Of all background jobs together, bytes a second; nullopt: no limit, 0: nothing moves.
    void setTotal(std::optional<qint64> rate);
    /// Of those among them that go one way.
    void setTotal(Throttle::Way way, std::optional<qint64> rate);
    /// Of those among them that read: what the network has to spare.
    void setIdle(std::optional<qint64> rate);
    /// Of all jobs of one background priority together; Foreground has none.
    void setRate(Priority priority, std::optional<qint64> rate);

    /// Bytes that background jobs have read so far.
    [[nodiscard]] qint64 backgroundBytes() const { return m_backgroundBytes; }

    /// Serves those who wait; the timer calls it, tests do.
    void serve();

private:
    friend class Throttle;

    struct Place {
        Throttle *throttle = nullptr;
        Throttle::Waiter *waiter = nullptr;
    };

    [[nodiscard]] qint64 take(Throttle &throttle, qint64 wanted);
    void await(Throttle &throttle, Throttle::Waiter &waiter);
    void leave(Throttle &throttle, const Throttle::Waiter *waiter);
    [[nodiscard]] bool holds(const Throttle &throttle) const;
    void fill(const Throttle &throttle);
    /// One turn for everybody in the queue; whether anything was taken.
    bool serveRound();
    /// What the first in `m_round` may take of its buckets, an equal share with those behind it.
    [[nodiscard]] qint64 share(const Throttle &throttle) const;
    void rateChanged();

    const Clock &m_clock;
    TokenBucket m_total;
    std::array<TokenBucket, 2> m_byWay;
    TokenBucket m_idle;
    std::array<TokenBucket, 4> m_byPriority; ///< the first, Foreground's, is not used
    std::deque<Place> m_queue;
    std::deque<Place> m_round; ///< who has not had his turn in the round that runs
    std::deque<Place> m_unserved; ///< for whom there was nothing in it
    std::optional<qint64> m_offer; ///< what the one whose turn it is may still take
    bool m_isServing = false;
    bool m_isForegroundLimited = false;
    qint64 m_backgroundBytes = 0;
    QTimer m_timer;
};

} // namespace tranship
