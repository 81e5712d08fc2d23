// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/cuttingproxy.h"

#include <QTcpSocket>

#include <algorithm>

namespace tranship::test {

namespace {

/// What waits on one side for the other, at most: a slow server holds the client back.
constexpr qint64 mostWaiting = 256 * 1024;

} // namespace

/// Both ends of one.
class CuttingProxy::Connection final : public QObject {
public:
    Connection(CuttingProxy &proxy, QTcpSocket *client)
        : QObject(&proxy),
          m_proxy(proxy),
          m_client(client)
    {
        client->setParent(this);
        client->setReadBufferSize(mostWaiting);
        m_server.setReadBufferSize(mostWaiting);
        connect(client, &QTcpSocket::readyRead, this, &Connection::handUp);
        connect(client, &QTcpSocket::disconnected, this, &Connection::end);
        connect(client, &QTcpSocket::bytesWritten, this, &Connection::handDown);
        connect(&m_server, &QTcpSocket::connected, this, &Connection::handUp);
        connect(&m_server, &QTcpSocket::bytesWritten, this, &Connection::handUp);
        connect(&m_server, &QTcpSocket::readyRead, this, &Connection::handDown);
        connect(&m_server, &QTcpSocket::disconnected, this, &Connection::end);
        connect(&m_server, &QTcpSocket::errorOccurred, this, &Connection::end);
        m_server.connectToHost(QHostAddress::LocalHost, proxy.m_serverPort);
    }

    ~Connection() override { m_isOver = true; }

private:
    void handUp()
    {
        if (m_isOver || m_server.state() != QAbstractSocket::ConnectedState
            || m_server.bytesToWrite() >= mostWaiting)
            return;
        const qint64 left = m_proxy.m_cutAfter > 0 ? m_proxy.m_cutAfter - m_bytesUp : mostWaiting;
        const QByteArray bytes = m_client->read(std::min(left, mostWaiting));
        m_server.write(bytes);
        m_bytesUp += bytes.size();
        m_proxy.m_bytesUp += bytes.size();
        const bool isCut = m_proxy.m_cutAfter > 0 && m_bytesUp >= m_proxy.m_cutAfter;
        if (isCut)
            cut();
    }

    void handDown()
    {
        if (!m_isOver && m_client->bytesToWrite() < mostWaiting)
            m_client->write(m_server.read(mostWaiting));
    }

    void cut()
    {
        m_isOver = true;
        ++m_proxy.m_cuts;
        // What the server was promised has to leave before its end is cut.
        m_server.flush();
        m_client->abort();
        m_server.abort();
        deleteLater();
    }

    void end()
    {
        if (m_isOver)
            return;
        m_isOver = true;
        m_client->write(m_server.readAll());
        m_client->disconnectFromHost();
        m_server.disconnectFromHost();
        deleteLater();
    }

    CuttingProxy &m_proxy;
    QTcpSocket *m_client;
    QTcpSocket m_server;
    qint64 m_bytesUp = 0;
    bool m_isOver = false;
};

CuttingProxy::CuttingProxy(quint16 serverPort, qint64 cutAfter)
    : m_serverPort(serverPort),
      m_cutAfter(cutAfter)
{
    connect(&m_server, &QTcpServer::newConnection, this, &CuttingProxy::accept);
    m_server.listen(QHostAddress::LocalHost);
}

QUrl CuttingProxy::through(QUrl url) const
{
    url.setPort(m_server.serverPort());
    return url;
}

void CuttingProxy::accept()
{
    while (QTcpSocket *client = m_server.nextPendingConnection())
        new Connection(*this, client);
}

} // namespace tranship::test
