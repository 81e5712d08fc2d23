// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/managerpool.h"
#include "model/transfer/ownedreply.h"
#include "model/transfer/patiencetimer.h"
#include "model/transfer/ratelimiter.h"
#include "model/transfer/route.h"
#include "model/transfer/transport.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>
#include <vector>

namespace tranship {

class LoginPass;

/// One GET and the redirects on its way. The listener may stop, restart or destroy it in any
/// callback.
class HttpExchange final : public QObject, public Transport, private Throttle::Waiter {
public:
    /// `buffer` is where bodies are read into when the listener has no room; the exchanges of a
    /// thread share it.
    HttpExchange(ConnectionServices services, ManagerPool &pool, std::vector<char> &buffer,
                 Listener &listener);
    ~HttpExchange() override;

    void start(const TransferRequest &request) override;
    void stop() override;
    void setPaused(bool paused) override;

private:
    enum class Stage {
        Idle, ///< nothing asked for, or over
        Refused, ///< the request cannot be sent; told from the event loop
        Head, ///< waiting for an answer's head
        SigningIn, ///< 401, 407: whether and with which login it is asked again is found out
        Body, ///< the listener took the head; bytes come
    };
    /// What to look at after a callback: whether this exchange still is what it was.
    class Watch;

    void tokensReady() override;

    void send();
    void refuse(const Error &error);
    void dispatch(QNetworkRequest request, const Route &route);
    [[nodiscard]] bool hasAnotherProxy();
    void signInAtProxy();
    void receiveMetaData();
    void receiveBytes();
    void receiveHead();
    void follow(const ResponseHead &head);
    void signIn(const ResponseHead &head);
    void endNetwork();
    void drain();
    /// Bytes that may be read now into as much room; 0 with bytes there: tokensReady() comes.
    [[nodiscard]] qint64 allowance(size_t room);
    void fitReadBuffer();
    void leaveThrottle();
    void conclude();
    void timeOut();
    void restartTimer();
    void finish(const Done &outcome);
    [[nodiscard]] Done outcome() const;

    const ConnectionServices m_services;
    ManagerPool &m_pool;
    std::vector<char> &m_buffer;
    Listener &m_listener;
    TransferRequest m_request;
    Error m_refusal;
    Stage m_stage = Stage::Idle;
    bool m_isPaused = false;
    bool m_awaitsTokens = false;
    bool m_isNetworkDone = false; ///< nothing more will come, though something may still be unread
    int m_redirects = 0;
    int m_sends = 0; ///< counts what was sent, so that a route that is found too late is not taken
    int m_failedProxies = 0;
    qint64 m_promised = -1; ///< bytes of body; -1: the head doesn't say
    qint64 m_received = 0;
    qint64 m_readBuffer = 0;
    Route m_route;
    Certificate m_refused; ///< the server's, when it was not good enough
    PatienceTimer m_timer;
    std::shared_ptr<LoginPass> m_login; ///< with the request that is under way
    quint64 m_signIns = 0; ///< the last question about a login; older answers are not heard
    std::unique_ptr<ManagerPool::Lease> m_lease;
    OwnedReply m_reply;
};

} // namespace tranship
