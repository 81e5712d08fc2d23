// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/scriptedconnection.h"

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
    connect(&m_trickle, &QTimer::timeout, this, &ScriptedConnection::pump);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &ScriptedConnection::read);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &ScriptedConnection::pump);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &ScriptedConnection::closed);
}

void ScriptedConnection::read()
{
    if (m_uploadLeft == 0)
        m_received += m_socket->readAll();
    while (m_uploadLeft > 0 && m_socket->bytesAvailable() > 0) {
        const qint64 taken = m_socket->skip(std::min(m_uploadLeft, m_socket->bytesAvailable()));
        m_uploadLeft -= taken;
        Q_EMIT bodyArrived(taken);
    }
    if (m_isAnswering || m_uploadLeft > 0)
        return;
    const std::optional<SeenRequest> request = takeRequest(m_received);
    if (!request)
        return;
    m_isAnswering = true;
    const qint64 upload = request->header("Content-Length").toLongLong();
    const qint64 here = std::min<qint64>(upload, m_received.size());
    m_received.remove(0, here);
    m_uploadLeft = upload - here;
    Q_EMIT requestArrived(*request);
    if (here > 0)
        Q_EMIT bodyArrived(here);
}

void ScriptedConnection::send(Answer answer)
{
    m_answer = std::move(answer);
    m_sent = 0;
    m_isStalled = false;
    m_answerAge.start();
    if (m_answer.bytesPerSecond > 0)
        m_trickle.start();
    m_socket->write(m_answer.head);
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
    if (!m_isAnswering || m_isStalled || m_uploadLeft > 0)
        return;
    while (m_sent < m_answer.length && m_sent != m_answer.cutAt) {
        const qint64 length = nextPiece();
        if (length == 0 || m_socket->bytesToWrite() > fullSocket)
            return;
        sendPiece(length);
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
    Q_EMIT cutReached(m_sent);
    switch (m_answer.cut) {
    case Resource::Cut::Stall:
        m_isStalled = true;
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
    m_answer.cutAt = -1;
    pump();
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
    m_socket->abort();
}

bool ScriptedConnection::isOpen() const
{
    return m_socket->state() != QAbstractSocket::UnconnectedState;
}

} // namespace tranship
