// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/fetch.h"

#include "model/job/segments.h"

#include <QDateTime>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace tranship {

namespace {

/// Over how long a speed is taken, in milliseconds: servers that throttle begin with a burst, which
/// must not make the rest look short for long.
constexpr qint64 speedWindow = 400;

} // namespace

Fetch::Fetch(Transports &transports, std::shared_ptr<Throttle> throttle, PartWriter &part,
             Owner &owner)
    : m_transports(transports),
      m_throttle(std::move(throttle)),
      m_part(part),
      m_owner(owner)
{
}

Fetch::~Fetch()
{
    stop();
}

void Fetch::start(const ByteRange &claim, const Source &source)
{
    stop();
    if (source.mirror != m_source.mirror)
        m_window.invalidate();
    m_claim = claim;
    m_source = source;
    m_wrongRanges = 0;
    m_wasDeclined = false;
    ask(AskFor::Rest);
}

void Fetch::stop()
{
    ++m_generation;
    if (m_transport)
        m_transport->stop();
    m_stream.reset();
    m_next.reset();
    m_heldOutcome.reset();
    m_isReplacing = false;
    m_isOpen = false;
}

ByteRange Fetch::rest() const
{
    return {m_stream ? m_stream->at() : m_claim.begin, m_claim.end};
}

void Fetch::yieldFrom(qint64 end)
{
    m_claim.end = end;
}

void Fetch::takeBack(qint64 end)
{
    if (m_isOpen && m_claim.end != unknownSize)
        m_claim.end = std::max(m_claim.end, end);
}

// Asking

void Fetch::ask(AskFor what)
{
    m_askFor = what;
    m_claim = rest();
    m_stream.reset();
    m_atAsk = m_claim.begin;
    m_ask = planAsk(m_owner.fileOf(*this), m_part.held(), piece(), what, m_source);
    m_url = m_ask.url;
    m_overlapHeld.clear();
    if (m_ask.from == m_ask.at)
        return send();
    m_part.read(
        m_ask.from, m_ask.at - m_ask.from,
        [this, guard = QPointer(this), generation = m_generation](const Result<QByteArray> &held) {
            if (!guard || generation != m_generation)
                return;
            if (!held)
                return end(failure(held.error()));
            m_overlapHeld = *held;
            send();
        });
}

ByteRange Fetch::piece() const
{
    if (m_claim.end == unknownSize || m_owner.isAlone(*this))
        return m_claim;
    const qint64 length = requestLength(pace(), m_latency);
    return {m_claim.begin, std::min(m_claim.end, m_claim.begin + length)};
}

void Fetch::send()
{
    TransferRequest request;
    request.url = m_ask.url;
    request.from = m_ask.from + m_ask.shift;
    request.end = m_ask.end == unknownSize ? unknownSize : m_ask.end + m_ask.shift;
    request.wantsRange = m_ask.wantsRange;
    request.ifRange = m_ask.ifRange;
    request.throttle = m_throttle;
    m_retryAfter.reset();
    m_asked.start();
    m_transport = m_transports.make(*this);
    m_transport->start(request);
    updatePause();
}

void Fetch::follow(const Ruling &ruling)
{
    m_isOpen = false;
    switch (ruling.step) {
    case Ruling::Step::AskOverlap:
        return ask(AskFor::Overlap);
    case Ruling::Step::AskWhole:
        m_changeSeen = m_changeSeen || ruling.changed;
        return ask(AskFor::Whole);
    case Ruling::Step::AskAgain:
        ++m_wrongRanges;
        return ask(m_askFor);
    case Ruling::Step::AskOriginal:
        m_source.original = true;
        return ask(m_askFor);
    case Ruling::Step::Complete:
        return end({});
    case Ruling::Step::Decline:
        m_wasDeclined = true;
        break;
    case Ruling::Step::Accept:
    case Ruling::Step::Replace:
    case Ruling::Step::Refuse:
        break;
    }
    end(failure(ruling.error));
}

// Answers

Done Fetch::headReceived(const ResponseHead &head)
{
    m_latency = std::chrono::milliseconds(m_asked.elapsed());
    m_retryAfter = tranship::retryAfter(head, QDateTime::currentDateTimeUtc());
    m_url = head.url;
    m_tls = head.tls;
    const Ruling ruling =
        judge({m_owner.fileOf(*this), m_ask, m_part.held().length(), m_part.holdsHtml(),
               m_changeSeen, m_wrongRanges, m_owner.isAlone(*this)},
              head);
    m_bodyEnd = ruling.end;
    m_bodyAt = m_ask.from;
    m_overlap = {};
    m_adopt.reset();
    if (ruling.step == Ruling::Step::Accept) {
        m_isOpen = true;
        if (m_claim.end == unknownSize)
            m_claim.end = ruling.end;
        m_overlap = Overlap(m_overlapHeld);
        const bool isNamed =
            !ruling.validator.etag.isEmpty() || !ruling.validator.lastModified.isEmpty();
        if (m_overlap.isOpen() && isNamed)
            m_adopt = ruling.validator;
        m_stream.emplace(m_part, m_ask.at);
        if (!m_window.isValid())
            restartPace();
        return m_owner.answerAccepted(*this, head, ruling);
    }
    if (ruling.step == Ruling::Step::Replace) {
        m_isOpen = true;
        m_claim = {0, ruling.total};
        m_bodyAt = 0;
        m_changeSeen = false;
        m_isReplacing = true;
        updatePause();
        m_owner.answerReplaces(*this, head, ruling);
        return {};
    }
    m_next = ruling;
    return failure(ruling.error);
}

