// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"
#include "model/transfer/transport.h"

namespace tranship {

/// What is known of a body that told no length, after the server was asked for the bytes behind it.
struct LengthProof {
    enum class Kind {
        Whole, ///< there is nothing behind it: the file came whole
        More, ///< it was cut: `total` bytes are to come, the held ones are the first of them
        Other, ///< there is more, but of another version or nobody knows how much
        Unknown, ///< the answer says nothing
    };
    Kind kind = Kind::Unknown;
    qint64 total = unknownSize; ///< of the whole file; with More

    bool operator==(const LengthProof &) const = default;
};

/// Reads the answer to "Range: bytes=HELD-" (RFC 9110, sections 14.4 and 15.5.17): 416 with
/// "bytes */HELD" proves the length, 206 from HELD on that there is more. A version other than that
/// of `file` proves nothing about the bytes that are held.
[[nodiscard]] LengthProof judgeLength(const File &file, qint64 held, const ResponseHead &head);

} // namespace tranship
