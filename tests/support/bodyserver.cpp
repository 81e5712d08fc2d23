// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/bodyserver.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QTcpSocket>

#include <memory>
#include <optional>

namespace tranship {

namespace {

BodyRequest headOf(const QByteArray &head)
{
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> words = lines.first().split(' ');
    const QString target = QString::fromLatin1(words.value(1));
    BodyRequest request;
    request.method = words.first();
    request.path = target.section(u'?', 0, 0);
    request.query = target.section(u'?', 1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    return request;
}

/// A request whose head and body are all there, taken from the front of `received`.
std::optional<BodyRequest> takeWhole(QByteArray &received)
{
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    BodyRequest request = headOf(received.left(end));
    const qsizetype body = end + 4;
    const qsizetype length = request.header("Content-Length").toLongLong();
    if (received.size() < body + length)
        return std::nullopt;
    request.body = received.mid(body, length);
    received.remove(0, body + length);
    return request;
}

QByteArray bytesOf(const BodyAnswer &answer, bool hasBody)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(answer.status) + " said\r\n";
    for (const auto &[name, value] : answer.headers)
        bytes += name + ": " + value + "\r\n";
    if (answer.status != 204)
        bytes += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    return bytes + "\r\n" + (hasBody ? answer.body : QByteArray());
}

} // namespace

QByteArray BodyRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (name.compare(key, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

BodyServer::BodyServer()
{
    listen(QHostAddress(QHostAddress::LocalHost));
}

QUrl BodyServer::url(const QString &path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path));
}

qsizetype BodyServer::count(const QString &method) const
{
    return m_requests.filter(QRegularExpression(u'^' + method + u' ')).size();
}

void BodyServer::incomingConnection(qintptr handle)
{
    auto *socket = new QTcpSocket(this);
    const auto received = std::make_shared<QByteArray>();
    connect(socket, &QTcpSocket::readyRead, this,
            [this, socket, received] { read(*socket, *received); });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    socket->setSocketDescriptor(handle);
}

void BodyServer::read(QTcpSocket &socket, QByteArray &received)
{
    received += socket.readAll();
    while (const auto request = takeWhole(received)) {
        m_requests += QString::fromLatin1(request->method) + u' ' + request->path;
        socket.write(bytesOf(answer(*request), request->method != "HEAD"));
    }
}

} // namespace tranship
