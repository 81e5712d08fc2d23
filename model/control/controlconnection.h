// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/control/protocol.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

class QLocalSocket;

namespace tranship {

/// How much one user's programs may ask of the instance at once.
struct ControlLimits {
    int connections = 32;
    int openRequests = 64; ///< unanswered ones of one connection, subscriptions included
    std::chrono::milliseconds messageTime{5000}; ///< from the first byte of a message to its last
    int burst = 100; ///< requests taken at once; then one each `refill`
    std::chrono::milliseconds refill{5};
    qint64 unsentBytes = qint64{4} * 1024 * 1024; ///< of answers; no request is taken above it
};

/// One client: whole requests in, answers out. Who asks too fast or reads too slowly is not read
/// from; who breaks the protocol or leaves a message unfinished gets an error and is disconnected.
class ControlConnection final : public QObject {
    Q_OBJECT

public:
    ControlConnection(std::unique_ptr<QLocalSocket> socket, const ControlLimits &limits);
    ~ControlConnection() override;

    void answer(qint64 request, const Result<QJsonObject> &result);
    void sendEvent(qint64 request, const QJsonObject &event);
    /// Answers with an error, then disconnects.
    void refuse(qint64 request, const Error &error);
    /// So much is unsent that events should be held back until drained().
    [[nodiscard]] bool isCongested() const;

Q_SIGNALS:
    void requested(const tranship::Request &request);
    void drained();
    void closed();

private:
    void read();
    void take(const QJsonObject &message);
    void refill();
    void watchMessageTime();
    void runOutOfTime();
    void send(const QJsonObject &message);
    [[nodiscard]] bool isPaused() const;

    std::unique_ptr<QLocalSocket> m_socket;
    ControlLimits m_limits;
    FrameDecoder m_decoder{longestRequest};
    QTimer m_messageTimer;
    QTimer m_refillTimer;
    int m_tokens;
    int m_open = 0;
    bool m_hasAsked = false;
    bool m_closing = false;
};

} // namespace tranship
