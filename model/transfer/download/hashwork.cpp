// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/hashwork.h"

#include "model/transfer/download/piecebook.h"

#include <algorithm>
#include <utility>

namespace tranship {

namespace {

constexpr qint64 blockSize = 1 << 20;

Done begin(std::optional<Digest> &digest, Checksum::Algorithm algorithm)
{
    Result<Digest> made = Digest::begin(algorithm);
    if (!made)
        return failure(made.error());
    digest = std::move(*made);
    return {};
}

} // namespace

HashWork::HashWork(std::shared_ptr<ByteFile> file, std::optional<Checksum::Algorithm> whole,
                   PieceHashes pieces)
    : m_file(std::move(file)),
      m_algorithm(whole),
      m_pieces(std::move(pieces))
{
}

template <typename Take>
Result<HashWork::Going> HashWork::read(ByteRange range, const std::stop_token &stop, Take take)
{
    std::vector<char> buffer(static_cast<size_t>(std::min(blockSize, range.length())));
    for (qint64 at = range.begin; at < range.end;) {
        if (stop.stop_requested())
            return Going::Stopped;
        const auto wanted =
            static_cast<size_t>(std::min(static_cast<qint64>(buffer.size()), range.end - at));
        const Result<qint64> got = m_file->read(at, std::span(buffer.data(), wanted));
        if (!got)
            return failure(got.error());
        if (*got <= 0) {
            return failure(ErrorCode::PartFileChanged, ErrorContext::LocalFile,
                           QStringLiteral("no byte %1").arg(at));
        }
        const Result<Going> taken = take(QByteArrayView(buffer.data(), *got));
        if (!taken || *taken == Going::Stopped)
            return taken;
        at += *got;
    }
    return Going::On;
}

// The stream

HashWork::Fed HashWork::feed(const Feed &feed, const std::stop_token &stop)
{
    Fed fed;
    const Result<Going> going = feedAll(feed, stop, fed);
    fed.at = m_at;
    if (!going) {
        fed.error = going.error();
    } else if (*going == Going::On && m_whole && m_at == feed.total) {
        const Result<QByteArray> value = m_whole->value();
        if (value)
            fed.whole = *value;
        else
            fed.error = value.error();
    }
    return fed;
}

Result<HashWork::Going> HashWork::feedAll(const Feed &feed, const std::stop_token &stop, Fed &fed)
{
    if (stop.stop_requested())
        return Going::Stopped;
    if (const Done placed = place(feed.range.begin); !placed)
        return failure(placed.error());
    if (m_at != feed.range.begin)
        return Going::Stopped;
    if (feed.blocks.empty()) {
        return read(feed.range, stop, [&](QByteArrayView bytes) { return take(bytes, feed, fed); });
    }
    for (const auto &block : feed.blocks) {
        for (QByteArrayView rest = *block; !rest.isEmpty();) {
            if (stop.stop_requested())
                return Going::Stopped;
            const QByteArrayView part = rest.first(std::min<qsizetype>(blockSize, rest.size()));
            const Result<Going> taken = take(part, feed, fed);
            if (!taken || *taken == Going::Stopped)
                return taken;
            rest = rest.sliced(part.size());
        }
    }
    return Going::On;
}

Done HashWork::place(qint64 at)
{
    const bool isFirst = at == 0;
    if (!isFirst && (m_at == at || m_algorithm))
        return {};
    m_at = at;
    m_piece.reset();
    m_mark.reset();
    return isFirst && m_algorithm ? begin(m_whole, *m_algorithm) : Done();
}

Result<HashWork::Going> HashWork::take(QByteArrayView bytes, const Feed &feed, Fed &fed)
{
    while (!bytes.isEmpty()) {
        const auto index = m_pieces.length > 0 ? static_cast<qsizetype>(m_at / m_pieces.length) : 0;
        const ByteRange piece = hashedPiece(m_pieces, index, feed.total);
        if (!piece.isEmpty() && m_at == piece.begin) {
            if (const Done begun = beginPiece(piece, feed.good); !begun)
                return failure(begun.error());
        }
        const qsizetype part =
            piece.isEmpty() ? bytes.size() : std::min<qsizetype>(bytes.size(), piece.end - m_at);
        for (std::optional<Digest> *digest : {&m_whole, &m_piece}) {
            if (!*digest)
                continue;
            if (const Done added = (*digest)->add(bytes.first(part)); !added)
                return failure(added.error());
        }
        m_at += part;
        bytes = bytes.sliced(part);
        if (m_piece && m_at == piece.end) {
            const Result<Going> ended = endPiece(piece, fed);
            if (!ended || *ended == Going::Stopped)
                return ended;
        }
    }
    return Going::On;
}

Done HashWork::beginPiece(ByteRange piece, const ByteRanges &good)
{
    m_piece.reset();
    m_mark.reset();
    if (good.contains(piece))
        return {};
    if (m_whole) {
        Result<Digest> mark = m_whole->copy();
        if (!mark)
            return failure(mark.error());
        m_mark = std::move(*mark);
    }
    return begin(m_piece, m_pieces.algorithm);
}

Result<HashWork::Going> HashWork::endPiece(ByteRange piece, Fed &fed)
{
    const Result<QByteArray> value = m_piece->value();
    if (!value)
        return failure(value.error());
    const auto index = static_cast<qsizetype>(piece.begin / m_pieces.length);
    fed.pieces.append({index, *value});
    m_piece.reset();
    if (m_pieces.digests.at(index) == *value || !m_whole)
        return Going::On;
    m_whole = std::exchange(m_mark, {});
    m_at = piece.begin;
    fed.isTakenBack = true;
    return Going::Stopped;
}

// Spots

HashWork::Spotted HashWork::look(const Spot &spot, const std::stop_token &stop)
{
    Spotted spotted;
    Result<Going> going = Going::On;
    if (spot.range.begin == spot.piece.begin) {
        if (const Done begun = begin(m_spot, m_pieces.algorithm); !begun)
            going = failure(begun.error());
    }
    if (going) {
        going = read(spot.range, stop, [this](QByteArrayView bytes) -> Result<Going> {
            if (const Done added = m_spot->add(bytes); !added)
                return failure(added.error());
            return Going::On;
        });
    }
    if (going && *going == Going::On && spot.range.end == spot.piece.end) {
        const Result<QByteArray> value = m_spot->value();
        if (value)
            spotted.piece = JudgedPiece{spot.index, *value};
        else
            spotted.error = value.error();
    } else if (!going) {
        spotted.error = going.error();
    }
    return spotted;
}

} // namespace tranship
