// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/byteranges.h"

#include <algorithm>
#include <limits>

namespace tranship {

namespace {

std::optional<qint64> numberFromText(QByteArrayView text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.isEmpty() || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    bool fits = false;
    const qint64 number = text.toLongLong(&fits);
    return fits ? std::optional(number) : std::nullopt;
}

constexpr qint64 endOfFile = std::numeric_limits<qint64>::max();

enum class OpenEnd { Refused, Allowed };

std::optional<ByteRange> rangeFromText(QByteArrayView text, OpenEnd openEnd = OpenEnd::Refused)
{
    const qsizetype dash = text.indexOf('-');
    if (dash < 0)
        return std::nullopt;
    const auto first = numberFromText(text.first(dash));
    if (first && openEnd == OpenEnd::Allowed && dash == text.size() - 1)
        return ByteRange{*first, endOfFile};
    const auto last = numberFromText(text.sliced(dash + 1));
    if (!first || !last || *last < *first || *last == std::numeric_limits<qint64>::max())
        return std::nullopt;
    return ByteRange{*first, *last + 1};
}

} // namespace

void ByteRanges::add(ByteRange range)
{
    if (range.isEmpty())
        return;
    const auto endsBefore = [](const ByteRange &one, qint64 begin) { return one.end < begin; };
    const auto first = std::lower_bound(m_ranges.begin(), m_ranges.end(), range.begin, endsBefore);
    auto last = first;
    while (last != m_ranges.end() && last->begin <= range.end) {
        range.begin = std::min(range.begin, last->begin);
        range.end = std::max(range.end, last->end);
        ++last;
    }
    m_ranges.insert(m_ranges.erase(first, last), range);
}

void ByteRanges::subtract(ByteRange range)
{
    if (range.isEmpty())
        return;
    QList<ByteRange> rest;
    rest.reserve(m_ranges.size() + 1);
    for (const ByteRange &one : std::as_const(m_ranges)) {
        const ByteRange before{one.begin, std::min(one.end, range.begin)};
        const ByteRange after{std::max(one.begin, range.end), one.end};
        if (!before.isEmpty())
            rest.append(before);
        if (!after.isEmpty())
            rest.append(after);
    }
    m_ranges = rest;
}

bool ByteRanges::contains(ByteRange range) const
{
    if (range.isEmpty())
        return true;
    return std::any_of(m_ranges.begin(), m_ranges.end(), [range](const ByteRange &one) {
        return one.begin <= range.begin && range.end <= one.end;
    });
}

qint64 ByteRanges::length() const
{
    qint64 sum = 0;
    for (const ByteRange &one : m_ranges)
        sum += one.length();
    return sum;
}

qint64 ByteRanges::firstGap(qint64 from) const
{
    for (const ByteRange &one : m_ranges) {
        if (one.begin <= from && from < one.end)
            return one.end;
    }
    return from;
}

ByteRanges ByteRanges::gaps(qint64 total) const
{
    ByteRanges gaps(ByteRange{0, total});
    for (const ByteRange &one : m_ranges)
        gaps.subtract(one);
    return gaps;
}

QByteArray ByteRanges::toText() const
{
    QByteArray text;
    for (const ByteRange &one : m_ranges) {
        if (!text.isEmpty())
            text += ',';
        text += QByteArray::number(one.begin) + '-' + QByteArray::number(one.end - 1);
    }
    return text;
}

std::optional<ByteRanges> ByteRanges::fromText(QByteArrayView text)
{
    ByteRanges ranges;
    qint64 free = 0;
    while (!text.isEmpty()) {
        const qsizetype comma = text.indexOf(',');
        const auto range = rangeFromText(comma < 0 ? text : text.first(comma));
        if (!range || range->begin < free || comma == text.size() - 1)
            return std::nullopt;
        ranges.add(*range);
        free = range->end;
        text = comma < 0 ? QByteArrayView() : text.sliced(comma + 1);
    }
    return ranges;
}

std::optional<QList<ByteRange>> rangeListFromText(QByteArrayView text)
{
    QList<ByteRange> list;
    while (!text.isEmpty()) {
        const qsizetype comma = text.indexOf(',');
        const auto range = rangeFromText(comma < 0 ? text : text.first(comma), OpenEnd::Allowed);
        if (!range || range->isEmpty() || comma == text.size() - 1)
            return std::nullopt;
        list.append(*range);
        text = comma < 0 ? QByteArrayView() : text.sliced(comma + 1);
    }
    return list;
}

QByteArray rangeListText(const QList<ByteRange> &ranges)
{
    QByteArray text;
    for (const ByteRange &one : ranges) {
        if (!text.isEmpty())
            text += ',';
        text += QByteArray::number(one.begin) + '-';
        if (one.end != endOfFile)
            text += QByteArray::number(one.end - 1);
    }
    return text;
}

} // namespace tranship
