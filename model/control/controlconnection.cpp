// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/controlconnection.h"

#include <QLocalSocket>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 blockLength = 64 * 1024;

Error blocked(const QString &detail)
{
    return makeError(ErrorCode::BlockedByPolicy, ErrorContext::QueueManager, detail);
}

} // namespace

ControlConnection::ControlConnection(std::unique_ptr<QLocalSocket> socket,
                                     const ControlLimits &limits)
    : m_socket(std::move(socket)),
      m_limits(limits),
      m_tokens(limits.burst)
{
    m_socket->setParent(nullptr);
    m_socket->setReadBufferSize(blockLength);
    m_messageTimer.setSingleShot(true);
    m_messageTimer.setInterval(limits.messageTime);
    m_refillTimer.setInterval(limits.refill);
    connect(&m_messageTimer, &QTimer::timeout, this, &ControlConnection::runOutOfTime);
    connect(&m_refillTimer, &QTimer::timeout, this, &ControlConnection::refill);
    connect(m_socket.get(), &QLocalSocket::readyRead, this, &ControlConnection::read);
    connect(m_socket.get(), &QLocalSocket::disconnected, this, &ControlConnection::closed);
    connect(m_socket.get(), &QLocalSocket::bytesWritten, this, [this] {
        if (!isCongested()) {
            Q_EMIT drained();
            read();
        }
    });
    m_messageTimer.start();
    // What came before we listened has its readyRead behind it.
    QMetaObject::invokeMethod(this, &ControlConnection::read, Qt::QueuedConnection);
}

ControlConnection::~ControlConnection()
{
    m_socket->disconnect(this);
}

void ControlConnection::answer(qint64 request, const Result<QJsonObject> &result)
{
    --m_open;
    send(answerMessage(request, result));
}

void ControlConnection::sendEvent(qint64 request, const QJsonObject &event)
{
    send(eventMessage(request, event));
}

void ControlConnection::refuse(qint64 request, const Error &error)
{
    if (m_closing) {
        return;
    }
    send(answerMessage(request, failure(error)));
    m_closing = true;
    m_messageTimer.start();
    m_socket->disconnectFromServer();
}

bool ControlConnection::isCongested() const
{
    return m_socket->bytesToWrite() > m_limits.unsentBytes;
}

void ControlConnection::read()
{
    while (!m_closing && !isPaused()) {
        const Result<std::optional<QJsonObject>> message = m_decoder.next();
        if (!message) {
            refuse(0, message.error());
            return;
        }
        if (*message) {
            take(**message);
        } else if (m_socket->bytesAvailable() > 0) {
            m_decoder.append(m_socket->read(blockLength));
        } else {
            break;
        }
    }
    watchMessageTime();
}

void ControlConnection::take(const QJsonObject &message)
{
    m_messageTimer.stop();
    m_hasAsked = true;
    --m_tokens;
    m_refillTimer.start();
    const tl::expected<Request, BadRequest> request = requestFrom(message);
    if (!request) {
        refuse(request.error().id, request.error().error);
        return;
    }
    ++m_open;
    if (m_open > m_limits.openRequests) {
        answer(request->id, failure(blocked(u"%1 requests are open"_s.arg(m_limits.openRequests))));
        return;
    }
    Q_EMIT requested(*request);
}

void ControlConnection::refill()
{
    ++m_tokens;
    if (m_tokens >= m_limits.burst) {
        m_refillTimer.stop();
    }
    read();
}

void ControlConnection::watchMessageTime()
{
    if (m_closing) {
        return;
    }
    if (isPaused() || !m_decoder.hasPartial()) {
        // The time before the very first message counts too: who never asks must not hold a place.
        if (m_hasAsked) {
            m_messageTimer.stop();
        }
    } else if (!m_messageTimer.isActive()) {
        m_messageTimer.start();
    }
}

void ControlConnection::runOutOfTime()
{
    if (m_closing) {
        m_socket->abort();
        return;
    }
    refuse(
        0,
        makeError(ErrorCode::Timeout, ErrorContext::QueueManager, u"the message is not whole"_s));
}

void ControlConnection::send(const QJsonObject &message)
{
    if (m_closing) {
        return;
    }
    Result<QByteArray> frame = encodeFrame(message, longestAnswer);
    if (!frame) {
        const qint64 request = message.value("id"_L1).toInteger();
        frame = encodeFrame(answerMessage(request, failure(frame.error())), longestAnswer);
    }
    m_socket->write(*frame);
    m_socket->flush();
}

bool ControlConnection::isPaused() const
{
    return m_tokens <= 0 || isCongested();
}

} // namespace tranship
