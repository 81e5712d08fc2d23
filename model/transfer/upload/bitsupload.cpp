// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/bitsupload.h"

#include "model/job/httpheaders.h"
#include "model/transfer/upload/bitspackets.h"
#include "model/transfer/upload/bitsurls.h"

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int mostRedirects = 20;
constexpr int mostBreaks = 2;
/// The server waits five minutes for its application and then says so itself.
constexpr std::chrono::milliseconds lastAnswerTimeout = 330s;

/// Fragments are not made smaller than this for a guess.
constexpr qint64 smallestByGuess = 512 * 1024;

UploadEnd wholeEnd()
{
    UploadEnd end;
    end.proof = UploadEnd::Proof::Length;
    return end;
}

class BitsUpload final : public UploadProtocol {
public:
    BitsUpload(const UploadAim &aim, const UploadSession &session);

    void setNow(const QDateTime &now) override { m_now = now; }

    UploadStep next(qint64 fragment) override;
    void answered(const UploadAnswer &answer) override;
    void broken(const Error &error, qint64 sent) override;

    const UploadSession &session() const override { return m_session; }

private:
    void resume();
    void forgetLostHost();
    [[nodiscard]] ByteRange nextRange(qint64 fragment) const;
    [[nodiscard]] UploadRequest fragmentRequest(qint64 fragment);

    void judge(const BitsAnswer &answer, const ResponseHead &head);
    void sessionCreated(const BitsAnswer &answer);
    void fragmentAnswered(const BitsAnswer &answer);
    void offsetReceived(const BitsAnswer &answer);
    void fragmentLost();
    void offsetDisbelieved(qint64 offset);
    void allReceived(const BitsAnswer &answer);
    void closeRefused(const BitsAnswer &answer);
    void follow(const ResponseHead &head);
    void sessionLost();
    void startOver();
    void goOn();
    void finish();
    void fail(const Error &error);
    void failInvalid(const QString &what);

    UploadAim m_aim;
    UploadSession m_session;
    BitsPacket m_packet = BitsPacket::CreateSession; ///< the next, or the one on its way
    std::optional<UploadEnd> m_end;
    QDateTime m_now; ///< null: never told
    std::optional<std::chrono::seconds> m_retryAfter; ///< of the last answer
    ByteRange m_body; ///< of the last fragment
    qint64 m_sentBefore = 0; ///< session's `sent` without the fragment on its way
    bool m_isInDoubt = false; ///< the server may have more than is known
    bool m_mayBeClosed = false; ///< a Close-Session's answer was lost
    bool m_isStartedOver = false;
    int m_redirects = 0;
    int m_breaks = 0; ///< requests that broke since bytes were acknowledged
};

BitsUpload::BitsUpload(const UploadAim &aim, const UploadSession &session)
    : m_aim(aim),
      m_session(session),
      m_sentBefore(session.sent)
{
    m_session.method = UploadMethod::Bits;
    if (m_session.isWhole) {
        m_end = wholeEnd();
        return;
    }
    if (m_aim.wantsReply && m_aim.size == 0) {
        fail(makeError(ErrorCode::NotSupported, ErrorContext::RemoteFile,
                       u"BITS brings no reply to an empty file"_s));
        return;
    }
    if (m_session.id.isEmpty() || m_session.acknowledged > m_aim.size) {
        startOver();
        m_isStartedOver = false;
        return;
    }
    resume();
}

/// Goes on with a session of which is known what m_session says.
void BitsUpload::resume()
{
    m_packet = BitsPacket::Ping;
    m_isInDoubt = m_session.sent > m_session.acknowledged;
    m_mayBeClosed = m_session.isUnsure && m_session.acknowledged == m_aim.size;
}

UploadStep BitsUpload::next(qint64 fragment)
{
    if (m_end)
        return *m_end;
    forgetLostHost();
    if (m_packet == BitsPacket::Fragment)
        return fragmentRequest(fragment);
    // Kept before it is sent: after a crash a session that is gone must not be taken for a lost
    // one.
    if (m_packet == BitsPacket::CloseSession)
        m_session.isUnsure = true;
    return bitsRequest(m_packet, m_aim, m_session);
}

