// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/httpexchange.h"

#include "model/threads/scheduling.h"
#include "model/transfer/httpanswer.h"
#include "model/transfer/httprequest.h"
#include "model/transfer/identity.h"
#include "model/transfer/tls.h"

#include <QNetworkAccessManager>

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Below 256 KiB plain HTTP costs twice the CPU time. QSslSocket has a buffer of 64 KiB, and a
/// limit that equals it is emptied in one piece.
constexpr qint64 plainReadBuffer = 1024 * 1024;
constexpr qint64 tlsReadBuffer = 64 * 1024;
/// More than any page that explains an error or a redirect.
constexpr qint64 longestPage = 32 * 1024;

} // namespace

class HttpExchange::Watch {
public:
    explicit Watch(HttpExchange &exchange) : m_exchange(&exchange), m_reply(exchange.m_reply.get())
    {
    }

    [[nodiscard]] bool isSame() const { return m_exchange && m_exchange->m_reply.get() == m_reply; }

private:
    QPointer<HttpExchange> m_exchange;
    const QNetworkReply *m_reply;
};

HttpExchange::HttpExchange(ConnectionServices services, ManagerPool &pool,
                           std::vector<char> &buffer, Listener &listener)
    : m_services(services),
      m_pool(pool),
      m_buffer(buffer),
      m_listener(listener)
{
    connect(&m_timer, &PatienceTimer::timeout, this, &HttpExchange::timeOut);
}

HttpExchange::~HttpExchange()
{
    stop();
}

void HttpExchange::start(const TransferRequest &request)
{
    stop();
    m_request = request;
    m_redirects = 0;
    m_failedProxies = 0;
    send();
}

void HttpExchange::stop()
{
    leaveThrottle();
    ++m_sends;
    m_stage = Stage::Idle;
    m_timer.stop();
    m_reply.reset();
    m_lease.reset();
    m_route.login.reset();
    m_login.reset();
    ++m_signIns;
}

void HttpExchange::setPaused(bool paused)
{
    if (m_isPaused == paused)
        return;
    m_isPaused = paused;
    restartTimer();
    // Not at once: the listener may be in the middle of a callback.
    if (!paused)
        QMetaObject::invokeMethod(this, &HttpExchange::drain, Qt::QueuedConnection);
}

void HttpExchange::send()
{
    TransferRequest signedRequest = m_request;
    if (m_request.identity) {
        Passport passport = m_request.identity->passportFor("GET", m_request.url, m_login);
        addMissing(signedRequest.headers, passport.headers);
        m_login = std::move(passport.login);
    }
    const Result<QNetworkRequest> request = makeNetworkRequest(signedRequest);
    if (!request)
        return refuse(request.error());
    m_stage = Stage::Head;
    m_isNetworkDone = false;
    restartTimer();
    findRoute(m_services, m_request.url, m_request.setup, this,
              [this, send = ++m_sends, request = *request](const Result<Route> &route) {
                  if (send != m_sends)
                      return;
                  if (route)
                      dispatch(request, *route);
                  else
                      refuse(route.error());
              });
}

void HttpExchange::refuse(const Error &error)
{
    m_refusal = error;
    m_stage = Stage::Refused;
    restartTimer();
}

void HttpExchange::dispatch(QNetworkRequest request, const Route &route)
{
    m_route = route;
    request.setSslConfiguration(tlsFor(route));
    signForProxy(m_services, "GET", m_route, request);
    m_lease = m_pool.lease(m_request.url, route);
    const AnyProcessor any; // the manager may begin its thread
    m_reply = {m_lease->manager().get(request), EndReply{this}};
    if (m_request.throttle)
        m_request.throttle->join();
    m_readBuffer = 0;
    fitReadBuffer();
    restartTimer();

    connect(m_reply.get(), &QNetworkReply::metaDataChanged, this, &HttpExchange::receiveMetaData);
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &HttpExchange::receiveBytes);
    connect(m_reply.get(), &QNetworkReply::finished, this, &HttpExchange::endNetwork);
    watchCertificate(*m_reply, this, route, m_services.judge, m_refused);
}

