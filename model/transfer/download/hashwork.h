// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/bytefile.h"
#include "model/files/digest.h"
#include "model/job/byteranges.h"
#include "model/job/job.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace tranship {

/// The part of a DigestFollower that lives on the hash worker: the digests under way and where they
/// stand. Tasks come one after the other. It does two things: the stream goes through the file from
/// its beginning and feeds the digest of the whole and those of the pieces on its way; a spot is
/// one piece elsewhere, read from the file.
class HashWork final {
public:
    HashWork(std::shared_ptr<ByteFile> file, std::optional<Checksum::Algorithm> whole,
             PieceHashes pieces);

    struct JudgedPiece {
        qsizetype index = 0;
        QByteArray digest; ///< what it has
    };

    struct Feed {
        ByteRange range;
        /// Its bytes, in order; empty: they are read from the file.
        std::vector<std::shared_ptr<const QByteArray>> blocks;
        qint64 total = unknownSize; ///< of the file
        ByteRanges good; ///< pieces that need no second look
    };

    struct Fed {
        qint64 at = 0; ///< where the stream stands now
        QList<JudgedPiece> pieces;
        /// A bad piece was met: the digest of the whole stands at its beginning again and took
        /// nothing of it.
        bool isTakenBack = false;
        std::optional<QByteArray> whole; ///< digest of the file, when the stream is at its end
        std::optional<Error> error;
    };

    /// Takes the stream on. A range from byte 0 on begins everything anew; without a digest of the
    /// whole, a range may begin at any piece; any other range that does not begin where the stream
    /// stands does nothing.
    [[nodiscard]] Fed feed(const Feed &feed, const std::stop_token &stop);

    struct Spot {
        ByteRange range; ///< the next bytes of the piece; they are read from the file
        ByteRange piece;
        qsizetype index = 0;
    };

    struct Spotted {
        std::optional<JudgedPiece> piece; ///< when its last byte was in the range
        std::optional<Error> error;
    };

    /// Takes a piece on; a range from its beginning on begins it anew.
    [[nodiscard]] Spotted look(const Spot &spot, const std::stop_token &stop);

private:
    enum class Going { On, Stopped };

    template <typename Take>
    Result<Going> read(ByteRange range, const std::stop_token &stop, Take take);
    Result<Going> feedAll(const Feed &feed, const std::stop_token &stop, Fed &fed);
    Result<Going> take(QByteArrayView bytes, const Feed &feed, Fed &fed);
    Done place(qint64 at);
    Done beginPiece(ByteRange piece, const ByteRanges &good);
    Result<Going> endPiece(ByteRange piece, Fed &fed);

    const std::shared_ptr<ByteFile> m_file;
    const std::optional<Checksum::Algorithm> m_algorithm; // of the whole; none: pieces only
    const PieceHashes m_pieces;
    qint64 m_at = 0;
    std::optional<Digest> m_whole;
    std::optional<Digest> m_mark; // the whole's, at the beginning of the piece under way
    std::optional<Digest> m_piece; // none: the stream passes the piece without judging it
    std::optional<Digest> m_spot;
};

} // namespace tranship