void BitsUpload::forgetLostHost()
{
    // In each run it has a chance: it is not lost while the program does not ask.
    const bool isTimed = m_breaks > 0 && !m_session.host.isEmpty() && m_session.hostLost.isValid()
        && m_session.hostPatience > 0s && m_now.isValid();
    if (!isTimed)
        return;
    if (m_now < m_session.hostLost) {
        m_session.hostLost = m_now; // the clock was set back
    } else if (std::chrono::seconds(m_session.hostLost.secsTo(m_now)) >= m_session.hostPatience) {
        m_session.host.clear();
        m_session.hostLost = QDateTime();
        m_session.hostPatience = 0s;
    }
}

ByteRange BitsUpload::nextRange(qint64 fragment) const
{
    qint64 length = std::max(fragment, smallestBitsFragment);
    if (m_session.mostAtOnce > 0)
        length = std::min(length, m_session.mostAtOnce);
    if (m_isInDoubt)
        length = std::min(length, smallestBitsFragment);
    const qint64 begin = m_session.acknowledged;
    if (begin == m_aim.size) // only the answer to the last byte bears the reply's URL
        return {std::max<qint64>(0, begin - smallestBitsFragment), begin};
    return {begin, std::min(m_aim.size, begin + length)};
}

UploadRequest BitsUpload::fragmentRequest(qint64 fragment)
{
    m_body = nextRange(fragment);
    m_session.sent = std::max(m_sentBefore, m_body.end);
    UploadRequest request =
        withBitsRange(bitsRequest(m_packet, m_aim, m_session), m_body, m_aim.size);
    if (m_body.end == m_aim.size)
        request.answerTimeout = lastAnswerTimeout;
    return request;
}

void BitsUpload::answered(const UploadAnswer &answer)
{
    const QDateTime date = parseHttpDate(answer.head.header("Date"));
    const QDateTime serverNow = date.isValid() ? date : m_now;
    m_sentBefore = m_session.sent;
    m_retryAfter = parseRetryAfter(answer.head.header("Retry-After"), serverNow);
    judge(readBitsAnswer(answer.head), answer.head);
}

void BitsUpload::judge(const BitsAnswer &answer, const ResponseHead &head)
{
    const bool isRedirect = answer.status == 307 || answer.status == 308;
    switch (m_packet) {
    case BitsPacket::CreateSession:
        if (answer.isSuccess(m_packet))
            sessionCreated(answer);
        else if (isRedirect)
            follow(head);
        else
            fail(bitsError(m_packet, answer));
        break;
    case BitsPacket::Ping:
        if (answer.isSuccess(m_packet))
            goOn();
        else if (isRedirect)
            follow(head);
        else if (answer.isSessionLost())
            sessionLost();
        else
            fail(bitsError(m_packet, answer));
        break;
    case BitsPacket::Fragment:
        fragmentAnswered(answer);
        break;
    case BitsPacket::CloseSession:
        if (answer.isSuccess(m_packet))
            finish();
        else if (answer.isSessionLost())
            sessionLost();
        else
            closeRefused(answer);
        break;
    case BitsPacket::CancelSession: // of a session that is given up: whatever it says
        startOver();
        fail(makeError(ErrorCode::SessionNotFound, ErrorContext::RemoteFile,
                       u"the server's count of bytes cannot be"_s));
        break;
    }
}

void BitsUpload::sessionCreated(const BitsAnswer &answer)
{
    const QByteArray spoken = answer.protocol.toLower();
    if (!spoken.isEmpty() && spoken != bitsUploadProtocol) {
        fail(makeError(ErrorCode::ProtocolMismatch, ErrorContext::RemoteFile,
                       u"BITS-Protocol: "_s + QString::fromLatin1(spoken.left(40))));
        return;
    }
    if (answer.sessionId.isEmpty())
        return failInvalid(u"no BITS-Session-Id"_s);
    if (!answer.hostId.isEmpty() && !isBitsHost(answer.hostId))
        return failInvalid(u"BITS-Host-Id names no host"_s);
    if (m_session.url.isEmpty())
        m_session.url = m_aim.url;
    m_session.id = answer.sessionId;
    m_session.host = QString::fromLatin1(answer.hostId);
    m_session.hostPatience = answer.hostId.isEmpty() ? 0s : answer.hostPatience;
    if (answer.hostId.isEmpty())
        goOn();
    else
        m_packet = BitsPacket::Ping;
}

