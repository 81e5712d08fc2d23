// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

/// What is said over the local socket: frames of a 4-byte big-endian length and one JSON object in
/// UTF-8.
///
/// request  {"version": 1, "id": N, "verb": "set", "arguments": {...}}
/// answer   {"version": 1, "id": N, "result": {...}} or {"version": 1, "id": N, "error": {...}}
/// event    {"version": 1, "id": N, "event": {...}}: of a subscription, any number before its
/// answer
namespace tranship {

inline constexpr int protocolVersion = 1;
/// Longest payload of a request (the hashes of a Metalink's pieces are the largest) and of an
/// answer, in bytes.
inline constexpr qint64 longestRequest = qint64{16} * 1024 * 1024;
inline constexpr qint64 longestAnswer = qint64{64} * 1024 * 1024;

/// How a frame's length is written: as on the network, for the local socket, or as this machine
/// has it, for browsers (their native messaging is the same otherwise).
enum class FrameOrder { Network, Machine };

/// The frame of `message`; TooLarge when its payload is longer than `limit`.
[[nodiscard]] Result<QByteArray> encodeFrame(const QJsonObject &message, qint64 limit,
                                             FrameOrder order = FrameOrder::Network);

/// Takes bytes as they come and gives whole messages. After an error it gives nothing more: where
/// the next frame begins is not known then.
class FrameDecoder final {
public:
    explicit FrameDecoder(qint64 limit, FrameOrder order = FrameOrder::Network);

    void append(const QByteArray &bytes);
    /// The next message, or none as long as it is not whole. TooLarge when a length over the limit
    /// is announced, InvalidArgument when the payload is not a JSON object.
    [[nodiscard]] Result<std::optional<QJsonObject>> next();
    /// Bytes wait that are not a whole frame yet.
    [[nodiscard]] bool hasPartial() const;

private:
    qint64 m_limit;
    FrameOrder m_order;
    QByteArray m_buffer;
    std::optional<Error> m_failure;
};

/// One question of a client.
struct Request {
    qint64 id = 0;
    QString verb;
    QJsonObject arguments;
};

/// A refused request, with the number it asked to be answered under as far as that could be read.
struct BadRequest {
    qint64 id = 0;
    Error error;
};

[[nodiscard]] QJsonObject toMessage(const Request &request);
/// NotSupported when the version is another one, InvalidArgument when a field is missing or of the
/// wrong kind.
[[nodiscard]] tl::expected<Request, BadRequest> requestFrom(const QJsonObject &message);

[[nodiscard]] QJsonObject answerMessage(qint64 id, const Result<QJsonObject> &result);
[[nodiscard]] QJsonObject eventMessage(qint64 id, const QJsonObject &event);

/// What a client gets for a request.
struct Reply {
    qint64 id = 0;
    bool isEvent = false; ///< more follows
    Result<QJsonObject> content;
};

/// InvalidArgument when the message is none of ours.
[[nodiscard]] Result<Reply> replyFrom(const QJsonObject &message);

} // namespace tranship
