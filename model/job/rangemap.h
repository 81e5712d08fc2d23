// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/byteranges.h"

#include <QList>

namespace tranship {

/// Where the bytes of a local file lie in the remote one when only parts of it are wanted, put
/// together in the order given (AddFileWithRanges, bits.md 3.6). Without parts they lie where they
/// are.
class RangeMap final {
public:
    RangeMap() = default;

    /// `parts` as File::ranges has them; one that goes "to the end" may only be made bounded by
    /// bound().
    explicit RangeMap(QList<ByteRange> parts) : m_parts(std::move(parts)) { }

    /// Whether it is the whole remote file.
    [[nodiscard]] bool isWhole() const { return m_parts.isEmpty(); }

    /// Cuts parts that go to the end off at `remoteLength`, the length of the remote file (-1: not
    /// known). False when a part begins or ends outside of it.
    [[nodiscard]] bool bound(qint64 remoteLength);

    /// Length of the local file; -1 as long as a part goes to an end that is not known, and for the
    /// whole file.
    [[nodiscard]] qint64 length() const;

    /// The part that has local byte `at`, in local places; its end is -1 when not known. Of the
    /// whole file everything from 0 on.
    [[nodiscard]] ByteRange partAt(qint64 at) const;

    /// What is added to local place `at` to get the remote one.
    [[nodiscard]] qint64 shiftAt(qint64 at) const;

private:
    QList<ByteRange> m_parts;
};

} // namespace tranship