void BitsUpload::fragmentAnswered(const BitsAnswer &answer)
{
    const bool isStatusWithOffset = answer.isSuccess(m_packet) || answer.status == 416;
    if (answer.isSessionLost()) {
        sessionLost();
    } else if (isStatusWithOffset && answer.isAck) {
        offsetReceived(answer);
    } else if (!answer.isTooLarge()) {
        fail(bitsError(m_packet, answer));
    } else if (m_body.length() > smallestBitsFragment) {
        m_session.mostAtOnce = std::max(smallestBitsFragment, m_body.length() / 2);
    } else {
        fail(makeError(ErrorCode::TooLarge, answer.context,
                       u"the server takes no fragment of 5 KiB"_s));
    }
}

void BitsUpload::offsetReceived(const BitsAnswer &answer)
{
    if (!answer.nextOffset)
        return failInvalid(u"no BITS-Received-Content-Range"_s);
    const qint64 offset = *answer.nextOffset;
    if (offset < m_session.acknowledged || offset > m_session.sent)
        return offsetDisbelieved(offset);
    const bool isStandstill = offset == m_session.acknowledged && offset < m_aim.size;
    if (isStandstill)
        return failInvalid(u"the server took nothing of a fragment"_s);
    const bool isAllLost = m_isInDoubt && m_session.isUnsure && offset <= m_body.end;
    if (isAllLost)
        fragmentLost();
    m_session.acknowledged = offset;
    m_session.isUnsure = false;
    m_session.hostLost = QDateTime();
    m_isInDoubt = false;
    m_breaks = 0;
    if (offset == m_aim.size)
        allReceived(answer);
}

/// The server kept nothing of a fragment that broke off. It may have refused its length, with an
/// answer that was lost when it closed the connection on the rest; and if it was the line, smaller
/// fragments lose less.
void BitsUpload::fragmentLost()
{
    const qint64 lost = m_session.sent - m_session.acknowledged;
    const qint64 smaller = std::max(lost / 2, smallestByGuess);
    const bool isLess = m_session.mostAtOnce == 0 || smaller < m_session.mostAtOnce;
    if (smaller < lost && isLess)
        m_session.mostAtOnce = smaller;
}

void BitsUpload::offsetDisbelieved(qint64 offset)
{
    if (m_session.isUnsure) {
        m_packet = BitsPacket::CancelSession;
        return;
    }
    m_session.isUnsure = true;
    failInvalid(u"BITS-Received-Content-Range %1 is not between %2 and %3"_s.arg(offset)
                    .arg(m_session.acknowledged)
                    .arg(m_session.sent));
}

void BitsUpload::allReceived(const BitsAnswer &answer)
{
    if (!m_aim.wantsReply)
        return goOn();
    if (answer.replyUrl.isEmpty()) {
        if (m_body.end < m_aim.size)
            return goOn();
        return fail(makeError(ErrorCode::InvalidServerResponse, answer.context,
                              u"the last fragment's answer has no BITS-Reply-URL"_s));
    }
    const Result<QUrl> reply = bitsReplyUrl(bitsUrl(m_aim, m_session), answer.replyUrl);
    if (!reply)
        return fail(reply.error());
    m_session.replyUrl = *reply;
    goOn();
}

void BitsUpload::closeRefused(const BitsAnswer &answer)
{
    Error error = bitsCloseError(answer);
    const bool isDefinite = answer.status >= 300 && answer.status < 500;
    if (isDefinite)
        m_session.isUnsure = false;
    if (m_aim.size == 0 && (answer.status == 400 || answer.status == 416)) {
        error = makeError(ErrorCode::NotSupported, error.context,
                          u"the server takes no empty files over BITS"_s);
    }
    fail(error);
}

