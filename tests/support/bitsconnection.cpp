// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/bitsconnection.h"

#include "tests/support/scriptedanswer.h"

#include <algorithm>
#include <array>

namespace tranship {

namespace {

constexpr qint64 longestHead = 64 * 1024;

} // namespace

BitsConnection::BitsConnection(BitsDesk &desk, std::unique_ptr<QTcpSocket> socket)
    : m_desk(desk),
      m_socket(std::move(socket))
{
    m_socket->setReadBufferSize(1024 * 1024);
    m_thinking.setSingleShot(true);
    connect(&m_thinking, &QTimer::timeout, this, &BitsConnection::send);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &BitsConnection::read);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, [this] {
        forget(false);
        Q_EMIT closed();
    });
}

void BitsConnection::drop()
{
    m_thinking.stop();
    m_socket->abort();
}

void BitsConnection::read()
{
    while (!m_thinking.isActive() && (m_exchange || readHead())) {
        readBody();
        if (!m_exchange || m_bodyLeft > 0)
            return;
        finish();
    }
}

bool BitsConnection::readHead()
{
    while (!m_head.endsWith("\r\n\r\n")) {
        if (!m_socket->canReadLine())
            return false;
        m_head += m_socket->readLine();
        if (m_head.size() > longestHead) {
            drop();
            return false;
        }
    }
    const std::optional<SeenRequest> request = takeRequest(m_head);
    m_head.clear();
    m_exchange = m_desk.open(*request);
    m_bodyLeft = m_exchange->bodyLength;
    if (m_desk.isOverEarly(*m_exchange)) {
        m_bodyLeft = 0;
        m_exchange->refusal->closes = true;
    }
    return true;
}

void BitsConnection::readBody()
{
    std::array<char, 64 * 1024> buffer;
    while (m_bodyLeft > 0) {
        const qint64 toCut = m_desk.bytesToCut(*m_exchange);
        if (toCut == 0) {
            forget(true);
            drop();
            return;
        }
        qint64 wanted = std::min<qint64>(m_bodyLeft, buffer.size());
        if (toCut > 0)
            wanted = std::min(wanted, toCut);
        const qint64 length = m_socket->read(buffer.data(), wanted);
        if (length <= 0)
            return;
        m_bodyLeft -= length;
        m_desk.take(*m_exchange, QByteArrayView(buffer.data(), length));
    }
}

void BitsConnection::finish()
{
    m_reply = m_desk.close(*m_exchange);
    m_exchange.reset();
    if (m_reply.delay.count() > 0)
        m_thinking.start(m_reply.delay);
    else
        send();
}

void BitsConnection::send()
{
    if (m_reply.isSwallowed) {
        drop();
        return;
    }
    m_socket->write(m_reply.bytes());
    if (m_reply.closes)
        m_socket->disconnectFromHost();
    else if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &BitsConnection::read, Qt::QueuedConnection);
}

void BitsConnection::forget(bool isCut)
{
    if (m_exchange)
        m_desk.abandon(*m_exchange, isCut);
    m_exchange.reset();
}

} // namespace tranship
