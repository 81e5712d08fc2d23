// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/controlserver.h"

#include "model/control/controlsocket.h"

#include <QLocalSocket>

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

ControlServer::ControlServer(Engine &engine, const ControlLimits &limits)
    : m_limits(limits),
      m_verbs(engine)
{
    connect(&m_server, &QLocalServer::newConnection, this, &ControlServer::acceptConnections);
    connect(&m_verbs, &ControlVerbs::linksOffered, this, &ControlServer::linksOffered);
    connect(&m_verbs, &ControlVerbs::showRequested, this, &ControlServer::showRequested);
    connect(&m_verbs, &ControlVerbs::quitRequested, this, &ControlServer::quitRequested);
}

ControlServer::~ControlServer()
{
    close();
}

Done ControlServer::listen(const QString &dataFolder)
{
    const Result<int> descriptor = listenInFolder(dataFolder);
    if (!descriptor) {
        return failure(descriptor.error());
    }
    if (!m_server.listen(*descriptor)) {
        removeSocket(dataFolder);
        return failure(ErrorCode::InputOutput, ErrorContext::QueueManager, m_server.errorString());
    }
    m_dataFolder = dataFolder;
    return {};
}

void ControlServer::close()
{
    if (!m_server.isListening()) {
        return;
    }
    m_server.close();
    removeSocket(m_dataFolder);
    m_connections.clear();
}

int ControlServer::connectionCount() const
{
    return static_cast<int>(m_connections.size());
}

void ControlServer::acceptConnections()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        accept(std::unique_ptr<QLocalSocket>(socket));
    }
}

void ControlServer::accept(std::unique_ptr<QLocalSocket> socket)
{
    const Result<Peer> peer = peerOf(socket->socketDescriptor());
    if (!peer || !isOurUser(*peer)) {
        socket->abort();
        return;
    }
    auto connection = std::make_unique<ControlConnection>(std::move(socket), m_limits);
    ControlConnection *client = connection.get();
    connect(client, &ControlConnection::closed, this, [this, client] { forget(client); });
    connect(client, &ControlConnection::requested, this,
            [this, client](const Request &request) { m_verbs.serve(request, *client); });
    const bool isFull = connectionCount() >= m_limits.connections;
    m_connections.push_back(std::move(connection));
    if (isFull) {
        client->refuse(0,
                       makeError(ErrorCode::BlockedByPolicy, ErrorContext::QueueManager,
                                 u"%1 connections at most"_s.arg(m_limits.connections)));
    }
}

void ControlServer::forget(ControlConnection *connection)
{
    const auto isMeant = [connection](const auto &other) { return other.get() == connection; };
    const auto found = std::find_if(m_connections.begin(), m_connections.end(), isMeant);
    if (found != m_connections.end()) {
        // It may be in the middle of its own code.
        found->release()->deleteLater();
        m_connections.erase(found);
    }
}

} // namespace tranship