void BitsUpload::follow(const ResponseHead &head)
{
    if (++m_redirects > mostRedirects)
        return fail(makeError(ErrorCode::TooManyRedirects, ErrorContext::RemoteFile));
    const Result<QUrl> target = bitsRedirect(bitsUrl(m_aim, m_session), head.header("Location"));
    if (!target)
        return fail(target.error());
    m_session.url = *target;
    m_session.host.clear(); // the URL is another host's word
    m_session.hostLost = QDateTime();
    m_session.hostPatience = 0s;
}

void BitsUpload::sessionLost()
{
    if (m_packet == BitsPacket::CloseSession && m_mayBeClosed)
        return finish();
    const bool isSecondTime = m_isStartedOver;
    startOver();
    if (isSecondTime) {
        fail(makeError(ErrorCode::SessionNotFound, ErrorContext::RemoteFile,
                       u"the server lost the session twice"_s));
    }
}

/// The server keeps what it said of itself (redirects aside, which are asked for again).
void BitsUpload::startOver()
{
    UploadSession fresh;
    fresh.method = UploadMethod::Bits;
    fresh.mostAtOnce = m_session.mostAtOnce;
    m_session = fresh;
    m_sentBefore = 0;
    m_packet = BitsPacket::CreateSession;
    m_isStartedOver = true;
    m_isInDoubt = false;
    m_mayBeClosed = false;
}

void BitsUpload::goOn()
{
    const bool isAll = m_session.acknowledged == m_aim.size;
    if (isAll && !m_aim.wantsReply)
        m_packet = BitsPacket::CloseSession;
    else if (isAll && !m_session.replyUrl.isEmpty())
        finish();
    else
        m_packet = BitsPacket::Fragment;
}

void BitsUpload::finish()
{
    m_session.isWhole = true;
    m_session.isUnsure = false;
    if (!m_aim.wantsReply)
        m_session.id.clear(); // closed
    m_end = wholeEnd();
}

void BitsUpload::broken(const Error &error, qint64 sent)
{
    m_retryAfter.reset();
    if (m_packet == BitsPacket::Fragment) {
        m_session.isUnsure = true;
        m_session.sent = std::max(m_sentBefore, std::min(m_body.end, m_body.begin + sent));
    }
    m_sentBefore = m_session.sent;
    if (!m_session.host.isEmpty() && !m_session.hostLost.isValid())
        m_session.hostLost = m_now;
    if (++m_breaks >= mostBreaks)
        fail(error);
    else if (m_packet != BitsPacket::CreateSession)
        resume();
}

void BitsUpload::fail(const Error &error)
{
    UploadEnd end;
    end.outcome = failure(error);
    end.retryAfter = m_retryAfter;
    m_end = end;
}

void BitsUpload::failInvalid(const QString &what)
{
    fail(makeError(ErrorCode::InvalidServerResponse, ErrorContext::RemoteFile,
                   bitsPacketName(m_packet) + u": "_s + what));
}

} // namespace

std::unique_ptr<UploadProtocol> makeBitsUpload(const UploadAim &aim, const UploadSession &session)
{
    return std::make_unique<BitsUpload>(aim, session);
}

std::optional<UploadRequest> bitsCancelRequest(const UploadAim &aim, const UploadSession &session)
{
    if (!session.isOpen() || session.id.isEmpty())
        return std::nullopt;
    return bitsRequest(BitsPacket::CancelSession, aim, session);
}

std::optional<UploadRequest> bitsCloseRequest(const UploadAim &aim, const UploadSession &session)
{
    if (!session.isWhole || session.id.isEmpty())
        return std::nullopt;
    return bitsRequest(BitsPacket::CloseSession, aim, session);
}

CancelVerdict judgeBitsCancel(const UploadAnswer &answer)
{
    const BitsAnswer judged = readBitsAnswer(answer.head);
    if (judged.isSuccess(BitsPacket::CancelSession) || judged.isSessionLost())
        return CancelVerdict::Gone;
    // A success that is no Ack comes from something in the way: a captive portal.
    const bool isElse = judged.status >= 200 && judged.status <= 299;
    return isElse || judged.status >= 500 ? CancelVerdict::Again : CancelVerdict::Refused;
}

} // namespace tranship
