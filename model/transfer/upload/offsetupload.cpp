// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/offsetupload.h"

#include "model/transfer/upload/putupload.h"

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostQuestions = 3;
constexpr int mostDamages = 3;

UploadEnd wholeEnd(UploadEnd::Proof proof, const RawHeaders &digests = {})
{
    UploadEnd end;
    end.proof = proof;
    end.digests = digests;
    return end;
}

} // namespace

OffsetUpload::OffsetUpload(const UploadAim &aim, const UploadSession &session,
                           std::unique_ptr<OffsetDialect> dialect)
    : m_aim(aim),
      m_session(session),
      m_dialect(std::move(dialect)),
      m_target(aim.url),
      m_place(session.url),
      m_sentBefore(session.sent)
{
    m_session.method = m_dialect->method();
    if (m_session.isWhole) {
        m_end = wholeEnd(UploadEnd::Proof::Length);
    } else if (m_aim.wantsReply && !m_dialect->hasReply()) {
        m_end = noReplyEnd(m_session.method);
    } else if (m_session.url.isEmpty()) {
        const bool mayBeCreatedWhole = m_session.isUnsure;
        if (mayBeCreatedWhole)
            fail(ErrorCode::UploadUnconfirmed, u"an earlier request may have done it"_s);
        else
            startOver();
        m_step = OffsetStep::Discover;
    } else if (m_session.acknowledged > m_aim.size) {
        m_step = OffsetStep::Drop; // the source is another one now
    } else {
        m_step = m_dialect->discoversOnResume() ? OffsetStep::Discover : OffsetStep::Ask;
    }
}

UploadStep OffsetUpload::next(qint64 fragment)
{
    if (m_end)
        return *m_end;
    switch (m_step) {
    case OffsetStep::Discover:
        m_body = {};
        return m_dialect->request(m_step, m_target.url(), m_body);
    case OffsetStep::Create:
        m_body = m_dialect->firstBody(atMost(fragment));
        m_session.sent = m_body.end;
        // Kept before it is sent: after a crash nobody knows whether the server has taken it.
        m_session.isUnsure = m_aim.size > 0 && m_body.end == m_aim.size;
        return m_dialect->request(m_step, m_target.url(), m_body);
    case OffsetStep::Send:
        m_body = nextBody(fragment);
        m_session.sent = std::max(m_sentBefore, m_body.end);
        m_session.isUnsure = m_body.end == m_aim.size;
        return m_dialect->request(m_step, m_session.url, m_body);
    case OffsetStep::Ask:
    case OffsetStep::Drop:
        break;
    }
    m_body = {};
    return m_dialect->request(m_step, m_session.url, m_body);
}

qint64 OffsetUpload::atMost(qint64 fragment) const
{
    const qint64 length = std::max(fragment, smallestUploadFragment);
    const qint64 most = m_session.mostAtOnce > 0 ? std::min(length, m_session.mostAtOnce) : length;
    return std::max(most, m_dialect->leastAtOnce());
}

ByteRange OffsetUpload::nextBody(qint64 fragment) const
{
    const qint64 begin = m_session.acknowledged;
    return {begin, begin + std::min(atMost(fragment), m_aim.size - begin)};
}

bool OffsetUpload::mayBeDone() const
{
    return m_session.isUnsure && m_session.sent >= m_aim.size;
}

void OffsetUpload::answered(const UploadAnswer &answer)
{
    m_sentBefore = m_session.sent;
    const bool isFollowed = m_step != OffsetStep::Drop && isUploadRedirect(answer.head);
    if (isFollowed)
        return follow(answer.head);
    const OffsetWord word = m_dialect->read(m_step, answer);
    // What was refused has not been done; a gateway does not know.
    if (m_step == OffsetStep::Create && !isLostBehindGateway(answer.head.status))
        m_session.isUnsure = false;
    keep(word);
    heed(word);
}

void OffsetUpload::heed(const OffsetWord &word)
{
    if (m_step == OffsetStep::Drop) // whatever it says
        return startOver();
    switch (word.kind) {
    case OffsetWord::Kind::GoOn:
        m_step = m_session.url.isEmpty() ? OffsetStep::Create : OffsetStep::Ask;
        break;
    case OffsetWord::Kind::Created:
        return created(word);
    case OffsetWord::Kind::Offset:
        return believe(word);
    case OffsetWord::Kind::Unknown:
        return ask();
    case OffsetWord::Kind::Lost:
        return lost();
    case OffsetWord::Kind::TooLarge:
        return sendSmaller();
    case OffsetWord::Kind::Corrected:
        return correct(word);
    case OffsetWord::Kind::Corrupt:
        return sendAgain();
    case OffsetWord::Kind::Refused:
        startOver();
        m_end = word.end;
        break;
    case OffsetWord::Kind::Failed:
        m_end = word.end;
        break;
    }
}

void OffsetUpload::keep(const OffsetWord &word)
{
    if (word.expires.isValid())
        m_session.expires = word.expires;
    const bool isLess = m_session.mostAtOnce == 0 || word.mostAtOnce < m_session.mostAtOnce;
    if (word.mostAtOnce > 0 && isLess)
        m_session.mostAtOnce = word.mostAtOnce;
    if (!word.id.isEmpty())
        m_session.id = word.id;
}

void OffsetUpload::follow(const ResponseHead &head)
{
    const bool isOfTarget = m_step == OffsetStep::Discover || m_step == OffsetStep::Create;
    UploadPlace &place = isOfTarget ? m_target : m_place;
    if (const Done followed = place.follow(head); !followed) {
        m_end = failedEnd(followed.error());
        return;
    }
    if (isOfTarget) {
        m_session.isUnsure = false;
        return;
    }
    m_session.url = m_place.url();
    m_step = OffsetStep::Ask;
}

