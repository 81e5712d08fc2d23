// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QTcpServer>
#include <QUrl>

#include <optional>

namespace tranship {

/// Relays connections to a server on 127.0.0.1 and breaks them as told, so that real servers can be
/// tested through cuts and lost answers. Requests of one connection come one after the other, each
/// at the beginning of what the socket gives. Lives in the test's thread.
class CuttingRelay final : public QTcpServer {
public:
    explicit CuttingRelay(quint16 upstream);

    /// "http://127.0.0.1:PORT" + path; the path begins with "/".
    [[nodiscard]] QUrl url(const QString &path) const;

    /// Cuts the connection inside the next request of that method, when so many bytes of it have
    /// gone through. Each call is for a request of its own.
    void cut(const QByteArray &method, qint64 after);
    /// The server does what the next request of that method wants, and its answer is lost.
    void swallowAnswer(const QByteArray &method);

    /// Faults that have not come to pass.
    [[nodiscard]] qsizetype faultsLeft() const { return m_faults.size(); }

    /// First words of the requests that came: "PUT /a".
    [[nodiscard]] const QList<QByteArray> &requests() const { return m_requests; }

    /// Bytes that went to the server.
    [[nodiscard]] qint64 sent() const { return m_sent; }

private:
    class Pair;

    struct Fault {
        QByteArray method;
        qint64 after = -1; ///< bytes of the request; -1: the answer is lost
    };

    void incomingConnection(qintptr handle) override;
    /// The fault that is for a request that begins so, taken off the list.
    [[nodiscard]] std::optional<Fault> takeFault(const QByteArray &beginning);

    quint16 m_upstream;
    QList<Fault> m_faults;
    QList<QByteArray> m_requests;
    qint64 m_sent = 0;
};

} // namespace tranship
