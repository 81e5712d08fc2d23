// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/threads/scheduling.h"
#include "model/transfer/managerpool.h"
#include "model/transfer/ownedreply.h"
#include "model/transfer/patiencetimer.h"
#include "model/transfer/ratelimiter.h"
#include "model/transfer/route.h"
#include "model/transfer/upload/sender.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

namespace tranship {

class BodyDevice;
class LoginPass;

/// One request with its body and the answer to it, over QNetworkAccessManager. What Qt would do by
/// itself is switched off: nothing is sent twice, no redirect is followed, no cookie is kept, no
/// login is tried. An answer that comes before the body has left is heard only where the server
/// keeps reading: Qt looks for one when it has written everything (Q14 of the fault list).
class SendExchange final : public QObject,
                           public Sender,
                           private Throttle::Waiter,
                           private BodySource::Listener {
public:
    SendExchange(ConnectionServices services, ManagerPool &pool, Sender::Listener &listener);
    ~SendExchange() override;

    void start(const SendOrder &order, std::unique_ptr<BodySource> body) override;
    void stop() override;

    [[nodiscard]] qint64 sent() const override { return m_sent; }

    [[nodiscard]] QString tls() const override;

private:
    enum class Stage {
        Idle, ///< nothing asked for, or over
        Refused, ///< it cannot be sent, or its body failed; told from the event loop
        Asking, ///< HEAD, whether the server wants a login, before a body that can be sent once
        SigningIn, ///< 401, 407: whether and with which login it is sent again is found out
        Sending, ///< connecting, or the body goes out
        Waiting, ///< the whole body left; the answer's head is to come
        Receiving, ///< the answer's body comes
    };

    // Throttle::Waiter
    void tokensReady() override;

    // BodySource::Listener
    void bodyReady() override;
    void bodyFailed(const Error &error) override;

    void begin();
    void askFirst();
    void prepare(const QByteArray &method, qint64 length,
                 void (SendExchange::*next)(const QNetworkRequest &));
    void dispatch(const QNetworkRequest &request);
    void ask(const QNetworkRequest &request);
    [[nodiscard]] Result<QNetworkRequest> signedRequest(const QByteArray &method, qint64 length);
    void listen();
    void dropReply();
    void signIn(const ResponseHead &head);
    void signedIn(bool wasAsking);
    [[nodiscard]] QNetworkReply *send(const QNetworkRequest &request);
    void refuse(const Error &error);
    void blameProxy();
    void signInAtProxy();
    [[nodiscard]] qint64 give(char *bytes, qint64 most);
    void tellBegun();
    /// Whether bytes may be given to the network; if not, it is waited for.
    [[nodiscard]] bool mayGive();
    void receiveHead();
    void receiveBytes();
    void endNetwork();
    void timeOut();
    void restartTimer();
    void leaveThrottle();
    void finish(const Result<UploadAnswer> &answer);
    [[nodiscard]] Result<UploadAnswer> outcome() const;
    [[nodiscard]] bool isWhole(const ResponseHead &head) const;
    /// The exchange came to its end, whatever the status.
    [[nodiscard]] bool isClean() const;
    [[nodiscard]] Error networkBreak() const;

    const ConnectionServices m_services;
    ManagerPool &m_pool;
    Sender::Listener &m_listener;
    SendOrder m_order;
    std::unique_ptr<BodySource> m_body;
    Error m_refusal;
    Stage m_stage = Stage::Idle;
    qint64 m_length = 0; ///< of the body
    qint64 m_sent = 0;
    qint64 m_granted = 0; ///< bytes of the throttle that are not used yet
    bool m_awaitsTokens = false;
    bool m_awaitsBody = false;
    QByteArray m_answer; ///< body of the answer, its first bytes
    int m_starts = 0; ///< so that a route that is found too late is not taken
    Route m_route;
    Certificate m_refused; ///< the server's, when it was not good enough
    QElapsedTimer m_age; ///< since the first byte of the body left
    PatienceTimer m_timer;
    std::optional<OneProcessor> m_together; ///< with the thread that fetches the body
    QPointer<BodyDevice> m_device;
    std::shared_ptr<LoginPass> m_login; ///< with the request that is under way
    quint64 m_signIns = 0; ///< the last question about a login; older answers are not heard
    std::unique_ptr<ManagerPool::Lease> m_lease;
    OwnedReply m_reply;
};

} // namespace tranship
