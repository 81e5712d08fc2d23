// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace tranship {

/// Bytes that came in since the last look, on the interfaces that carry our connections.
struct TrafficDelta {
    qint64 received = 0; ///< of all programs
    qint64 own = 0; ///< of those, ours: with headers, read from the socket or not yet
};

/// Measures what comes in over the network; tests make it up.
class TrafficMeter {
public:
    virtual ~TrafficMeter() = default;
    /// Since the last call; nullopt when there is nothing to compare: the first look, no connection
    /// of ours beyond this machine, or a system that doesn't tell.
    [[nodiscard]] virtual std::optional<TrafficDelta> measure() = 0;
};

struct TrafficSample {
    std::chrono::milliseconds elapsed{0};
    TrafficDelta traffic;
    qint64 background = 0; ///< bytes that background jobs read
};

/// How background jobs give way to other programs (bits.md 4.5: they use the idle share, adapt all
/// the time, and always move a little).
///
/// What a network can carry is not known, so it is tried: when others begin to receive, background
/// jobs take half of what they took. If the others take up what was given, they lacked it, and half
/// is given again, down to a trickle; if they don't, it was idle, and background jobs take more
/// again step by step, until the others are seen to get less. Then it begins anew, and the place
/// where it hurt is remembered and approached slowly. When the others are quiet, nothing limits.
struct YieldState {
    enum class Phase {
        Free, ///< nobody else, or nobody else any more: `limit` rises until it goes
        Gave, ///< `limit` was halved, and the others have `settling` samples to take it up
        Grows, ///< the others have what they want: `limit` rises until they get less
    };

    Phase phase = Phase::Free;
    std::optional<qint64> limit; ///< bytes a second of all background jobs; nullopt: none
    double others = 0; ///< bytes a second, smoothed
    double before = 0; ///< Gave: what the others had. Grows: the most they had
    qint64 given = 0; ///< Gave: bytes a second
    int settling = 0;
    int quiet = 0; ///< samples in a row without others
    std::optional<qint64> ceiling; ///< limit at which the others got less last
};

[[nodiscard]] YieldState yield(YieldState state, const TrafficSample &sample);

} // namespace tranship
