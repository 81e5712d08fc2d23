// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/digestfollower.h"

#include "model/job/expectation.h"
#include "model/transfer/download/hashstream.h"
#include "model/transfer/download/hashwork.h"
#include "model/transfer/download/piecebook.h"

#include <QPointer>

#include <algorithm>
#include <limits>
#include <stop_token>
#include <utility>

namespace tranship {

namespace {

constexpr qint64 endOfAll = std::numeric_limits<qint64>::max();

bool overlaps(ByteRange one, ByteRange other)
{
    return one.begin < other.end && other.begin < one.end;
}

std::optional<Checksum::Algorithm> algorithmOf(const std::optional<Checksum> &whole)
{
    return whole ? std::optional(whole->algorithm) : std::nullopt;
}

} // namespace

/// The planning: what is held, what is hashed next, what came out. Tasks that no longer count are
/// stopped by their token, and their results are passed over.
class DigestFollower::Private final {
public:
    Private(DigestFollower &follower, std::shared_ptr<ByteFile> file, Worker &hashing,
            std::optional<Checksum> whole, PieceHashes pieces);
    ~Private();

    void setTotal(qint64 total);
    void written(qint64 at, std::shared_ptr<const QByteArray> bytes);
    void hold(ByteRange range);
    void drop(ByteRange range);
    void restart();
    void finish(std::function<void(const Done &)> done);
    void pump();
    void relieve();

    [[nodiscard]] bool isCongested() const { return m_isCongested; }

    [[nodiscard]] qint64 backlog() const { return m_stream.backlog(); }

private:
    void pumpStream();
    void pumpSpot();
    [[nodiscard]] std::optional<HashWork::Feed> nextFeed();
    [[nodiscard]] qint64 readable() const;
    void passJudged();
    [[nodiscard]] bool isBlockedAt(qint64 at) const;
    [[nodiscard]] bool isEndMissing() const;
    void post(HashWork::Feed feed);
    void fed(const HashWork::Fed &fed, const std::stop_token &stop, qint64 memory);
    [[nodiscard]] std::optional<HashWork::Spot> nextSpot() const;
    void looked(const HashWork::Spotted &spotted, const std::stop_token &stop);
    void goBack(qint64 to);
    void leaveSpot();
    void giveUp(const Error &error);
    [[nodiscard]] QList<qsizetype> judge(const QList<HashWork::JudgedPiece> &pieces);
    void tell(const QList<qsizetype> &judged);
    void settle();
    [[nodiscard]] std::optional<Done> outcome() const;

    DigestFollower &m_follower;
    Worker &m_hashing;
    const std::shared_ptr<HashWork> m_work;
    const std::optional<Checksum> m_whole;
    PieceBook m_pieces;
    qint64 m_total = unknownSize;
    ByteRanges m_held;

    HashStream m_stream;
    bool m_isCongested = false;

    std::optional<HashWork::Spot> m_spot; // what is left of the piece under way
    bool m_isSpotInFlight = false;
    std::stop_source m_spotStop;

