// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/sendexchange.h"

#include "model/transfer/httpanswer.h"
#include "model/transfer/httprequest.h"
#include "model/transfer/identity.h"
#include "model/transfer/tls.h"
#include "model/transfer/upload/bodydevice.h"

#include <QNetworkAccessManager>

#include <algorithm>
#include <utility>

namespace tranship {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 longestAnswer = 1024 * 1024;
constexpr qint64 readBuffer = 64 * 1024;
/// Taken from the throttle at once.
constexpr qint64 smallestHelping = 64 * 1024;
/// The one interim answer that ends a reply of Qt's and still means something: the resumable upload
/// was begun, and its Location says where (draft-ietf-httpbis-resumable-upload).
constexpr int uploadResumptionSupported = 104;

bool isAnswer(int status)
{
    return (status >= 200 && status <= 599) || status == uploadResumptionSupported;
}

} // namespace

SendExchange::SendExchange(ConnectionServices services, ManagerPool &pool,
                           Sender::Listener &listener)
    : m_services(services),
      m_pool(pool),
      m_listener(listener)
{
    connect(&m_timer, &PatienceTimer::timeout, this, &SendExchange::timeOut);
}

SendExchange::~SendExchange()
{
    stop();
}

void SendExchange::start(const SendOrder &order, std::unique_ptr<BodySource> body)
{
    stop();
    m_order = order;
    m_body = std::move(body);
    m_length = m_body->length();
    m_sent = 0;
    const bool isUnproven = m_order.identity && m_order.identity->isUnproven(m_order.request.url);
    if (isUnproven && m_length > 0 && !m_body->rewind())
        askFirst();
    else
        begin();
}

void SendExchange::begin()
{
    m_sent = 0;
    m_stage = m_length > 0 ? Stage::Sending : Stage::Waiting;
    prepare(m_order.request.method, m_length, &SendExchange::dispatch);
}

/// Signs the request, finds its way and goes on with both.
void SendExchange::prepare(const QByteArray &method, qint64 length,
                           void (SendExchange::*next)(const QNetworkRequest &))
{
    const Result<QNetworkRequest> request = signedRequest(method, length);
    if (!request)
        return refuse(request.error());
    restartTimer();
    findRoute(m_services, m_order.request.url, m_order.setup, this,
              [this, start = ++m_starts, request = *request, method,
               next](const Result<Route> &route) mutable {
                  if (start != m_starts)
                      return;
                  if (!route)
                      return refuse(route.error());
                  m_route = *route;
                  request.setSslConfiguration(tlsFor(m_route));
                  signForProxy(m_services, method, m_route, request);
                  (this->*next)(request);
              });
}

void SendExchange::dispatch(const QNetworkRequest &request)
{
    const bool isPlain = isAskedInPlain(m_route, m_order.request.url);
    const bool mayBeRefused = m_services.router && isPlain && !m_services.router->isProven(m_route);
    if (m_length > 0 && mayBeRefused && !m_body->rewind()) {
        m_route.login.reset(); // or the question would wait for it
        return askFirst();
    }
    // A proxy may close a connection without saying so, and what of the body went into it could not
    // be sent again.
    m_lease = m_length > 0 && isPlain ? m_pool.leaseFresh(m_order.request.url, m_route)
                                      : m_pool.lease(m_order.request.url, m_route);
    // Qt fetches the body in pieces of 16 KiB from a thread of its own, which it begins here.
    m_together.emplace();
    m_reply = {send(request), EndReply{this}};
    m_body->begin(*this);
    if (m_order.throttle)
        m_order.throttle->join();
    m_stage = m_length > 0 ? Stage::Sending : Stage::Waiting;
    if (m_length == 0)
        m_together.reset();
    listen();
}

/// A wrong or a missing login, of the server or the proxy, is known then before the body has gone
/// for nothing.
void SendExchange::askFirst()
{
    m_stage = Stage::Asking;
    prepare("HEAD", 0, &SendExchange::ask);
}

