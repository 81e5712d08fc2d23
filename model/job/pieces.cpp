// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/pieces.h"

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> refused(const QString &what)
{
    return failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager, what);
}

} // namespace

qsizetype pieceCount(qint64 total, qint64 length)
{
    if (length <= 0 || total <= 0)
        return 0;
    return static_cast<qsizetype>(total / length + (total % length == 0 ? 0 : 1));
}

ByteRange pieceRange(qsizetype index, qint64 length, qint64 total)
{
    if (index < 0 || index >= pieceCount(total, length))
        return {};
    const qint64 begin = index * length;
    return {begin, begin + std::min(length, total - begin)};
}

Done checkPieces(const PieceHashes &pieces, qint64 total)
{
    if (pieces.digests.isEmpty() && pieces.length == 0)
        return {};
    if (pieces.length <= 0)
        return refused(u"the length of pieces is not above 0"_s);
    const auto isFit = [length = digestLength(pieces.algorithm)](const QByteArray &digest) {
        return digest.size() == length;
    };
    if (!std::all_of(pieces.digests.begin(), pieces.digests.end(), isFit))
        return refused(u"a piece's hash is no "_s + algorithmName(pieces.algorithm));
    const qsizetype expected = pieceCount(total, pieces.length);
    if (total != unknownSize && pieces.digests.size() != expected) {
        return refused(u"%1 hashes for %2 pieces"_s.arg(pieces.digests.size()).arg(expected));
    }
    return {};
}

} // namespace tranship
