// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/bitspackets.h"

#include "model/job/httpheaders.h"
#include "model/transfer/upload/bitsurls.h"

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

/// A server reads no longer header value (MC-BUP).
constexpr qsizetype longestValue = 4096;
constexpr qsizetype longestContentName = 260;
/// BITS-Host-Id-Fallback-Timeout: never.
constexpr qint64 infinite = 0xFFFFFFFF;

constexpr quint32 sessionNotFound = 0x8020001F; // BG_E_SESSION_NOT_FOUND
constexpr quint32 tooLarge = 0x80200020; // BG_E_TOO_LARGE
constexpr quint32 protocolMismatch = 0x80200022; // BG_E_CLIENT_SERVER_PROTOCOL_MISMATCH

struct Word {
    quint32 error;
    QLatin1String text;
};

/// What servers say most, for the log.
constexpr std::array words = {
    Word{0x80070005, "access denied"_L1},
    Word{0x80070057, "invalid argument"_L1},
    Word{0x80070070, "the server's disk is full"_L1},
    Word{0x80070112, "the server's disk is full"_L1}, // so in MC-BUP
    Word{sessionNotFound, "session not found"_L1},
    Word{tooLarge, "too large"_L1},
    Word{protocolMismatch, "no common protocol"_L1},
    Word{0x80200023, "scripts may run in the folder"_L1},
};

/// A hexadecimal HRESULT, with or without 0x; 0 for nonsense.
quint32 hresult(const QByteArray &text)
{
    bool isNumber = false;
    const quint32 value = text.trimmed().toUInt(&isNumber, 16);
    return isNumber ? value : 0;
}

quint32 errorOf(const ResponseHead &head)
{
    // Microsoft's pages and MC-BUP name the header differently, and servers follow either.
    const quint32 error = hresult(head.header("BITS-Error-Code"));
    return error ? error : hresult(head.header("BITS-Error"));
}

bool isAck(const ResponseHead &head)
{
    QByteArray type = head.header("BITS-Packet-Type");
    if (type.isEmpty())
        type = head.header("BITS-Package-Type"); // so in one place of MC-BUP
    return type.trimmed().compare("Ack", Qt::CaseInsensitive) == 0;
}

std::chrono::seconds patienceOf(const QByteArray &text)
{
    const std::optional<qint64> seconds = parseContentLength(text.trimmed());
    if (!seconds || *seconds >= infinite)
        return std::chrono::seconds(0);
    return std::chrono::seconds(std::max<qint64>(*seconds, 1));
}

/// As far as a Content-Name can hold it; the server makes no use of it. Empty: not at all.
QByteArray contentName(const QString &fileName)
{
    QString name = fileName;
    for (QChar &c : name) {
        if (c < u' ' || "\\/:*?\"<>|"_L1.contains(c))
            c = u'_';
    }
    const QByteArray coded = QUrl::toPercentEncoding(name, " !#$&'()+,;=@[]{}^`");
    return coded.size() > longestContentName ? QByteArray() : coded;
}

QString hresultText(quint32 error)
{
    const auto word = std::find_if(words.begin(), words.end(),
                                   [error](const Word &one) { return one.error == error; });
    const QString number = u"0x"_s + QString::number(error, 16).rightJustified(8, u'0');
    return word == words.end() ? number : QString(number + u" ("_s + word->text + u')');
}

ErrorCode codeOf(const BitsAnswer &answer)
{
    if (answer.status == 401)
        return ErrorCode::AuthenticationRequired;
    if (answer.status == 407)
        return ErrorCode::ProxyAuthenticationRequired;
    if (answer.isSessionLost())
        return ErrorCode::SessionNotFound;
    if (answer.error == protocolMismatch)
        return ErrorCode::ProtocolMismatch;
    if (answer.error == tooLarge)
        return ErrorCode::TooLarge;
    if (answer.status >= 300 && answer.status <= 599)
        return ErrorCode::HttpStatus;
    // A server of the web says 200 to everything when it is a captive portal.
    const bool isOtherPage = answer.status >= 200 && answer.status <= 299 && !answer.isAck;
    return isOtherPage ? ErrorCode::UnexpectedContent : ErrorCode::InvalidServerResponse;
}

} // namespace

