// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/bitsworker.h"

#include <algorithm>

namespace tranship {

void BitsWorker::dropConnections()
{
    for (const auto &connection : m_connections)
        connection->drop();
}

void BitsWorker::incomingConnection(qintptr descriptor)
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->setSocketDescriptor(descriptor);
    auto connection = std::make_unique<BitsConnection>(m_desk, std::move(socket));
    const BitsConnection *raw = connection.get();
    // Queued: it is not destroyed in its own signal.
    connect(
        raw, &BitsConnection::closed, this, [this, raw] { forget(raw); }, Qt::QueuedConnection);
    m_connections.push_back(std::move(connection));
}

void BitsWorker::forget(const BitsConnection *connection)
{
    const auto found =
        std::find_if(m_connections.begin(), m_connections.end(),
                     [connection](const auto &held) { return held.get() == connection; });
    if (found != m_connections.end())
        m_connections.erase(found);
}

} // namespace tranship