void SendExchange::ask(const QNetworkRequest &request)
{
    m_lease = m_pool.lease(m_order.request.url, m_route);
    m_reply = {m_lease->manager().head(request), EndReply{this}};
    if (m_order.throttle)
        m_order.throttle->join();
    listen();
}

Result<QNetworkRequest> SendExchange::signedRequest(const QByteArray &method, qint64 length)
{
    RawHeaders headers = m_order.request.headers;
    if (m_order.identity) {
        Passport passport =
            m_order.identity->passportFor(method, m_order.request.url, std::move(m_login));
        addMissing(headers, passport.headers);
        m_login = std::move(passport.login);
    }
    return makeBodyRequest(method, m_order.request.url, headers, length);
}

void SendExchange::listen()
{
    // A socket behind SOCKS never tells of what it held back while the buffer was full.
    const bool isSocks = m_route.proxy.type() == QNetworkProxy::Socks5Proxy;
    if (!isSocks && !isTunnelled(m_route, m_order.request.url))
        m_reply->setReadBufferSize(readBuffer);
    restartTimer();
    connect(m_reply.get(), &QNetworkReply::metaDataChanged, this, &SendExchange::receiveHead);
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &SendExchange::receiveBytes);
    connect(m_reply.get(), &QNetworkReply::finished, this, &SendExchange::endNetwork);
    watchCertificate(*m_reply, this, m_route, m_services.judge, m_refused);
}

QNetworkReply *SendExchange::send(const QNetworkRequest &request)
{
    QNetworkAccessManager &manager = m_lease->manager();
    // These two have no body, and Qt knows only by their names that HEAD's answer has none either.
    // That it may send them again does no harm.
    if (m_length == 0 && m_order.request.method == "HEAD")
        return manager.head(request);
    if (m_length == 0 && m_order.request.method == "GET")
        return manager.get(request);
    auto device = std::make_unique<BodyDevice>(
        [this](char *bytes, qint64 most) { return give(bytes, most); });
    m_device = device.get();
    QNetworkReply *reply = manager.sendCustomRequest(request, m_order.request.method, device.get());
    // Qt may turn to it as long as there is the reply.
    device.release()->setParent(reply);
    return reply;
}

void SendExchange::refuse(const Error &error)
{
    m_refusal = error;
    m_stage = Stage::Refused;
    restartTimer();
}

void SendExchange::stop()
{
    leaveThrottle();
    ++m_starts;
    m_stage = Stage::Idle;
    m_timer.stop();
    m_together.reset();
    if (m_device)
        m_device->detach();
    m_reply.reset();
    m_lease.reset();
    m_body.reset();
    m_route.login.reset();
    m_login.reset();
    ++m_signIns;
    m_granted = 0;
    m_awaitsTokens = false;
    m_awaitsBody = false;
    m_answer.clear();
}

QString SendExchange::tls() const
{
    return m_reply ? tlsText(m_reply->sslConfiguration()) : QString();
}

// The body

qint64 SendExchange::give(char *bytes, qint64 most)
{
    if (m_stage != Stage::Sending || !mayGive())
        return 0;
    const qint64 wanted = m_order.throttle ? std::min(most, m_granted) : most;
    const qint64 given = m_body->read(bytes, std::min(wanted, m_length - m_sent));
    m_awaitsBody = given == 0;
    const bool isFirst = m_sent == 0 && given > 0;
    if (isFirst)
        m_age.start();
    m_sent += given;
    m_granted -= m_order.throttle ? given : 0;
    if (m_sent == m_length) {
        m_stage = Stage::Waiting;
        m_together.reset();
    }
    restartTimer();
    if (isFirst) // not within a call of Qt's
        QMetaObject::invokeMethod(this, &SendExchange::tellBegun, Qt::QueuedConnection);
    return given;
}

void SendExchange::tellBegun()
{
    if (m_stage != Stage::Idle)
        m_listener.sendBegun();
}

bool SendExchange::mayGive()
{
    if (m_awaitsTokens)
        return false;
    if (!m_order.throttle || m_granted > 0)
        return true;
    m_granted = m_order.throttle->take(std::min(smallestHelping, m_length - m_sent));
    if (m_granted > 0)
        return true;
    m_awaitsTokens = true;
    m_order.throttle->await(*this);
    restartTimer();
    return false;
}

