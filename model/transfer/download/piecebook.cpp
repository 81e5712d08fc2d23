// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/piecebook.h"

#include "model/job/expectation.h"
#include "model/job/pieces.h"

#include <QStringBuilder>

#include <algorithm>
#include <limits>
#include <utility>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 nowhere = std::numeric_limits<qint64>::max();

} // namespace

ByteRange hashedPiece(const PieceHashes &pieces, qsizetype index, qint64 total)
{
    const qsizetype count = pieces.digests.size();
    if (index < 0 || index >= count || pieces.length <= 0)
        return {};
    if (total != unknownSize)
        return pieceRange(index, pieces.length, total);
    const bool isSane = pieces.length <= nowhere / count;
    if (!isSane || index == count - 1)
        return {};
    return {index * pieces.length, (index + 1) * pieces.length};
}

PieceBook::PieceBook(PieceHashes pieces) : m_pieces(std::move(pieces)) { }

void PieceBook::setTotal(qint64 total, const ByteRanges &held)
{
    const qsizetype last = m_pieces.digests.size() - 1;
    forget(range(last));
    m_total = total;
    noteHeld(range(last), held);
}

void PieceBook::noteHeld(ByteRange newly, const ByteRanges &held)
{
    if (isEmpty() || newly.isEmpty())
        return;
    const qsizetype last = std::min(indexAt(newly.end - 1), m_pieces.digests.size() - 1);
    for (qsizetype index = indexAt(newly.begin); index <= last; ++index) {
        const ByteRange piece = range(index);
        if (!piece.isEmpty() && state(index) == State::Unjudged && held.contains(piece))
            m_ripe.insert(index);
    }
}

bool PieceBook::judge(qsizetype index, const QByteArray &actual)
{
    forget(range(index));
    const bool isGood = m_pieces.digests.at(index) == actual;
    if (isGood) {
        m_good.add(range(index));
        ++m_goodCount;
    } else {
        m_bad[index] = actual;
    }
    return isGood;
}

void PieceBook::forget(ByteRange range)
{
    if (isEmpty() || range.isEmpty())
        return;
    const qsizetype last = std::min(indexAt(range.end - 1), m_pieces.digests.size() - 1);
    for (qsizetype index = indexAt(range.begin); index <= last; ++index) {
        m_ripe.erase(index);
        if (state(index) == State::Good) {
            m_good.subtract(this->range(index));
            --m_goodCount;
        }
        m_bad.erase(index);
    }
}

PieceBook::State PieceBook::state(qsizetype index) const
{
    if (m_bad.contains(index))
        return State::Bad;
    const ByteRange piece = range(index);
    return !piece.isEmpty() && m_good.contains(piece) ? State::Good : State::Unjudged;
}

qsizetype PieceBook::indexAt(qint64 at) const
{
    return m_pieces.length > 0 ? static_cast<qsizetype>(at / m_pieces.length) : 0;
}

qint64 PieceBook::firstBad(qint64 from) const
{
    const auto bad = m_bad.lower_bound(indexAt(from));
    return bad == m_bad.end() ? nowhere : range(bad->first).begin;
}

bool PieceBook::isJudged() const
{
    return m_goodCount + static_cast<qsizetype>(m_bad.size()) == m_pieces.digests.size();
}

Done PieceBook::verdict() const
{
    if (m_bad.empty())
        return {};
    const auto &[index, actual] = *m_bad.begin();
    const ByteRange piece = range(index);
    Error error = mismatchError({m_pieces.algorithm, m_pieces.digests.at(index)}, actual);
    error.detail = u"bytes %1-%2: "_s.arg(piece.begin).arg(piece.end - 1) % error.detail;
    return failure(error);
}

} // namespace tranship