    std::optional<QByteArray> m_digest; // of the whole file
    std::optional<Error> m_error; // nothing goes on after it
    std::function<void(const Done &)> m_done;
};

// The door

DigestFollower::DigestFollower(std::shared_ptr<ByteFile> file, Worker &hashing,
                               std::optional<Checksum> whole, PieceHashes pieces)
    : d(std::make_unique<Private>(*this, std::move(file), hashing, std::move(whole),
                                  std::move(pieces)))
{
}

DigestFollower::~DigestFollower() = default;

void DigestFollower::setTotal(qint64 total)
{
    d->setTotal(total);
    d->pump();
}

void DigestFollower::written(qint64 at, std::shared_ptr<const QByteArray> bytes)
{
    d->written(at, std::move(bytes));
    d->pump();
}

void DigestFollower::holds(const ByteRanges &ranges)
{
    for (const ByteRange &range : ranges.ranges())
        d->hold(range);
    d->pump();
}

void DigestFollower::dropped(ByteRange range)
{
    d->drop(range);
    d->pump();
    QMetaObject::invokeMethod(
        this, [this] { d->relieve(); }, Qt::QueuedConnection);
}

void DigestFollower::restart()
{
    d->restart();
    QMetaObject::invokeMethod(
        this, [this] { d->relieve(); }, Qt::QueuedConnection);
}

bool DigestFollower::isCongested() const
{
    return d->isCongested();
}

qint64 DigestFollower::backlog() const
{
    return d->backlog();
}

void DigestFollower::finish(std::function<void(const Done &)> done)
{
    d->finish(std::move(done));
    d->pump();
}

// What is told

DigestFollower::Private::Private(DigestFollower &follower, std::shared_ptr<ByteFile> file,
                                 Worker &hashing, std::optional<Checksum> whole, PieceHashes pieces)
    : m_follower(follower),
      m_hashing(hashing),
      m_work(std::make_shared<HashWork>(std::move(file), algorithmOf(whole), pieces)),
      m_whole(std::move(whole)),
      m_pieces(std::move(pieces))
{
}

DigestFollower::Private::~Private()
{
    m_stream.goBack(0);
    leaveSpot();
}

void DigestFollower::Private::setTotal(qint64 total)
{
    if (total == m_total || total < 0)
        return;
    leaveSpot();
    if (m_total != unknownSize)
        goBack(0); // tasks under way count on another end
    m_total = total;
    const ByteRange beyond{total, endOfAll};
    const auto isBeyond = [total](const ByteRange &range) { return range.end > total; };
    const auto &held = m_held.ranges();
    if (std::any_of(held.begin(), held.end(), isBeyond))
        drop(beyond);
    m_pieces.setTotal(total, m_held);
}

void DigestFollower::Private::written(qint64 at, std::shared_ptr<const QByteArray> bytes)
{
    const qint64 size = bytes->size();
    hold({at, at + size});
    if (size == 0 || m_error)
        return;
    passJudged();
    const bool isNext = at == m_stream.end() && !isBlockedAt(at);
    if (!isNext || backlog() + size > mostInMemory)
        return;
    m_stream.add(std::move(bytes));
    m_isCongested = m_isCongested || backlog() >= congestion;
}

void DigestFollower::Private::hold(ByteRange range)
{
    m_held.add(range);
    m_pieces.noteHeld(range, m_held);
}

void DigestFollower::Private::drop(ByteRange range)
{
    if (range.isEmpty())
        return;
    m_done = nullptr;
    m_held.subtract(range);
    m_pieces.forget(range);
    if (m_spot && overlaps(m_spot->piece, range))
        leaveSpot();
    if (range.begin < m_stream.end())
        goBack(0);
}

void DigestFollower::Private::restart()
{
    m_done = nullptr;
    m_held.clear();
    m_total = unknownSize;
    m_pieces = PieceBook(m_pieces.hashes());
    m_error.reset();
    leaveSpot();
    goBack(0);
}

void DigestFollower::Private::finish(std::function<void(const Done &)> done)
{
    if (m_total == unknownSize)
        setTotal(m_held.isEmpty() ? 0 : m_held.ranges().last().end);
    m_done = std::move(done);
    QMetaObject::invokeMethod(
        &m_follower, [this] { settle(); }, Qt::QueuedConnection);
}

// The plan

void DigestFollower::Private::pump()
{
    if (m_error || (!m_whole && m_pieces.isEmpty()))
        return;
    pumpStream();
    pumpSpot();
}

void DigestFollower::Private::pumpStream()
{
    while (std::optional<HashWork::Feed> feed = nextFeed())
        post(std::move(*feed));
}

std::optional<HashWork::Feed> DigestFollower::Private::nextFeed()
{
    passJudged();
    const qint64 waiting = m_stream.end() - m_stream.planned();
    const qint64 ready = waiting > 0 ? waiting : readable();
    if (!m_stream.isOpenFor(ready) || (ready == 0 && !isEndMissing()))
        return std::nullopt;
    HashWork::Feed feed = m_stream.take(ready);
    feed.total = m_total;
    feed.good = m_pieces.good();
    return feed;
}

qint64 DigestFollower::Private::readable() const
{
    const qint64 planned = m_stream.planned();
    const qint64 end = m_held.firstGap(planned);
    // what is known to be wrong is not taken into the digest of the whole
    const qint64 limit = m_whole ? m_pieces.firstBad(planned) : endOfAll;
    return std::max<qint64>(0, std::min(end, limit) - planned);
}

void DigestFollower::Private::passJudged()
{
    if (m_whole || m_stream.end() > m_stream.planned())
        return;
    for (;;) {
        const qsizetype index = m_pieces.indexAt(m_stream.planned());
        const ByteRange piece = m_pieces.range(index);
        if (piece.begin != m_stream.planned()
            || m_pieces.state(index) == PieceBook::State::Unjudged)
            return;
        m_stream.skipTo(piece.end);
    }
}

bool DigestFollower::Private::isBlockedAt(qint64 at) const
{
    return m_whole && m_pieces.state(m_pieces.indexAt(at)) == PieceBook::State::Bad;
}

bool DigestFollower::Private::isEndMissing() const
{
    return m_whole && !m_digest && m_stream.isIdle() && m_stream.planned() == m_total;
}

void DigestFollower::Private::post(HashWork::Feed feed)
{
    if (m_spot && overlaps(m_spot->piece, feed.range))
        leaveSpot();
    const qint64 memory = feed.blocks.empty() ? 0 : feed.range.length();
    const std::stop_token stop = m_stream.token();
    runOn<HashWork::Fed>(
        m_hashing, &m_follower,
        [work = m_work, feed = std::move(feed), stop] { return work->feed(feed, stop); },
        [this, stop, memory](const HashWork::Fed &result) { fed(result, stop, memory); });
}

void DigestFollower::Private::fed(const HashWork::Fed &fed, const std::stop_token &stop,
                                  qint64 memory)
{
    m_stream.release(memory);
    QList<qsizetype> judged;
    if (!stop.stop_requested()) {
        m_stream.arrive(fed.at);
        judged = judge(fed.pieces);
        if (fed.isTakenBack)
            goBack(fed.at);
        if (fed.whole)
            m_digest = fed.whole;
        if (fed.error)
            giveUp(*fed.error);
    }
    pump();
    tell(judged);
}

void DigestFollower::Private::pumpSpot()
{
    std::optional<HashWork::Spot> spot = nextSpot();
    if (!spot)
        return;
    m_spot = spot;
    m_isSpotInFlight = true;
    const std::stop_token stop = m_spotStop.get_token();
    runOn<HashWork::Spotted>(
        m_hashing, &m_follower,
        [work = m_work, spot = *spot, stop] { return work->look(spot, stop); },
        [this, stop](const HashWork::Spotted &spotted) { looked(spotted, stop); });
}

std::optional<HashWork::Spot> DigestFollower::Private::nextSpot() const
{
    if (m_isSpotInFlight)
        return std::nullopt;
    if (m_spot) {
        HashWork::Spot next = *m_spot;
        next.range = {next.range.end, std::min(next.range.end + HashStream::batch, next.piece.end)};
        return next;
    }
    if (m_stream.end() > m_stream.planned() || readable() > 0)
        return std::nullopt;
    const ByteRange streams{m_stream.hashed(), m_stream.planned()}; // judged there in a moment
    for (const qsizetype index : m_pieces.ripe()) {
        const ByteRange piece = m_pieces.range(index);
        if (!overlaps(piece, streams))
            return HashWork::Spot{
                {piece.begin, std::min(piece.begin + HashStream::batch, piece.end)}, piece, index};
    }
    return std::nullopt;
}

void DigestFollower::Private::looked(const HashWork::Spotted &spotted, const std::stop_token &stop)
{
    QList<qsizetype> judged;
    if (!stop.stop_requested()) {
        m_isSpotInFlight = false;
        if (spotted.piece) {
            m_spot.reset();
            judged = judge({*spotted.piece});
        }
        if (spotted.error)
            giveUp(*spotted.error);
    }
    pump();
    tell(judged);
}

void DigestFollower::Private::goBack(qint64 to)
{
    m_stream.goBack(to);
    m_digest.reset();
}

void DigestFollower::Private::leaveSpot()
{
    m_spotStop.request_stop();
    m_spotStop = {};
    m_isSpotInFlight = false;
    m_spot.reset();
}

void DigestFollower::Private::giveUp(const Error &error)
{
    m_error = error;
    goBack(0);
    leaveSpot();
}

// What is answered

QList<qsizetype> DigestFollower::Private::judge(const QList<HashWork::JudgedPiece> &pieces)
{
    QList<qsizetype> judged;
    for (const HashWork::JudgedPiece &piece : pieces) {
        m_pieces.judge(piece.index, piece.digest);
        judged.append(piece.index);
    }
    return judged;
}

void DigestFollower::Private::tell(const QList<qsizetype> &judged)
{
    const QPointer guard(&m_follower); // a listener may end it
    for (const qsizetype index : judged) {
        const PieceBook::State state = m_pieces.state(index);
        if (state == PieceBook::State::Unjudged)
            continue; // dropped by a listener just now
        Q_EMIT m_follower.pieceJudged(m_pieces.range(index), state == PieceBook::State::Good);
        if (!guard)
            return;
    }
    relieve();
    if (guard)
        settle();
}

void DigestFollower::Private::relieve()
{
    if (!m_isCongested || backlog() > congestion / 2)
        return;
    m_isCongested = false;
    Q_EMIT m_follower.relieved();
}

void DigestFollower::Private::settle()
{
    if (!m_done)
        return;
    if (const std::optional<Done> answer = outcome())
        std::exchange(m_done, nullptr)(*answer);
}

std::optional<Done> DigestFollower::Private::outcome() const
{
    if (m_error)
        return failure(*m_error);
    if (const Done fit = piecesFit(m_pieces.hashes(), m_total); !fit)
        return fit;
    if (!m_held.contains({0, m_total}))
        return failure(ErrorCode::InvalidState, ErrorContext::QueueManager);
    if (!m_pieces.isJudged())
        return std::nullopt;
    if (const Done pieces = m_pieces.verdict(); !pieces || !m_whole)
        return pieces;
    if (!m_digest)
        return std::nullopt;
    return *m_digest == m_whole->digest ? Done() : failure(mismatchError(*m_whole, *m_digest));
}

} // namespace tranship
