// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/segments.h"

#include <algorithm>

namespace tranship {

using namespace std::chrono_literals;

namespace {

constexpr qint64 bigShare = 4 * shareAlignment;
constexpr qint64 page = 4096;
/// Servers that answer sooner are in the same house: a look at their pace costs next to nothing.
constexpr auto nearby = 10ms;
constexpr auto firstLook = 75ms;
constexpr auto shortestStep = 25ms;
constexpr auto soonDone = 500ms;

/// How long a claim lasts; one whose speed is not known lasts as long as the slowest would take.
double durationOf(const Claim &claim, qint64 slowest)
{
    const qint64 speed = claim.speed > 0 ? claim.speed : std::max<qint64>(slowest, 1);
    return static_cast<double>(claim.rest.length()) / static_cast<double>(speed);
}

qint64 slowestOf(const QList<Claim> &claims)
{
    qint64 slowest = 0;
    for (const Claim &claim : claims) {
        if (claim.speed > 0 && (slowest == 0 || claim.speed < slowest))
            slowest = claim.speed;
    }
    return slowest;
}

/// Where the second half of a range begins.
qint64 middleOf(const ByteRange &range)
{
    const qint64 half = range.length() / 2;
    const qint64 middle = range.begin + half;
    return middle - middle % (half >= bigShare ? shareAlignment : page);
}

bool canBeHalved(const ByteRange &range)
{
    const qint64 middle = middleOf(range);
    return middle - range.begin >= smallestShare && range.end - middle >= smallestShare;
}

} // namespace

std::optional<Share> nextShare(const ByteRanges &held, qint64 total, const QList<Claim> &claims,
                               std::chrono::milliseconds patience)
{
    ByteRanges free = held.gaps(total);
    for (const Claim &claim : claims)
        free.subtract(claim.rest);
    if (!free.isEmpty())
        return Share{free.ranges().first(), {}};

    const qint64 slowest = slowestOf(claims);
    const double least = std::chrono::duration<double>(patience).count();
    std::optional<qsizetype> heaviest;
    double longest = 0;
    for (qsizetype i = 0; i < claims.size(); ++i) {
        const Claim &claim = claims.at(i);
        const double duration = durationOf(claim, slowest);
        const bool isWorthIt =
            claim.isOpen && canBeHalved(claim.rest) && (claim.speed == 0 || duration > least);
        if (isWorthIt && (!heaviest || duration > longest)) {
            heaviest = i;
            longest = duration;
        }
    }
    if (!heaviest)
        return {};
    const ByteRange &rest = claims.at(*heaviest).rest;
    return Share{{middleOf(rest), rest.end}, heaviest};
}

qint64 requestLength(qint64 speed, std::chrono::milliseconds latency)
{
    const auto lasts = std::max<std::chrono::duration<double>>(400ms, latency * 32);
    const auto length = static_cast<qint64>(lasts.count() * static_cast<double>(speed));
    return std::max(shareAlignment, length - length % shareAlignment);
}

int moreConnections(const Pace &pace)
{
    const int room = pace.most - pace.connections;
    if (pace.connections <= 0 || room <= 0)
        return 0;
    if (pace.sinceStep < std::max<std::chrono::milliseconds>(shortestStep, pace.latency))
        return 0;
    if (pace.latency < nearby && pace.connections == 1 && pace.sinceStep < firstLook)
        return 0;
    if (pace.speed / pace.connections >= amplePace)
        return 0;
    const auto soon = static_cast<qint64>(std::chrono::duration<double>(soonDone).count()
                                          * static_cast<double>(pace.speed));
    if (pace.rest <= soon)
        return 0;
    return std::min(pace.connections, room);
}

} // namespace tranship
