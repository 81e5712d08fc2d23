// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/scriptedconnection.h"

#include <QSslSocket>

#include <algorithm>
#include <chrono>
#include <sys/socket.h>

namespace tranship {

using namespace std::chrono_literals;

namespace {

constexpr qint64 pieceLength = 64 * 1024;
constexpr qint64 fullSocket = 4 * pieceLength;

} // namespace

ScriptedConnection::ScriptedConnection(std::unique_ptr<QTcpSocket> socket, int number)
    : m_socket(std::move(socket)),
      m_number(number)
{
    m_trickle.setInterval(20ms);
    // What it does not read is to stay with the sender.
    m_socket->setReadBufferSize(fullSocket);
    connect(&m_trickle, &QTimer::timeout, this, &ScriptedConnection::advance);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &ScriptedConnection::read);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &ScriptedConnection::pump);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &ScriptedConnection::closed);
}

void ScriptedConnection::read()
{
    if (m_uploadLeft > 0)
        return readBody();
    m_received += m_socket->readAll();
    if (m_isAnswering)
        return;
    const std::optional<SeenRequest> request = takeRequest(m_received);
    if (!request)
        return;
    m_isAnswering = true;
    m_uploadLeft = request->header("Content-Length").toLongLong();
    m_uploadTaken = 0;
    m_answer = {};
    m_isHeld = true;
    m_isDeaf = false;
    Q_EMIT requestArrived(*request);
    readBody();
}

void ScriptedConnection::advance()
{
    if (m_uploadLeft > 0)
        readBody();
    else
        pump();
}

void ScriptedConnection::readBody()
{
    while (m_uploadLeft > 0 && !m_isDeaf) {
        if (m_uploadTaken == m_answer.bodyCutAt)
            return makeCut();
        const QByteArray bytes = nextOfBody();
        if (bytes.isEmpty())
            return;
        m_uploadTaken += bytes.size();
        m_uploadLeft -= bytes.size();
        Q_EMIT bodyArrived(bytes);
    }
    pump();
}

QByteArray ScriptedConnection::nextOfBody()
{
    qint64 most = std::min(m_uploadLeft, pieceLength);
    if (m_answer.bodyCutAt >= 0)
        most = std::min(most, m_answer.bodyCutAt - m_uploadTaken);
    if (m_answer.bodyBytesPerSecond > 0) {
        const qint64 due = m_answer.bodyBytesPerSecond * m_answerAge.elapsed() / 1000;
        most = std::min(most, due - m_uploadTaken);
    }
    if (most <= 0)
        return {};
    if (m_received.isEmpty())
        return m_socket->read(most);
    const QByteArray bytes = m_received.left(most);
    m_received.remove(0, bytes.size());
    return bytes;
}

void ScriptedConnection::send(Answer answer)
{
    m_answer = std::move(answer);
    m_sent = 0;
    m_isStalled = false;
    m_answerAge.start();
    m_isHeld = false;
    m_isHeadSent = false;
    m_isDeaf = m_answer.isBeforeBody && m_answer.closes;
    if (m_answer.bytesPerSecond > 0 || m_answer.bodyBytesPerSecond > 0)
        m_trickle.start();
    pump();
}

qint64 ScriptedConnection::nextPiece() const
{
    qint64 end = m_answer.length;
    if (m_answer.cutAt >= 0)
        end = std::min(end, m_answer.cutAt);
    if (m_answer.bytesPerSecond > 0)
        end = std::min(end, m_answer.bytesPerSecond * m_answerAge.elapsed() / 1000);
    if (m_answer.framing == Resource::Framing::BadChunk && m_sent < m_answer.length / 2)
        end = std::min(end, m_answer.length / 2);
    return std::clamp<qint64>(end - m_sent, 0, pieceLength);
}

void ScriptedConnection::pump()
{
    if (!m_isAnswering || m_isStalled || m_isHeld || !m_socket->isWritable())
        return;
    if (m_uploadLeft > 0 && !m_answer.isBeforeBody)
        return;
    if (m_answer.isSwallowed)
        return close();
    if (!m_isHeadSent)
        m_socket->write(m_answer.head);
    m_isHeadSent = true;
    while (m_sent < m_answer.length && m_sent != m_answer.cutAt) {
        const qint64 length = nextPiece();
        if (length == 0 || m_socket->bytesToWrite() > fullSocket)
            return;
        sendPiece(length);
        if (!m_socket->isWritable()) // gone in the middle of it
            return;
    }
    if (m_socket->bytesToWrite() > 0)
        return;
    if (m_sent == m_answer.cutAt)
        makeCut();
    else
        finishAnswer();
}

void ScriptedConnection::sendPiece(qint64 length)
{
    const QByteArray piece = bodyAt(m_answer.seed, m_answer.offset + m_sent, length);
    const bool isChunked = m_answer.framing == Resource::Framing::Chunked
        || m_answer.framing == Resource::Framing::BadChunk
        || m_answer.framing == Resource::Framing::NoLastChunk;
    const bool isBad =
        m_answer.framing == Resource::Framing::BadChunk && m_sent >= m_answer.length / 2;
    if (isChunked) {
        m_socket->write(isBad ? QByteArray("no number") : QByteArray::number(length, 16));
        m_socket->write("\r\n");
    }
    m_socket->write(piece);
    if (isChunked)
        m_socket->write("\r\n");
    m_sent += length;
    Q_EMIT bodySent(length);
}

void ScriptedConnection::makeCut()
{
    Q_EMIT cutReached(m_uploadLeft > 0 ? m_uploadTaken : m_sent);
    switch (m_answer.cut) {
    case Resource::Cut::Stall:
        m_isStalled = true;
        m_isDeaf = true;
        break;
    case Resource::Cut::Close:
        close();
        break;
    case Resource::Cut::Reset:
        reset();
        break;
    }
}

void ScriptedConnection::finishAnswer()
{
    m_isAnswering = false;
    m_trickle.stop();
    if (m_answer.framing == Resource::Framing::Chunked)
        m_socket->write("0\r\n\r\n");
    if (m_answer.closes)
        close();
    else
        read();
}

void ScriptedConnection::release()
{
    if (!m_isStalled)
        return;
    m_isStalled = false;
    m_isDeaf = false;
    m_answer.cutAt = -1;
    m_answer.bodyCutAt = -1;
    advance();
}

void ScriptedConnection::close()
{
    m_isAnswering = false;
    m_trickle.stop();
    m_socket->disconnectFromHost();
}

void ScriptedConnection::reset()
{
    m_isAnswering = false;
    m_trickle.stop();
    const linger none{1, 0};
    setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none,
               sizeof none);
    if (qobject_cast<QSslSocket *>(m_socket.get())) // not while it hands over what it has decrypted
        QMetaObject::invokeMethod(m_socket.get(), &QAbstractSocket::abort, Qt::QueuedConnection);
    else
        m_socket->abort();
}

bool ScriptedConnection::isOpen() const
{
    return m_socket->state() != QAbstractSocket::UnconnectedState;
}

} // namespace tranship
