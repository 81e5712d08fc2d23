// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/verification.h"

#include "model/files/blockcheck.h"
#include "model/transfer/download/digestfollower.h"

#include <utility>

namespace tranship {

namespace {

/// How often a piece is brought again before it is the expectation that is wrong.
constexpr int mostRepairs = 3;

} // namespace

Verification::Verification(Worker &hashing, Listener &listener)
    : m_hashing(hashing),
      m_listener(listener)
{
}

Verification::~Verification()
{
    stop();
}

void Verification::follow(const std::shared_ptr<ByteFile> &file, const Expectation &expectation,
                          const ByteRanges &held, qint64 total)
{
    stop();
    m_expectation = expectation;
    if (expectation.isNothing())
        return;
    m_follower =
        std::make_unique<DigestFollower>(file, m_hashing, expectation.whole, expectation.pieces);
    connect(m_follower.get(), &DigestFollower::pieceJudged, this, &Verification::judged);
    connect(m_follower.get(), &DigestFollower::relieved, this,
            [this] { m_listener.verificationRelieved(); });
    if (total >= 0)
        m_follower->setTotal(total);
    m_follower->holds(held);
}

void Verification::stop()
{
    if (m_checkStopped)
        m_checkStopped->store(true);
    m_checkStopped.reset();
    m_follower.reset();
    m_badPieces.clear();
    m_done = nullptr;
}

void Verification::setTotal(qint64 total)
{
    if (m_follower)
        m_follower->setTotal(total);
}

void Verification::written(qint64 at, const std::shared_ptr<const QByteArray> &bytes)
{
    if (m_follower)
        m_follower->written(at, bytes);
}

void Verification::dropped(const ByteRange &range)
{
    m_done = nullptr;
    if (m_follower)
        m_follower->dropped(range);
}

bool Verification::isCongested() const
{
    return m_follower && m_follower->isCongested();
}

void Verification::judged(const ByteRange &piece, bool isGood)
{
    // With too many repairs the piece stays bad, and finish() says so.
    if (!isGood && ++m_badPieces[piece.begin] <= mostRepairs)
        m_listener.bytesDamaged(ByteRanges(piece));
}

void Verification::checkBlocks(const std::shared_ptr<ByteFile> &file,
                               const QList<BlockHash> &blocks, const ByteRanges &durable)
{
    if (blocks.isEmpty() || durable.isEmpty())
        return;
    m_checkStopped = std::make_shared<std::atomic<bool>>(false);
    runOn<Result<ByteRanges>>(
        m_hashing, this,
        [file, blocks, durable, stopped = m_checkStopped] {
            return damagedBytes(*file, blocks, durable, [stopped] { return stopped->load(); });
        },
        [this, mine = m_checkStopped](const Result<ByteRanges> &damaged) {
            if (mine == m_checkStopped)
                checked(damaged);
        });
}

void Verification::checked(const Result<ByteRanges> &damaged)
{
    m_checkStopped.reset();
    if (damaged && !damaged->isEmpty())
        return m_listener.bytesDamaged(*damaged);
    if (!m_done)
        return;
    if (!damaged)
        return std::exchange(m_done, nullptr)(failure(damaged.error()));
    finishFollowing();
}

void Verification::finish(std::function<void(const Done &)> done)
{
    m_done = std::move(done);
    if (!m_checkStopped)
        finishFollowing();
}

void Verification::finishFollowing()
{
    const auto answer = [this](const Done &verified) {
        if (m_done)
            std::exchange(m_done, nullptr)(verified);
    };
    if (m_follower)
        m_follower->finish(answer);
    else
        QMetaObject::invokeMethod(
            this, [answer] { answer({}); }, Qt::QueuedConnection);
}

} // namespace tranship
