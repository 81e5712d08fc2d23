// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/segmentmap.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace tranship {

namespace {

qint64 bytesIn(const QList<ByteRange> &ranges)
{
    return std::accumulate(ranges.cbegin(), ranges.cend(), qint64(0),
                           [](qint64 sum, const ByteRange &range) { return sum + range.length(); });
}

ByteRanges heldRanges(const File &file, const QList<ConnectionView> &connections)
{
    if (file.isFinished())
        return ByteRanges(ByteRange{0, file.bytesTotal});
    ByteRanges held = file.durable;
    for (const ConnectionView &one : connections)
        held.add({one.claim.begin, std::min(one.at, file.bytesTotal)});
    if (connections.isEmpty() && file.state == FileState::Moving)
        held.add({0, std::min(file.bytesTransferred, file.bytesTotal)});
    held.subtract({file.bytesTotal, std::numeric_limits<qint64>::max()});
    return held;
}

} // namespace

qint64 SegmentMap::heldBytes() const
{
    return bytesIn(held);
}

qint64 SegmentMap::inWorkBytes() const
{
    return bytesIn(inWork);
}

qint64 SegmentMap::missingBytes() const
{
    return std::max<qint64>(0, total - heldBytes() - inWorkBytes());
}

qint64 claimEnd(const ConnectionView &connection, qint64 total)
{
    if (connection.claim.end == unknownSize)
        return total;
    return total < 0 ? connection.claim.end : std::min(connection.claim.end, total);
}

SegmentMap sentMap(const File &file, const QList<ConnectionView> &connections)
{
    SegmentMap map;
    map.isSent = true;
    map.total = file.bytesTotal;
    if (file.bytesTotal <= 0)
        return map;
    const qint64 there =
        file.isFinished() ? file.bytesTotal : std::min(file.bytesTransferred, file.bytesTotal);
    if (there > 0)
        map.held.append({0, there});
    for (const ConnectionView &one : connections) {
        const ByteRange onTheWay{std::max(there, one.claim.begin),
                                 std::min(one.at, file.bytesTotal)};
        if (!onTheWay.isEmpty())
            map.inWork.append(onTheWay);
    }
    return map;
}

SegmentMap segmentMap(const File &file, const QList<ConnectionView> &connections)
{
    SegmentMap map;
    map.total = file.bytesTotal;
    if (file.bytesTotal <= 0)
        return map;
    map.held = heldRanges(file, connections).ranges();
    for (const ConnectionView &one : connections) {
        const ByteRange left{one.at, claimEnd(one, file.bytesTotal)};
        if (!left.isEmpty())
            map.inWork.append(left);
    }
    return map;
}

} // namespace tranship
