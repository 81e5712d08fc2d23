// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QtGlobal>

#include <optional>

namespace tranship {

/// Bytes [begin, end): `end` is the first byte that does not belong.
struct ByteRange {
    qint64 begin = 0;
    qint64 end = 0;

    [[nodiscard]] qint64 length() const { return end - begin; }

    [[nodiscard]] bool isEmpty() const { return end <= begin; }

    bool operator==(const ByteRange &) const = default;
};

/// A set of bytes of a file as sorted, disjoint, non-touching ranges.
class ByteRanges final {
public:
    ByteRanges() = default;

    explicit ByteRanges(ByteRange range) { add(range); }

    void add(ByteRange range);
    void subtract(ByteRange range);

    void clear() { m_ranges.clear(); }

    [[nodiscard]] const QList<ByteRange> &ranges() const { return m_ranges; }

    [[nodiscard]] bool isEmpty() const { return m_ranges.isEmpty(); }

    [[nodiscard]] bool contains(ByteRange range) const;
    /// Number of bytes in the set.
    [[nodiscard]] qint64 length() const;
    /// First byte at or after `from` that is not in the set: where a sequential transfer goes on.
    [[nodiscard]] qint64 firstGap(qint64 from = 0) const;
    /// What [0, total) has and the set lacks.
    [[nodiscard]] ByteRanges gaps(qint64 total) const;

    /// "0-99,200-299": ends inclusive, as in HTTP. The empty set is "".
    [[nodiscard]] QByteArray toText() const;
    /// nullopt when the text is not sorted, disjoint ranges of non-negative numbers.
    [[nodiscard]] static std::optional<ByteRanges> fromText(QByteArrayView text);

    bool operator==(const ByteRanges &) const = default;

private:
    QList<ByteRange> m_ranges;
};

/// "100-199,900-999,400-499" in any order, overlaps too; "400-" goes to the end of a file
/// (end: the largest number). nullopt when the text is anything else; an empty one is an empty
/// list.
[[nodiscard]] std::optional<QList<ByteRange>> rangeListFromText(QByteArrayView text);
[[nodiscard]] QByteArray rangeListText(const QList<ByteRange> &ranges);

} // namespace tranship