void HttpExchange::receiveMetaData()
{
    // Other answers are looked at when they are whole: the connection is kept, and Qt, which makes
    // errors of them, doesn't report one for a reply that was aborted meanwhile.
    if (headOf(*m_reply).status < 300)
        receiveHead();
}

void HttpExchange::receiveBytes()
{
    if (m_stage == Stage::Head && m_reply->bytesAvailable() >= longestPage)
        receiveHead();
    else
        drain();
}

void HttpExchange::receiveHead()
{
    if (m_stage != Stage::Head)
        return;
    if (m_services.router && isProxyRefusal(*m_reply, m_route))
        return signInAtProxy();
    const ResponseHead head = headOf(*m_reply);
    passProxy(m_services, m_request.url, head.status, m_route);
    if (m_request.identity && head.status == 401)
        return signIn(head);
    if (m_request.identity)
        m_request.identity->answered(head, m_login);
    if (isRedirect(head))
        return follow(head);
    const Result<qint64> promised = promisedLength(head);
    const bool isErrorPage = head.status >= 300 && head.status <= 599;
    if (!promised && !isErrorPage)
        return finish(failure(promised.error()));

    const Watch watch(*this);
    const Done accepted = m_listener.headReceived(head);
    if (!watch.isSame())
        return;
    if (!accepted)
        return finish(accepted);
    if (head.status == 401 || head.status == 407)
        return finish(failure(loginError(head)));
    if (!promised)
        return finish(failure(promised.error()));
    m_promised = *promised;
    m_received = 0;
    m_stage = Stage::Body;
    restartTimer();
    drain();
}

void HttpExchange::follow(const ResponseHead &head)
{
    if (++m_redirects > longestRedirectChain) {
        return finish(failure(
            hostError(ErrorCode::TooManyRedirects, m_request.url, "too many redirects"_L1)));
    }
    const Result<TransferRequest> next = redirected(m_request, head);
    if (!next)
        return finish(failure(next.error()));
    stop();
    m_request = *next;
    send();
}

/// The listener hears of a 401 only as the end.
void HttpExchange::signIn(const ResponseHead &head)
{
    const std::shared_ptr<Identity> identity = m_request.identity;
    const std::shared_ptr<LoginPass> used = m_login;
    stop();
    m_stage = Stage::SigningIn;
    identity->challenged(
        head, used, this,
        [this, question = m_signIns](const Result<std::shared_ptr<LoginPass>> &granted) {
            if (question != m_signIns)
                return;
            if (granted) {
                m_login = *granted;
                return send();
            }
            finish(failure(granted.error()));
        });
}

void HttpExchange::signInAtProxy()
{
    Route route = m_route;
    const QByteArray offers = headOf(*m_reply).every("Proxy-Authenticate").value_or(QByteArray());
    stop();
    m_stage = Stage::SigningIn;
    askProxyLogin(m_services, std::move(route), m_request.setup, m_request.url, offers, this,
                  [this, question = m_signIns](const Done &done) {
                      if (question != m_signIns)
                          return;
                      if (done)
                          send();
                      else
                          finish(done);
                  });
}

void HttpExchange::endNetwork()
{
    m_isNetworkDone = true;
    const Watch watch(*this);
    if (m_stage == Stage::Head && headOf(*m_reply).status > 0)
        receiveHead();
    if (!watch.isSame() || !m_reply)
        return;
    if (m_stage == Stage::Head)
        conclude();
    else
        drain();
}

void HttpExchange::drain()
{
    if (m_stage != Stage::Body || m_isPaused || m_awaitsTokens)
        return;
    const Watch watch(*this);
    fitReadBuffer();
    for (;;) {
        std::span<char> room = m_listener.room();
        if (room.empty())
            room = m_buffer;
        const qint64 length = m_reply->read(room.data(), allowance(room.size()));
        if (length <= 0)
            break;
        m_received += length;
        const Done taken = m_listener.bytesReceived({room.data(), length});
        if (!watch.isSame())
            return;
        if (!taken)
            return finish(taken);
        if (m_isPaused)
            return;
    }
    if (m_isNetworkDone && !m_awaitsTokens)
        conclude();
    else
        restartTimer();
}

