// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/yield.h"

#include <algorithm>

namespace tranship {

namespace {

constexpr qint64 trickle = 16 * 1024;
/// Others below this, or below this part of everything, are chatter: nobody waits for it.
constexpr double chatter = 32.0 * 1024;
constexpr double chatterPart = 0.05;
/// Samples until what was given can have been taken up.
constexpr int settlingSamples = 2;
/// Samples without others after which nothing limits.
constexpr int quietSamples = 5;
/// Of what was given, taken up: the others lacked it.
constexpr double takenPart = 0.25;
/// Of the most they had: below, the others get less because of us.
constexpr double squeezedPart = 0.85;
/// The most they had is forgotten by this with each sample, as their wish may be smaller now.
constexpr double forgetting = 0.99;
/// Of the limit, in use: it is what holds us back, and more can be tried.
constexpr double bindingPart = 0.8;
/// Of the ceiling: in between the limit rises slowly.
constexpr double belowCeiling = 0.8;
constexpr double aboveCeiling = 1.2;

double perSecond(qint64 bytes, std::chrono::milliseconds elapsed)
{
    return static_cast<double>(bytes) * 1000.0 / static_cast<double>(elapsed.count());
}

void give(YieldState &state, double taken)
{
    const auto limit = std::max(trickle, static_cast<qint64>(taken / 2));
    state.given = std::max<qint64>(static_cast<qint64>(taken) - limit, 0);
    state.limit = limit;
    state.before = state.others;
    state.settling = settlingSamples;
    state.phase = YieldState::Phase::Gave;
}

void relax(YieldState &state)
{
    state.phase = YieldState::Phase::Free;
    state.ceiling.reset();
    ++state.quiet;
    if (state.limit)
        state.limit = *state.limit * 2;
    if (state.quiet >= quietSamples)
        state.limit.reset();
}

void settle(YieldState &state)
{
    if (--state.settling > 0)
        return;
    const double taken = state.others - state.before;
    if (state.given > 0 && taken >= takenPart * static_cast<double>(state.given)) {
        give(state, static_cast<double>(*state.limit));
        return;
    }
    state.phase = YieldState::Phase::Grows;
    state.before = state.others;
}

void grow(YieldState &state, double own)
{
    const auto limit = static_cast<double>(*state.limit);
    state.before = std::max(state.others, state.before * forgetting);
    if (state.others < squeezedPart * state.before) {
        state.ceiling = state.limit;
        give(state, std::min(limit, own));
        return;
    }
    if (own < bindingPart * limit)
        return;
    const double ceiling = state.ceiling ? static_cast<double>(*state.ceiling) : 0;
    const bool isNear = limit >= belowCeiling * ceiling && limit <= aboveCeiling * ceiling;
    state.limit = *state.limit + std::max<qint64>(*state.limit / (isNear ? 50 : 4), 1);
}

} // namespace

YieldState yield(YieldState state, const TrafficSample &sample)
{
    if (sample.elapsed.count() <= 0)
        return state;
    const double all = perSecond(sample.traffic.received, sample.elapsed);
    const double own = perSecond(sample.background, sample.elapsed);
    // Connections that have ended since are not among ours any more; what they brought was read.
    const double ours = std::max(own, perSecond(sample.traffic.own, sample.elapsed));
    const double others = std::max(0.0, all - ours);
    state.others = (state.others + others) / 2;
    if (others <= std::max(chatter, chatterPart * all)) {
        relax(state);
        return state;
    }
    state.quiet = 0;
    switch (state.phase) {
    case YieldState::Phase::Free:
        give(state, state.limit ? std::min(own, static_cast<double>(*state.limit)) : own);
        break;
    case YieldState::Phase::Gave:
        settle(state);
        break;
    case YieldState::Phase::Grows:
        grow(state, own);
        break;
    }
    return state;
}

} // namespace tranship