bool BitsAnswer::isSuccess(BitsPacket packet) const
{
    return isAck && (status == 200 || (status == 201 && packet == BitsPacket::CreateSession));
}

bool BitsAnswer::isSessionLost() const
{
    return error == sessionNotFound;
}

bool BitsAnswer::isTooLarge() const
{
    return status == 413 || error == tooLarge;
}

BitsAnswer readBitsAnswer(const ResponseHead &head)
{
    BitsAnswer answer;
    answer.status = head.status;
    answer.isAck = isAck(head);
    if (head.status >= 300) {
        answer.error = errorOf(head);
        if (hresult(head.header("BITS-Error-Context")) == 0x7)
            answer.context = ErrorContext::RemoteApplication;
    }
    answer.nextOffset = parseContentLength(head.header("BITS-Received-Content-Range").trimmed());
    answer.sessionId = head.header("BITS-Session-Id").trimmed();
    answer.protocol = head.header("BITS-Protocol").trimmed();
    answer.hostId = head.header("BITS-Host-Id").trimmed();
    answer.hostPatience = patienceOf(head.header("BITS-Host-Id-Fallback-Timeout"));
    answer.replyUrl = head.header("BITS-Reply-URL").trimmed();
    if (answer.sessionId.size() > longestValue || !isHeaderValue(answer.sessionId))
        answer.sessionId.clear();
    return answer;
}

UploadRequest bitsRequest(BitsPacket packet, const UploadAim &aim, const UploadSession &session)
{
    UploadRequest request;
    request.method = "BITS_POST";
    request.url = bitsUrl(aim, session);
    const QLatin1String type = bitsPacketName(packet);
    request.headers.append({"BITS-Packet-Type", QByteArray(type.data(), type.size())});
    if (packet == BitsPacket::CreateSession)
        request.headers.append({"BITS-Supported-Protocols", QByteArray(bitsUploadProtocol)});
    else if (!session.id.isEmpty())
        request.headers.append({"BITS-Session-Id", session.id});
    const QByteArray name = contentName(aim.fileName);
    const bool bearsName = packet == BitsPacket::CreateSession || packet == BitsPacket::Fragment;
    if (bearsName && !name.isEmpty())
        request.headers.append({"Content-Name", name});
    return request;
}

UploadRequest withBitsRange(UploadRequest request, ByteRange range, qint64 total)
{
    request.body = range;
    request.headers.append({"Content-Range",
                            "bytes " + QByteArray::number(range.begin) + '-'
                                + QByteArray::number(range.end - 1) + '/'
                                + QByteArray::number(total)});
    return request;
}

Error bitsError(BitsPacket packet, const BitsAnswer &answer)
{
    QString detail = bitsPacketName(packet) + u": status "_s + QString::number(answer.status);
    if (answer.error)
        detail += u", "_s + hresultText(answer.error);
    Error error = makeError(codeOf(answer), answer.context, detail);
    const bool bearsStatus = error.code == ErrorCode::HttpStatus
        || error.code == ErrorCode::AuthenticationRequired
        || error.code == ErrorCode::ProxyAuthenticationRequired;
    error.httpStatus = bearsStatus ? answer.status : 0;
    return error;
}

Error bitsCloseError(const BitsAnswer &answer)
{
    Error error = bitsError(BitsPacket::CloseSession, answer);
    const bool isAgain = isTransient(remedyFor(error));
    if (answer.status >= 500 && !isAgain)
        return makeError(ErrorCode::InvalidServerResponse, error.context, error.detail);
    if (answer.status >= 300 && answer.status < 500 && isAgain)
        return makeError(ErrorCode::ProtocolMismatch, error.context, error.detail);
    return error;
}

QLatin1String bitsPacketName(BitsPacket packet)
{
    switch (packet) {
    case BitsPacket::Ping:
        return "Ping"_L1;
    case BitsPacket::CreateSession:
        return "Create-Session"_L1;
    case BitsPacket::Fragment:
        return "Fragment"_L1;
    case BitsPacket::CloseSession:
        return "Close-Session"_L1;
    case BitsPacket::CancelSession:
        break;
    }
    return "Cancel-Session"_L1;
}

} // namespace tranship
