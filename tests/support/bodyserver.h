// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>
#include <QTcpServer>
#include <QUrl>

#include <utility>

class QTcpSocket;

namespace tranship {

using BodyHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// A request with its whole body.
struct BodyRequest {
    QByteArray method;
    QString path; ///< as sent, without its query
    QString query; ///< as sent
    BodyHeaders headers;
    QByteArray body;

    /// Of the first header of that name (any case); empty when there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

struct BodyAnswer {
    int status = 200;
    BodyHeaders headers = {};
    QByteArray body = {};
};

/// An HTTP/1.1 server on 127.0.0.1 that keeps bodies in memory and answers whole requests; one that
/// is cut leaves nothing. Lives in the test's thread.
class BodyServer : public QTcpServer {
public:
    BodyServer();

    /// "http://127.0.0.1:PORT" + path; the path begins with "/".
    [[nodiscard]] QUrl url(const QString &path) const;

    /// Methods and paths of the requests that came whole.
    [[nodiscard]] const QStringList &requests() const { return m_requests; }

    /// How many of them were of that method.
    [[nodiscard]] qsizetype count(const QString &method) const;

protected:
    [[nodiscard]] virtual BodyAnswer answer(const BodyRequest &request) = 0;

private:
    void incomingConnection(qintptr handle) override;
    void read(QTcpSocket &socket, QByteArray &received);

    QStringList m_requests;
};

} // namespace tranship
