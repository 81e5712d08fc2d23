// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/byteranges.h"

#include <QList>

#include <chrono>
#include <optional>

namespace tranship {

/// Less is not worth a connection of its own, in bytes.
inline constexpr qint64 smallestShare = qint64{64} * 1024;
/// Where big shares begin, so that whole blocks come from one connection, in bytes.
inline constexpr qint64 shareAlignment = qint64{4} * 1024 * 1024;
/// A connection that brings as many bytes a second is not what limits a transfer.
inline constexpr qint64 amplePace = qint64{64} * 1024 * 1024;

/// What a connection at work still has to bring.
struct Claim {
    ByteRange rest;
    qint64 speed = 0; ///< bytes a second; 0: not known yet
    bool isOpen = true; ///< its answer has begun; nothing is taken from one that has not
};

/// What a further connection is to bring.
struct Share {
    ByteRange range;
    std::optional<qsizetype> from; ///< index of the claim whose end it takes; none: nobody's

    bool operator==(const Share &) const = default;
};

/// The first bytes that are neither in `held` nor claimed; when there are none, the second half of
/// what would last longest at its speed, unless that ends within `patience` anyway or a half would
/// be less than smallestShare. Halves of 16 MiB and more begin at multiples of shareAlignment,
/// smaller ones at whole pages. nullopt: the work is given out.
[[nodiscard]] std::optional<Share> nextShare(const ByteRanges &held, qint64 total,
                                             const QList<Claim> &claims,
                                             std::chrono::milliseconds patience);

/// How much of its claim a connection that is not alone asks for at once, in bytes: what it brings
/// in 0.4 s, and enough that waiting for the next answer costs 3 % at most; 4 MiB at least.
/// What others take from the rest of the claim was not asked for then, so the connection need not
/// be cut and begun anew. `speed`: bytes a second, 0: not known.
[[nodiscard]] qint64 requestLength(qint64 speed, std::chrono::milliseconds latency);

/// How a transfer goes, to judge whether more connections would help.
struct Pace {
    int connections = 0; ///< at work
    int most = 1; ///< allowed
    qint64 speed = 0; ///< bytes a second of all of them, over the last tenth of a second or so
    qint64 rest = 0; ///< bytes still to come
    std::chrono::milliseconds latency{0}; ///< from a request to its answer
    std::chrono::milliseconds sinceStep{0}; ///< since the last connection was added
};

/// How many connections to add now, in slow start: as many as there are, so 1, 2, 4, 8, ... None
/// where one connection is not the limit (a near and fast server: more cost more than they bring),
/// where the rest comes within half a second anyway, and before the last step could show.
[[nodiscard]] int moreConnections(const Pace &pace);

} // namespace tranship
