// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/rangemap.h"

#include <algorithm>
#include <limits>

namespace tranship {

namespace {

constexpr qint64 endOfFile = std::numeric_limits<qint64>::max();
constexpr qint64 unknown = -1;

} // namespace

bool RangeMap::bound(qint64 remoteLength)
{
    if (remoteLength < 0)
        return true;
    const bool isInside =
        std::all_of(m_parts.begin(), m_parts.end(), [remoteLength](const ByteRange &part) {
            const bool isOpen = part.end == endOfFile;
            return part.begin < remoteLength && (isOpen || part.end <= remoteLength);
        });
    if (!isInside)
        return false;
    for (ByteRange &part : m_parts)
        part.end = std::min(part.end, remoteLength);
    return true;
}

qint64 RangeMap::length() const
{
    if (m_parts.isEmpty())
        return unknown;
    qint64 sum = 0;
    for (const ByteRange &part : m_parts) {
        if (part.end == endOfFile || part.length() > endOfFile - sum)
            return unknown;
        sum += part.length();
    }
    return sum;
}

ByteRange RangeMap::partAt(qint64 at) const
{
    qint64 begin = 0;
    for (const ByteRange &part : m_parts) {
        if (part.end == endOfFile)
            return {begin, unknown};
        if (at < begin + part.length())
            return {begin, begin + part.length()};
        begin += part.length();
    }
    return {begin, unknown};
}

qint64 RangeMap::shiftAt(qint64 at) const
{
    qint64 begin = 0;
    for (const ByteRange &part : m_parts) {
        if (part.end == endOfFile || at < begin + part.length())
            return part.begin - begin;
        begin += part.length();
    }
    return 0;
}

} // namespace tranship
