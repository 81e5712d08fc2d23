// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTcpServer>
#include <QUrl>

namespace tranship::test {

/// Stands between a client and a server on 127.0.0.1 and hands on what both say, until it has seen
/// so many bytes of the client on a connection: then it resets both ends. Works in the thread that
/// made it, from its event loop.
class CuttingProxy final : public QObject {
    Q_OBJECT

public:
    /// `cutAfter` bytes of the client; 0: never.
    CuttingProxy(quint16 serverPort, qint64 cutAfter);

    /// `url` as it is reached through here.
    [[nodiscard]] QUrl through(QUrl url) const;

    /// Connections that were cut.
    [[nodiscard]] int cuts() const { return m_cuts; }

    /// Bytes that the server was handed, heads of requests among them.
    [[nodiscard]] qint64 bytesUp() const { return m_bytesUp; }

private:
    class Connection;

    void accept();

    QTcpServer m_server;
    quint16 m_serverPort;
    qint64 m_cutAfter;
    int m_cuts = 0;
    qint64 m_bytesUp = 0;
};

} // namespace tranship::test
