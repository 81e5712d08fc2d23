// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/snapshot.h"

#include <QList>

namespace tranship {

/// Which bytes of a file are there, which are on their way, and which are missing: what the band of
/// segments shows. Positions are those of the part file.
struct SegmentMap {
    qint64 total = unknownSize; ///< bytes of the file; nothing else is known without it
    QList<ByteRange> held; ///< sorted, disjoint, inside [0, total)
    QList<ByteRange> inWork; ///< one for each connection: what it has still to bring
    bool isSent = false; ///< of an upload: held by the server

    bool operator==(const SegmentMap &) const = default;

    [[nodiscard]] qint64 heldBytes() const;
    [[nodiscard]] qint64 inWorkBytes() const;
    /// Bytes that nobody has begun to fetch.
    [[nodiscard]] qint64 missingBytes() const;
};

/// Of a file that is sent, held is what the server acknowledged and in work is what has gone out.
[[nodiscard]] SegmentMap sentMap(const File &file, const QList<ConnectionView> &connections);

/// Held is what the last checkpoint has and what the connections brought since. A file that moves
/// without telling its connections is filled from its beginning.
[[nodiscard]] SegmentMap segmentMap(const File &file, const QList<ConnectionView> &connections);

/// The end of what a connection is there for, in a file of `total` bytes.
[[nodiscard]] qint64 claimEnd(const ConnectionView &connection, qint64 total);

} // namespace tranship