void OffsetUpload::created(const OffsetWord &word)
{
    m_session.url = word.url;
    m_place = UploadPlace(word.url);
    if (word.offset >= 0)
        return believe(word);
    m_step = OffsetStep::Ask;
}

void OffsetUpload::believe(const OffsetWord &word)
{
    const qint64 offset = word.offset;
    if (word.length >= 0 && word.length != m_aim.size) {
        return disbelieve(
            u"the server waits for %1 bytes in place of %2"_s.arg(word.length).arg(m_aim.size));
    }
    if (offset < m_session.acknowledged || offset > m_session.sent) {
        return disbelieve(u"offset %1 is not between %2 and %3"_s.arg(offset)
                              .arg(m_session.acknowledged)
                              .arg(m_session.sent));
    }
    if (word.isComplete && offset != m_aim.size)
        return disbelieve(u"the server calls %1 bytes complete"_s.arg(offset));
    if (word.isComplete)
        return finish(word);
    const bool isStandstill = offset == m_session.acknowledged;
    const bool isOfFragment =
        m_step == OffsetStep::Send && word.kind == OffsetWord::Kind::Offset && !m_body.isEmpty();
    const bool tookNothing = isOfFragment && isStandstill;
    if (tookNothing) {
        return fail(ErrorCode::InvalidServerResponse,
                    u"the server took nothing of a fragment, at %1"_s.arg(offset));
    }
    if (!isStandstill) {
        m_questions = 0;
        m_damages = 0;
    }
    m_session.acknowledged = offset;
    m_session.isUnsure = false;
    m_step = OffsetStep::Send;
}

void OffsetUpload::correct(const OffsetWord &word)
{
    if (++m_questions > mostQuestions) {
        return fail(ErrorCode::InvalidServerResponse,
                    u"the server contradicts itself about offset %1"_s.arg(word.offset));
    }
    believe(word);
}

void OffsetUpload::disbelieve(const QString &why)
{
    if (m_step != OffsetStep::Ask)
        return ask();
    if (m_isStartedOver)
        return fail(ErrorCode::InvalidServerResponse, why);
    m_isStartedOver = true;
    m_step = OffsetStep::Drop;
}

void OffsetUpload::ask()
{
    if (m_session.url.isEmpty() || ++m_questions > mostQuestions) {
        return fail(ErrorCode::InvalidServerResponse,
                    u"the server does not say how many bytes it has"_s);
    }
    m_step = OffsetStep::Ask;
}

void OffsetUpload::sendSmaller()
{
    const qint64 least = std::max(smallestUploadFragment, m_dialect->leastAtOnce());
    m_session.isUnsure = false;
    if (m_body.length() <= least)
        return fail(ErrorCode::TooLarge, u"the server takes no %1 bytes"_s.arg(m_body.length()));
    m_session.mostAtOnce = std::max(least, std::min(atMost(m_body.length()), m_body.length() / 2));
    if (m_step == OffsetStep::Send)
        m_step = OffsetStep::Ask; // it may have kept the beginning
}

void OffsetUpload::sendAgain()
{
    m_session.isUnsure = false;
    if (++m_damages >= mostDamages) {
        fail(ErrorCode::ChecksumMismatch,
             u"bytes from %1 on arrive damaged"_s.arg(m_session.acknowledged));
    }
}

void OffsetUpload::lost()
{
    if (mayBeDone()) {
        return fail(ErrorCode::UploadUnconfirmed,
                    u"the last answer was lost, and then the server knew nothing of the upload"_s);
    }
    const bool isSecondTime = m_isStartedOver;
    startOver();
    m_isStartedOver = true;
    if (isSecondTime)
        fail(ErrorCode::SessionNotFound, u"the server lost the upload twice"_s);
}

/// The server keeps what it said of itself.
void OffsetUpload::startOver()
{
    UploadSession fresh;
    fresh.method = m_session.method;
    fresh.mostAtOnce = m_session.mostAtOnce;
    fresh.id = m_session.id;
    m_session = fresh;
    m_sentBefore = 0;
    m_questions = 0;
    m_damages = 0;
    m_brokenAt = -1;
    m_step = OffsetStep::Create;
}

void OffsetUpload::finish(const OffsetWord &word)
{
    m_session.replyUrl = word.replyUrl;
    m_session.acknowledged = m_aim.size;
    m_session.isUnsure = false;
    m_session.isWhole = true;
    m_end = wholeEnd(word.proof, word.digests);
}

void OffsetUpload::broken(const Error &error, qint64 sent)
{
    const qint64 left = m_body.begin + std::min(sent, m_body.length());
    if (m_step == OffsetStep::Send) {
        m_session.sent = std::max(m_sentBefore, left);
        m_session.isUnsure = true;
        const bool isHopeless = m_brokenAt == m_session.acknowledged;
        m_brokenAt = m_session.acknowledged;
        if (isHopeless)
            m_end = failedEnd(error);
        else
            m_step = OffsetStep::Ask;
        return;
    }
    if (m_step == OffsetStep::Create) {
        m_session.sent = left;
        m_session.isUnsure = mayBeDone();
    }
    if (m_session.isUnsure && m_session.url.isEmpty())
        fail(ErrorCode::UploadUnconfirmed, error.detail);
    else
        m_end = failedEnd(error);
}

void OffsetUpload::fail(ErrorCode code, const QString &why)
{
    m_end = failedEnd(makeError(code, ErrorContext::RemoteFile, why));
}

} // namespace tranship
