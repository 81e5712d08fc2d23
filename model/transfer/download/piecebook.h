// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/byteranges.h"
#include "model/job/job.h"
#include "model/job/result.h"

#include <map>
#include <set>

namespace tranship {

/// The bytes of piece `index`; empty when there is no such piece, or when it is the last one and
/// `total` is not known yet.
[[nodiscard]] ByteRange hashedPiece(const PieceHashes &pieces, qsizetype index, qint64 total);

/// Which pieces of a file are whole, which are judged, and how.
class PieceBook final {
public:
    enum class State {
        Unjudged, ///< not whole yet, or not looked at
        Good, ///< its digest is the expected one
        Bad, ///< its digest is another one
    };

    explicit PieceBook(PieceHashes pieces);

    /// unknownSize: the last piece has no end yet.
    void setTotal(qint64 total, const ByteRanges &held);
    /// `held` got the bytes of `newly`.
    void noteHeld(ByteRange newly, const ByteRanges &held);
    /// The digest of the piece is `actual`; true when it is the expected one.
    bool judge(qsizetype index, const QByteArray &actual);
    /// The pieces that have bytes of `range` are not whole any more.
    void forget(ByteRange range);

    [[nodiscard]] const PieceHashes &hashes() const { return m_pieces; }

    [[nodiscard]] bool isEmpty() const { return m_pieces.digests.isEmpty(); }

    [[nodiscard]] ByteRange range(qsizetype index) const
    {
        return hashedPiece(m_pieces, index, m_total);
    }

    [[nodiscard]] State state(qsizetype index) const;
    /// The piece that has the byte `at`, known or not; 0 when there are no pieces.
    [[nodiscard]] qsizetype indexAt(qint64 at) const;

    /// Whole and not judged yet, in order.
    [[nodiscard]] const std::set<qsizetype> &ripe() const { return m_ripe; }

    /// The bytes of all good pieces.
    [[nodiscard]] const ByteRanges &good() const { return m_good; }

    /// Where the first bad piece begins, from the one with the byte `from` on; the largest number
    /// when there is none.
    [[nodiscard]] qint64 firstBad(qint64 from) const;
    [[nodiscard]] bool isJudged() const;
    /// ChecksumMismatch of the first bad piece, with its bytes and both digests.
    [[nodiscard]] Done verdict() const;

private:
    PieceHashes m_pieces;
    qint64 m_total = unknownSize;
    std::set<qsizetype> m_ripe;
    ByteRanges m_good;
    qsizetype m_goodCount = 0;
    std::map<qsizetype, QByteArray> m_bad; // with what they are
};

} // namespace tranship
