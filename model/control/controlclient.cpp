// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/controlclient.h"

#include "model/control/controlsocket.h"

#include <QLocalSocket>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> refused(ErrorCode code, const QString &detail)
{
    return failure(code, ErrorContext::QueueManager, detail);
}

int millisecondsOf(const QDeadlineTimer &deadline)
{
    return static_cast<int>(
        qMin<qint64>(deadline.remainingTime(), std::numeric_limits<int>::max()));
}

} // namespace

ControlClient::ControlClient() = default;
ControlClient::~ControlClient() = default;

Done ControlClient::connectTo(const QString &dataFolder)
{
    const Result<int> descriptor = connectToFolder(dataFolder);
    if (!descriptor) {
        return failure(descriptor.error());
    }
    m_socket = std::make_unique<QLocalSocket>();
    m_decoder = FrameDecoder(longestAnswer);
    if (!m_socket->setSocketDescriptor(*descriptor)) {
        return refused(ErrorCode::InputOutput, m_socket->errorString());
    }
    return {};
}

Result<QJsonObject> ControlClient::request(const QString &verb, const QJsonObject &arguments,
                                           QDeadlineTimer deadline)
{
    if (const Done done = begin(verb, arguments); !done) {
        return failure(done.error());
    }
    Result<std::optional<Reply>> reply = next(deadline);
    while (reply && *reply && (*reply)->isEvent) {
        reply = next(deadline);
    }
    if (!reply) {
        return failure(reply.error());
    }
    return *reply ? (*reply)->content
                  : refused(ErrorCode::Timeout, u"the instance does not answer"_s);
}

Done ControlClient::begin(const QString &verb, const QJsonObject &arguments)
{
    const Result<QByteArray> frame =
        encodeFrame(toMessage({++m_lastRequest, verb, arguments}), longestRequest);
    if (!frame) {
        return failure(frame.error());
    }
    if (!m_socket || m_socket->write(*frame) != frame->size()) {
        return refused(ErrorCode::NoInstance, u"the connection is closed"_s);
    }
    m_socket->flush();
    return {};
}

Result<std::optional<Reply>> ControlClient::next(QDeadlineTimer deadline)
{
    while (true) {
        Result<std::optional<Reply>> reply = nextDecoded();
        // Number 0 is the instance speaking about the connection itself.
        if (!reply || (*reply && ((*reply)->id == m_lastRequest || (*reply)->id == 0))) {
            return reply;
        }
        if (*reply) {
            continue; // of an earlier request, which was given up
        }
        const QByteArray bytes = m_socket->readAll();
        if (!bytes.isEmpty()) {
            m_decoder.append(bytes);
            continue;
        }
        if (m_socket->state() != QLocalSocket::ConnectedState) {
            return refused(ErrorCode::NoInstance, u"the instance closed the connection"_s);
        }
        if (deadline.hasExpired()) {
            return std::optional<Reply>();
        }
        m_socket->waitForReadyRead(deadline.isForever() ? -1 : millisecondsOf(deadline));
    }
}

qint64 ControlClient::instanceProcess() const
{
    const Result<Peer> peer =
        m_socket ? peerOf(m_socket->socketDescriptor()) : Result<Peer>(Peer{});
    return peer ? peer->process : -1;
}

bool ControlClient::waitUntilGone(std::chrono::milliseconds atMost)
{
    return waitForEnd(instanceProcess(), atMost);
}

Result<std::optional<Reply>> ControlClient::nextDecoded()
{
    const Result<std::optional<QJsonObject>> message = m_decoder.next();
    if (!message) {
        return failure(message.error());
    }
    if (!*message) {
        return std::optional<Reply>();
    }
    const Result<Reply> reply = replyFrom(**message);
    return reply ? Result<std::optional<Reply>>(*reply) : failure(reply.error());
}

} // namespace tranship
