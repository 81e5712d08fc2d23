// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/protocol.h"

#include "model/control/jobjson.h"

#include <QJsonDocument>
#include <QtEndian>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype headerLength = 4;

tl::unexpected<Error> refused(ErrorCode code, const QString &detail)
{
    return failure(code, ErrorContext::QueueManager, detail);
}

tl::unexpected<Error> tooLong(qint64 length, qint64 limit)
{
    return refused(ErrorCode::TooLarge, u"%1 bytes, %2 at most"_s.arg(length).arg(limit));
}

Result<QJsonObject> objectFrom(const QByteArray &payload)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(payload, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return refused(ErrorCode::InvalidArgument, u"not JSON: "_s + problem.errorString());
    }
    if (!document.isObject()) {
        return refused(ErrorCode::InvalidArgument, u"not a JSON object"_s);
    }
    return document.object();
}

} // namespace

Result<QByteArray> encodeFrame(const QJsonObject &message, qint64 limit, FrameOrder order)
{
    const QByteArray payload = QJsonDocument(message).toJson(QJsonDocument::Compact);
    if (payload.size() > limit) {
        return tooLong(payload.size(), limit);
    }
    QByteArray frame(headerLength, Qt::Uninitialized);
    const auto length = static_cast<quint32>(payload.size());
    if (order == FrameOrder::Network) {
        qToBigEndian(length, frame.data());
    } else {
        qToUnaligned(length, frame.data());
    }
    frame.append(payload);
    return frame;
}

FrameDecoder::FrameDecoder(qint64 limit, FrameOrder order) : m_limit(limit), m_order(order) { }

void FrameDecoder::append(const QByteArray &bytes)
{
    if (!m_failure) {
        m_buffer.append(bytes);
    }
}

Result<std::optional<QJsonObject>> FrameDecoder::next()
{
    if (m_failure) {
        return failure(*m_failure);
    }
    if (m_buffer.size() < headerLength) {
        return std::optional<QJsonObject>();
    }
    const qint64 length = m_order == FrameOrder::Network
        ? qFromBigEndian<quint32>(m_buffer.constData())
        : qFromUnaligned<quint32>(m_buffer.constData());
    if (length > m_limit) {
        m_failure = tooLong(length, m_limit).value();
        m_buffer.clear();
        return failure(*m_failure);
    }
    if (m_buffer.size() - headerLength < length) {
        return std::optional<QJsonObject>();
    }
    const Result<QJsonObject> message = objectFrom(m_buffer.mid(headerLength, length));
    m_buffer.remove(0, headerLength + length);
    if (!message) {
        m_failure = message.error();
        m_buffer.clear();
        return failure(*m_failure);
    }
    return std::optional<QJsonObject>(*message);
}

bool FrameDecoder::hasPartial() const
{
    return !m_buffer.isEmpty();
}

QJsonObject toMessage(const Request &request)
{
    return {{u"version"_s, protocolVersion},
            {u"id"_s, request.id},
            {u"verb"_s, request.verb},
            {u"arguments"_s, request.arguments}};
}

tl::expected<Request, BadRequest> requestFrom(const QJsonObject &message)
{
    const qint64 id = message.value("id"_L1).toInteger();
    const auto bad = [id](ErrorCode code, const QString &detail) {
        return tl::unexpected<BadRequest>(
            {id, makeError(code, ErrorContext::QueueManager, detail)});
    };
    const QJsonValue version = message.value("version"_L1);
    if (!version.isDouble() || version.toInteger() != protocolVersion) {
        return bad(ErrorCode::NotSupported, u"protocol version %1 only"_s.arg(protocolVersion));
    }
    const QJsonValue verb = message.value("verb"_L1);
    const QJsonValue arguments = message.value("arguments"_L1);
    if (!message.value("id"_L1).isDouble() || !verb.isString()) {
        return bad(ErrorCode::InvalidArgument, u"a request has an id and a verb"_s);
    }
    if (!arguments.isUndefined() && !arguments.isObject()) {
        return bad(ErrorCode::InvalidArgument, u"arguments are an object"_s);
    }
    return Request{id, verb.toString(), arguments.toObject()};
}

QJsonObject answerMessage(qint64 id, const Result<QJsonObject> &result)
{
    QJsonObject message{{u"version"_s, protocolVersion}, {u"id"_s, id}};
    if (result) {
        message.insert("result"_L1, *result);
    } else {
        message.insert("error"_L1, toJson(result.error()));
    }
    return message;
}

QJsonObject eventMessage(qint64 id, const QJsonObject &event)
{
    return {{u"version"_s, protocolVersion}, {u"id"_s, id}, {u"event"_s, event}};
}

Result<Reply> replyFrom(const QJsonObject &message)
{
    if (message.value("version"_L1).toInteger() != protocolVersion) {
        return refused(ErrorCode::NotSupported, u"the answer is of another version"_s);
    }
    Reply reply;
    reply.id = message.value("id"_L1).toInteger();
    const QJsonValue error = message.value("error"_L1);
    reply.isEvent = message.contains("event"_L1);
    const QJsonValue content = message.value(reply.isEvent ? "event"_L1 : "result"_L1);
    if (error.isObject()) {
        reply.content = failure(errorFromJson(error.toObject()));
    } else if (content.isObject()) {
        reply.content = content.toObject();
    } else {
        return refused(ErrorCode::InvalidArgument, u"neither a result nor an error"_s);
    }
    return reply;
}

} // namespace tranship