qint64 HttpExchange::allowance(size_t room)
{
    const auto most = static_cast<qint64>(room);
    if (!m_request.throttle)
        return most;
    const qint64 wanted = std::min(most, m_reply->bytesAvailable());
    if (wanted <= 0)
        return 0;
    const qint64 granted = m_request.throttle->take(wanted);
    if (granted == 0) {
        m_awaitsTokens = true;
        m_request.throttle->await(*this);
    }
    return granted;
}

void HttpExchange::tokensReady()
{
    m_awaitsTokens = false;
    drain();
}

void HttpExchange::fitReadBuffer()
{
    // A socket behind SOCKS never tells of what it held back while the buffer was full.
    if (m_route.proxy.type() == QNetworkProxy::Socks5Proxy)
        return;
    if (m_stage == Stage::Head && isTunnelled(m_route, m_request.url))
        return;
    const bool isTls = m_request.url.scheme() == "https"_L1;
    const qint64 most = isTls ? tlsReadBuffer : plainReadBuffer;
    const qint64 size = m_request.throttle ? m_request.throttle->readAhead(most) : most;
    if (size != m_readBuffer)
        m_reply->setReadBufferSize(size);
    m_readBuffer = size;
}

void HttpExchange::leaveThrottle()
{
    if (!m_request.throttle || !m_reply)
        return;
    m_request.throttle->leave(*this);
    m_request.throttle->part();
    m_awaitsTokens = false;
}

void HttpExchange::conclude()
{
    if (m_stage == Stage::Head && isProxyError(errorOf(*m_reply, m_route.proxy))
        && hasAnotherProxy()) {
        stop();
        return send();
    }
    if (m_stage == Stage::Head && m_services.router && isProxyRefusal(*m_reply, m_route))
        return signInAtProxy();
    finish(outcome());
}

/// The one that failed is not tried again soon: the next one of the list, where there is one.
bool HttpExchange::hasAnotherProxy()
{
    if (!m_services.router)
        return false;
    m_services.router->proxyFailed(m_route.proxy);
    return m_request.setup
        && ++m_failedProxies < proxiesFor(m_request.setup->proxy, m_request.url).size();
}

Done HttpExchange::outcome() const
{
    const QNetworkReply::NetworkError error = errorOf(*m_reply, m_route.proxy);
    const bool hasHead = m_stage == Stage::Body;
    if (hasHead && m_promised >= 0 && m_received == m_promised)
        return {};
    if (error != QNetworkReply::NoError && !(hasHead && isStatusError(error)))
        return failure(networkError(error, m_request.url, m_refused));
    if (!hasHead) {
        return failure(
            hostError(ErrorCode::InvalidServerResponse, m_request.url, "no answer's head"_L1));
    }
    // Qt reports a close in the body only where it comes upon it in time.
    if (m_received < m_promised) {
        return failure(
            hostError(ErrorCode::ConnectionClosed, m_request.url, "connection closed"_L1));
    }
    if (m_promised >= 0) {
        return failure(
            ErrorCode::LengthMismatch, ErrorContext::RemoteFile,
            QString(QString::number(m_received) + " of "_L1 + QString::number(m_promised)));
    }
    return {};
}

void HttpExchange::timeOut()
{
    if (m_stage == Stage::Refused)
        return finish(failure(m_refusal));
    if (m_stage == Stage::Head && m_reply && headOf(*m_reply).status >= 300)
        return receiveHead();
    finish(failure(
        hostError(ErrorCode::Timeout, m_request.url,
                  m_stage == Stage::Head ? "no answer in time"_L1 : "no more bytes in time"_L1)));
}

void HttpExchange::restartTimer()
{
    if (m_stage == Stage::Refused)
        m_timer.start(0ms);
    else if (m_stage == Stage::Idle || m_stage == Stage::SigningIn || m_isPaused || m_awaitsTokens
             || m_isNetworkDone)
        m_timer.stop();
    else
        m_timer.start(m_stage == Stage::Head ? m_request.headTimeout : m_request.stallTimeout);
}

void HttpExchange::finish(const Done &outcome)
{
    stop();
    m_listener.transportFinished(outcome);
}

} // namespace tranship
