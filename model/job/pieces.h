// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/byteranges.h"
#include "model/job/job.h"
#include "model/job/result.h"

namespace tranship {

/// How many pieces of `length` bytes make `total` bytes, the last one perhaps shorter; 0 when
/// `length` is not above 0 or `total` is below.
[[nodiscard]] qsizetype pieceCount(qint64 total, qint64 length);

/// The bytes of piece `index`, counted from 0; empty when there is no such piece.
[[nodiscard]] ByteRange pieceRange(qsizetype index, qint64 length, qint64 total);

/// Whether the hashes can be those of a file of `total` bytes (unknownSize: not checked): a length
/// above 0, digests as long as the algorithm's, as many as there are pieces. No hashes at all are
/// fine. InvalidArgument says what is wrong.
[[nodiscard]] Done checkPieces(const PieceHashes &pieces, qint64 total);

} // namespace tranship