void SendExchange::tokensReady()
{
    m_awaitsTokens = false;
    // Qt asks only later, from a thread of its own; what is offered now would be gone by then.
    if (mayGive() && m_device)
        Q_EMIT m_device->readyRead();
}

void SendExchange::bodyReady()
{
    if (m_stage == Stage::Sending && m_awaitsBody && m_device)
        Q_EMIT m_device->readyRead();
}

void SendExchange::bodyFailed(const Error &error)
{
    if (m_stage == Stage::Sending)
        finish(failure(error));
}

void SendExchange::leaveThrottle()
{
    if (!m_order.throttle || !m_reply)
        return;
    m_order.throttle->leave(*this);
    m_order.throttle->part();
}

// The answer

void SendExchange::receiveHead()
{
    if (headOf(*m_reply).status < 200 || m_stage == Stage::Asking)
        return;
    if (isTunnelled(m_route, m_order.request.url))
        m_reply->setReadBufferSize(readBuffer);
    m_stage = Stage::Receiving;
    restartTimer();
}

void SendExchange::receiveBytes()
{
    m_answer += m_reply->read(longestAnswer - m_answer.size());
    if (m_answer.size() >= longestAnswer)
        return finish(outcome());
    restartTimer();
}

void SendExchange::endNetwork()
{
    // An interim answer: the final one comes on the same connection, to nobody.
    const int status = headOf(*m_reply).status;
    if (status >= 100 && status < 200)
        m_lease->retireManager();
    m_answer += m_reply->read(longestAnswer - m_answer.size());
    if (m_services.router && isProxyRefusal(*m_reply, m_route))
        return signInAtProxy();
    blameProxy();
    const ResponseHead head = headOf(*m_reply);
    if (head.status > 0)
        passProxy(m_services, m_order.request.url, head.status, m_route);
    if (m_order.identity && head.status == 401)
        return signIn(head);
    if (m_order.identity && head.status > 0)
        m_order.identity->answered(head, m_login);
    if (m_stage == Stage::Asking && head.status > 0) {
        dropReply();
        return begin();
    }
    finish(outcome());
}

void SendExchange::signIn(const ResponseHead &head)
{
    const bool wasAsking = m_stage == Stage::Asking;
    const std::shared_ptr<LoginPass> used = std::exchange(m_login, nullptr);
    dropReply();
    m_stage = Stage::SigningIn;
    restartTimer();
    m_order.identity->challenged(
        head, used, this,
        [this, wasAsking, question = m_signIns](const Result<std::shared_ptr<LoginPass>> &granted) {
            if (question != m_signIns)
                return;
            if (!granted)
                return finish(failure(granted.error()));
            m_login = *granted;
            signedIn(wasAsking);
        });
}

/// There is a login now.
void SendExchange::signedIn(bool wasAsking)
{
    if (wasAsking)
        return askFirst();
    if (m_sent == 0 || m_body->rewind())
        return begin();
    // It is known now, and goes with the next request from its beginning.
    finish(failure(
        hostError(ErrorCode::ConnectionClosed, m_order.request.url, "a login is wanted first"_L1)));
}

/// Ends the request and keeps what it was about.
void SendExchange::dropReply()
{
    leaveThrottle();
    if (m_device)
        m_device->detach();
    m_reply.reset();
    m_lease.reset();
    m_route.login.reset();
    m_answer.clear();
    m_granted = 0;
    m_awaitsTokens = false;
    m_awaitsBody = false;
}

void SendExchange::blameProxy()
{
    if (m_services.router && isProxyError(errorOf(*m_reply, m_route.proxy)))
        m_services.router->proxyFailed(m_route.proxy);
}