void Fetch::replaced()
{
    m_isReplacing = false;
    m_stream.emplace(m_part, 0);
    restartPace();
    if (const auto outcome = std::exchange(m_heldOutcome, {}))
        transportFinished(*outcome);
    else
        updatePause();
}

void Fetch::setCongested(bool congested)
{
    m_isCongested = congested;
    updatePause();
}

void Fetch::updatePause()
{
    if (m_transport)
        m_transport->setPaused(m_isReplacing || m_isCongested);
}

std::span<char> Fetch::room()
{
    return m_stream && !m_overlap.isOpen() ? m_stream->room() : std::span<char>();
}

Done Fetch::bytesReceived(QByteArrayView bytes)
{
    if (m_bodyEnd != unknownSize && bytes.size() > m_bodyEnd - m_bodyAt) {
        return failure(ErrorCode::LengthMismatch, ErrorContext::RemoteFile,
                       m_url.host() + u": more bytes than told");
    }
    m_bodyAt += bytes.size();
    if (m_overlap.isOpen() && !m_overlap.take(bytes)) {
        Ruling other;
        other.step = m_owner.isAlone(*this) ? Ruling::Step::AskWhole : Ruling::Step::Decline;
        other.error = makeError(ErrorCode::RemoteFileChanged, ErrorContext::RemoteFile,
                                m_url.host() + u": other bytes");
        other.changed = true;
        m_next = other;
        return failure(other.error);
    }
    if (bytes.isEmpty())
        return {};
    if (const auto version = std::exchange(m_adopt, {}))
        m_owner.versionProven(*this, *version);
    if (m_claim.end != unknownSize)
        bytes = bytes.first(std::min<qint64>(bytes.size(), rest().length()));
    m_stream->append(bytes);
    measure(bytes.size());
    if (m_part.isCongested())
        setCongested(true);
    m_owner.bytesBrought(*this);
    // What others have taken over would come now: this connection has to be given up.
    const bool isCut = m_stream && m_claim.end != unknownSize && m_claim.end != m_bodyEnd
        && m_stream->at() >= m_claim.end;
    if (isCut)
        end({});
    return {};
}

void Fetch::transportFinished(const Done &outcome)
{
    if (m_isReplacing) {
        m_heldOutcome = outcome;
        return;
    }
    if (const auto next = std::exchange(m_next, {}))
        return follow(*next);
    if (!outcome)
        return end(outcome);
    bodyEnded();
}

void Fetch::bodyEnded()
{
    const qint64 at = rest().begin;
    const bool isShort = m_bodyAt < at || (m_bodyEnd != unknownSize && m_bodyAt != m_bodyEnd);
    const bool isPart = m_claim.end != unknownSize && at < m_claim.end;
    if (isShort || (isPart && at <= m_atAsk)) {
        return end(failure(ErrorCode::LengthMismatch, ErrorContext::RemoteFile,
                           m_url.host() + u": fewer bytes than told"));
    }
    // A server may answer with less than was asked for.
    if (isPart)
        ask(AskFor::Rest);
    else
        end({});
}

void Fetch::end(const Done &outcome)
{
    m_claim = rest();
    if (m_transport)
        m_transport->stop();
    m_stream.reset();
    m_isOpen = false;
    m_owner.fetchEnded(*this, outcome);
}

// Pace

void Fetch::restartPace()
{
    m_window.start();
    m_windowBytes = 0;
    m_lastSpeed = 0;
}

void Fetch::measure(qint64 bytes)
{
    m_windowBytes += bytes;
    const qint64 elapsed = m_window.elapsed();
    if (elapsed < speedWindow)
        return;
    m_lastSpeed = m_windowBytes * 1000 / elapsed;
    m_window.start();
    m_windowBytes = 0;
}

qint64 Fetch::speed() const
{
    return m_isOpen ? pace() : 0;
}

qint64 Fetch::pace() const
{
    if (!m_window.isValid())
        return 0;
    const qint64 elapsed = m_window.elapsed();
    const qint64 now = m_windowBytes * 1000 / std::max<qint64>(elapsed, 1);
    if (m_lastSpeed == 0 || elapsed >= speedWindow)
        return now;
    return (m_lastSpeed * (speedWindow - elapsed) + now * elapsed) / speedWindow;
}

} // namespace tranship
