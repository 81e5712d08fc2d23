// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/upload/uploadprotocol.h"

#include <QMetaType>
#include <QStringList>

namespace tranship {

/// What a played server says to one request: an answer, or with status 0 that it broke.
struct Turn {
    int status = 0;
    RawHeaders headers = {};
    QByteArray body = {};
    ErrorCode broken = ErrorCode::ConnectionClosed;
    qint64 sent = 0; ///< of the broken request's body
};

using Turns = QList<Turn>;

inline Turn brokenAfter(qint64 sent, ErrorCode code = ErrorCode::ConnectionClosed)
{
    return Turn{.status = 0, .headers = {}, .body = {}, .broken = code, .sent = sent};
}

/// "PUT /path?query 0-99": the host stands before the path unless it is server.example.
inline QString requestLine(const UploadRequest &request)
{
    const QUrl &url = request.url;
    const bool isUsual = url.host() == QLatin1String("server.example");
    QString line = QString::fromLatin1(request.method) + u' '
        + (isUsual ? QString::fromLatin1(url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority))
                   : QString::fromLatin1(url.toEncoded()));
    if (!request.body.isEmpty()) {
        line += QStringLiteral(" %1-%2").arg(request.body.begin).arg(request.body.end - 1);
    }
    return line;
}

/// "done: Status", "done: Length", "HttpStatus 403", "Timeout".
inline QString endLine(const UploadEnd &end)
{
    if (!end.outcome) {
        const Error &error = end.outcome.error();
        QString line = errorName(error.code);
        if (error.httpStatus != 0)
            line += u' ' + QString::number(error.httpStatus);
        return line;
    }
    switch (end.proof) {
    case UploadEnd::Proof::None:
        break;
    case UploadEnd::Proof::Status:
        return QStringLiteral("done: Status");
    case UploadEnd::Proof::Length:
        return QStringLiteral("done: Length");
    }
    return QStringLiteral("done: None");
}

/// How a protocol fares with a server that says `turns`.
struct Play {
    QStringList lines; ///< each request, then the end; "waits" when the turns are used up before
    QList<UploadRequest> requests;
    UploadEnd end;
};

inline Play play(UploadProtocol &protocol, const Turns &turns, qint64 fragment = 1 << 20)
{
    Play played;
    qsizetype at = 0;
    for (;;) {
        const UploadStep step = protocol.next(fragment);
        if (const auto *end = std::get_if<UploadEnd>(&step)) {
            played.lines += endLine(*end);
            played.end = *end;
            return played;
        }
        const auto &request = std::get<UploadRequest>(step);
        played.lines += requestLine(request);
        played.requests += request;
        if (at == turns.size()) {
            played.lines += QStringLiteral("waits");
            return played;
        }
        const Turn &turn = turns[at++];
        if (turn.status == 0) {
            protocol.broken(
                makeError(turn.broken, ErrorContext::Transport, QStringLiteral("server.example")),
                turn.sent);
        } else {
            protocol.answered({{turn.status, request.url, turn.headers}, turn.body});
        }
    }
}

} // namespace tranship

Q_DECLARE_METATYPE(tranship::Turn)