void SendExchange::signInAtProxy()
{
    const bool wasAsking = m_stage == Stage::Asking;
    Route route = m_route;
    const QByteArray offers = headOf(*m_reply).every("Proxy-Authenticate").value_or(QByteArray());
    m_login.reset();
    dropReply();
    m_stage = Stage::SigningIn;
    restartTimer();
    askProxyLogin(m_services, std::move(route), m_order.setup, m_order.request.url, offers, this,
                  [this, wasAsking, question = m_signIns](const Done &done) {
                      if (question != m_signIns)
                          return;
                      if (done)
                          signedIn(wasAsking);
                      else
                          finish(failure(done.error()));
                  });
}

Result<UploadAnswer> SendExchange::outcome() const
{
    const ResponseHead head = headOf(*m_reply);
    if (isAnswer(head.status) && isWhole(head))
        return UploadAnswer{head, m_answer};
    if (!isClean())
        return failure(networkBreak());
    if (isAnswer(head.status)) {
        return failure(hostError(ErrorCode::ConnectionClosed, m_order.request.url,
                                 "connection closed in the answer"_L1));
    }
    return failure(
        hostError(ErrorCode::InvalidServerResponse, m_order.request.url, "no answer's head"_L1));
}

bool SendExchange::isWhole(const ResponseHead &head) const
{
    if (m_order.request.method == "HEAD" || head.status == uploadResumptionSupported)
        return true;
    const Result<qint64> promised = promisedLength(head);
    if (promised && *promised >= 0)
        return m_answer.size() >= std::min(*promised, longestAnswer);
    return isClean() || m_answer.size() >= longestAnswer;
}

bool SendExchange::isClean() const
{
    const QNetworkReply::NetworkError error = m_reply->error();
    return error == QNetworkReply::NoError
        || (isStatusError(error) && error != QNetworkReply::ContentReSendError);
}

Error SendExchange::networkBreak() const
{
    const QNetworkReply::NetworkError error = errorOf(*m_reply, m_route.proxy);
    // Qt has two names for it: it wanted to send the body again and could not, or the system said
    // no when more was written. The network is there.
    const bool isBroken = error == QNetworkReply::ContentReSendError
        || (error == QNetworkReply::UnknownNetworkError && m_sent > 0);
    if (isBroken) {
        return hostError(ErrorCode::ConnectionClosed, m_order.request.url,
                         m_stage == Stage::Sending ? "connection closed while sending"_L1
                                                   : "connection closed before the answer"_L1);
    }
    return networkError(error, m_order.request.url, m_refused);
}

// Time

void SendExchange::timeOut()
{
    if (m_stage == Stage::Refused)
        return finish(failure(m_refusal));
    if (m_stage == Stage::Sending && m_awaitsBody) {
        return finish(failure(ErrorCode::Timeout, ErrorContext::LocalFile,
                              u"the source gives no more bytes"_s));
    }
    finish(failure(hostError(ErrorCode::Timeout, m_order.request.url,
                             m_stage == Stage::Sending && m_sent == 0 ? "no connection in time"_L1
                                 : m_stage == Stage::Sending          ? "no byte taken in time"_L1
                                 : m_stage == Stage::Waiting || m_stage == Stage::Asking
                                 ? "no answer in time"_L1
                                 : "no more of the answer in time"_L1)));
}

void SendExchange::restartTimer()
{
    const auto drain = [this] {
        return m_sent == 0
            ? 0ms
            : drainTime(m_sent, std::chrono::milliseconds(m_age.elapsed()), m_order.slowestRate);
    };
    switch (m_stage) {
    case Stage::Idle:
    case Stage::SigningIn:
        return m_timer.stop();
    case Stage::Asking:
        return m_timer.start(m_order.request.answerTimeout);
    case Stage::Refused:
        return m_timer.start(0ms);
    case Stage::Sending:
        if (m_awaitsTokens)
            return m_timer.stop();
        return m_timer.start(m_awaitsBody ? m_order.stallTimeout : m_order.stallTimeout + drain());
    case Stage::Waiting:
        return m_timer.start(m_order.request.answerTimeout + drain());
    case Stage::Receiving:
        return m_timer.start(m_order.stallTimeout);
    }
}

void SendExchange::finish(const Result<UploadAnswer> &answer)
{
    stop();
    m_listener.sendFinished(answer, m_sent);
}

} // namespace tranship
