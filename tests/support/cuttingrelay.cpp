// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/cuttingrelay.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QTcpSocket>

#include <algorithm>

namespace tranship {

namespace {

constexpr qint64 pieceLength = 64 * 1024;
constexpr qint64 fullSocket = 4 * pieceLength;

/// "PUT /a" of a request's first bytes; empty when they are none.
QByteArray firstWords(const QByteArray &piece)
{
    static const QRegularExpression line(QStringLiteral("^([A-Z]+ [^ \\r\\n]+) HTTP/1"));
    return line.match(QString::fromLatin1(piece.left(4096))).captured(1).toLatin1();
}

} // namespace

/// One connection, from the client to the server.
class CuttingRelay::Pair final : public QObject {
public:
    Pair(CuttingRelay &relay, qintptr handle) : QObject(&relay), m_relay(relay)
    {
        m_client.setReadBufferSize(fullSocket);
        connect(&m_client, &QTcpSocket::readyRead, this, &Pair::pump);
        connect(&m_server, &QTcpSocket::bytesWritten, this, &Pair::pump);
        connect(&m_server, &QTcpSocket::connected, this, &Pair::pump);
        connect(&m_server, &QTcpSocket::readyRead, this, &Pair::answer);
        connect(&m_client, &QTcpSocket::disconnected, this, &Pair::end);
        connect(&m_server, &QTcpSocket::disconnected, this, &Pair::end);
        m_client.setSocketDescriptor(handle);
        m_server.connectToHost(QHostAddress(QHostAddress::LocalHost), m_relay.m_upstream);
    }

private:
    void pump()
    {
        while (m_server.state() == QAbstractSocket::ConnectedState
               && m_server.bytesToWrite() < fullSocket && m_client.bytesAvailable() > 0) {
            if (!give(m_client.read(pieceLength)))
                return;
        }
    }

    /// False: the connection is cut.
    bool give(QByteArray piece)
    {
        if (const QByteArray words = firstWords(piece); m_isAnswered && !words.isEmpty()) {
            m_relay.m_requests.append(words);
            m_fault = m_relay.takeFault(words);
            m_isAnswered = false;
            m_given = 0;
        }
        if (m_fault && m_fault->after >= 0)
            piece.truncate(std::min<qsizetype>(piece.size(), m_fault->after - m_given));
        m_server.write(piece);
        m_given += piece.size();
        m_relay.m_sent += piece.size();
        if (!m_fault || m_given != m_fault->after)
            return true;
        // What was given to it is to arrive; the client sees the end at once.
        m_client.abort();
        return false;
    }

    void answer()
    {
        m_isAnswered = true;
        if (m_fault && m_fault->after < 0) {
            m_client.abort();
            return;
        }
        m_client.write(m_server.readAll());
    }

    void end()
    {
        if (m_client.state() == QAbstractSocket::ConnectedState)
            m_client.disconnectFromHost();
        if (m_server.state() == QAbstractSocket::ConnectedState)
            m_server.disconnectFromHost();
        deleteLater();
    }

    CuttingRelay &m_relay;
    QTcpSocket m_client;
    QTcpSocket m_server;
    std::optional<Fault> m_fault;
    qint64 m_given = 0; ///< bytes of the request
    bool m_isAnswered = true;
};

CuttingRelay::CuttingRelay(quint16 upstream) : m_upstream(upstream)
{
    listen(QHostAddress(QHostAddress::LocalHost));
}

QUrl CuttingRelay::url(const QString &path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path));
}

void CuttingRelay::cut(const QByteArray &method, qint64 after)
{
    m_faults.append({method, after});
}

void CuttingRelay::swallowAnswer(const QByteArray &method)
{
    m_faults.append({method, -1});
}

void CuttingRelay::incomingConnection(qintptr handle)
{
    new Pair(*this, handle);
}

std::optional<CuttingRelay::Fault> CuttingRelay::takeFault(const QByteArray &beginning)
{
    const auto fault = std::find_if(m_faults.begin(), m_faults.end(), [&](const Fault &one) {
        return beginning.left(beginning.indexOf(' ')) == one.method;
    });
    if (fault == m_faults.end())
        return std::nullopt;
    const Fault taken = *fault;
    m_faults.erase(fault);
    return taken;
}

} // namespace tranship
