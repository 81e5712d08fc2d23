// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/bitsdesk.h"

#include "model/job/httpheaders.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <limits>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 invalidArgument = 0x80070057; // E_INVALIDARG
constexpr quint32 accessDenied = 0x80070005; // E_ACCESSDENIED
constexpr quint32 sessionNotFound = 0x8020001F; // BG_E_SESSION_NOT_FOUND
constexpr quint32 tooLarge = 0x80200020; // BG_E_TOO_LARGE
constexpr quint32 diskFull = 0x80070112; // as MC-BUP prints it

constexpr char uploadProtocol[] = "{7df0354d-249b-430f-820d-3d2a9bef4931}";
constexpr qsizetype longestValue = 4096;

const QList<QByteArray> packetTypes{"ping", "create-session", "fragment", "close-session",
                                    "cancel-session"};

QByteArray reasonOf(int status)
{
    return status < 400 ? "OK" : "Refused";
}

QString decoded(const QString &path)
{
    return QUrl::fromPercentEncoding(path.section(u'?', 0, 0).toUtf8());
}

QString folderOf(const QString &path)
{
    return path.left(path.lastIndexOf(u'/') + 1);
}

bool speaksOurProtocol(const SeenRequest &request)
{
    QByteArray offered = request.header("BITS-Supported-Protocols").toLower();
    return offered.replace(',', ' ').split(' ').contains(uploadProtocol);
}

QByteArray countsJson(const BitsCounts &counts)
{
    const QJsonObject object{{u"sessions"_s, counts.sessions},
                             {u"openSessions"_s, counts.openSessions},
                             {u"fragments"_s, counts.fragments},
                             {u"cuts"_s, counts.cuts},
                             {u"received"_s, counts.received},
                             {u"twice"_s, counts.twice},
                             {u"acknowledgedTwice"_s, counts.acknowledgedTwice}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

/// `body` or the part of it that a Range header wants.
BitsReply fileReply(const QByteArray &body, const QByteArray &range)
{
    static const QRegularExpression form(u"^bytes=([0-9]+)-([0-9]*)$"_s);
    BitsReply reply{.status = 200, .headers = {{"Accept-Ranges", "bytes"}, {"ETag", "\"reply\""}}};
    const auto match = form.match(QString::fromLatin1(range));
    const qsizetype begin = match.captured(1).toLongLong();
    if (!match.hasMatch() || begin >= body.size()) {
        reply.body = body;
        return reply;
    }
    const qsizetype last = match.captured(2).isEmpty()
        ? body.size() - 1
        : std::min<qsizetype>(match.captured(2).toLongLong(), body.size() - 1);
    reply.status = 206;
    reply.body = body.mid(begin, last - begin + 1);
    reply.headers.append({"Content-Range",
                          "bytes " + QByteArray::number(begin) + '-' + QByteArray::number(last)
                              + '/' + QByteArray::number(body.size())});
    return reply;
}

} // namespace

QByteArray BitsReply::bytes() const
{
    QByteArray wire = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonOf(status) + "\r\n";
    for (const auto &[name, value] : headers)
        wire += name + ": " + value + "\r\n";
    if (closes)
        wire += "Connection: close\r\n";
    return wire + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

void BitsDesk::setConduct(const BitsConduct &conduct)
{
    m_conduct = conduct;
    m_receivedAtCut = m_counts.received;
}

void BitsDesk::loseSessions()
{
    while (!m_sessions.empty())
        forget(m_sessions.begin()->first);
}

BitsCounts BitsDesk::counts() const
{
    BitsCounts counts = m_counts;
    counts.openSessions = static_cast<int>(m_sessions.size());
    return counts;
}

BitsReply BitsDesk::ack(int status, BitsConduct::Headers headers) const
{
    headers.prepend({QByteArray("BITS-Packet-Type"), "Ack"});
    headers.prepend({QByteArray("Pragma"), "no-cache"});
    BitsReply reply;
    reply.status = status;
    reply.headers = std::move(headers);
    return reply;
}

BitsReply BitsDesk::error(int status, quint32 hresult) const
{
    const QByteArray value = "0x" + QByteArray::number(hresult, 16);
    BitsConduct::Headers headers;
    if (m_conduct.spelling != BitsConduct::Spelling::Error)
        headers.append({"BITS-Error-Code", value});
    if (m_conduct.spelling != BitsConduct::Spelling::ErrorCode)
        headers.append({"BITS-Error", value});
    headers.emplaceBack("BITS-Error-Context", "0x5");
    return ack(status, headers);
}

BitsReply BitsDesk::offsetAck(int status, const BitsExchange &exchange)
{
    Session *session = sessionOf(exchange);
    BitsConduct::Headers headers{
        {"BITS-Received-Content-Range", QByteArray::number(session->received)}};
    if (m_conduct.namesSessions)
        headers.append({"BITS-Session-Id", exchange.session});
    if (status == 416)
        headers.emplaceBack("BITS-Error", "0x0");
    const bool isLast = m_packets[exchange.packet].end == session->total;
    if (isLast && session->isComplete() && m_conduct.reply)
        headers.append({"BITS-Reply-URL", replyUrl(*session, exchange)});
    m_packets[exchange.packet].nextOffset = session->received;
    return ack(status, headers);
}

BitsDesk::Session *BitsDesk::sessionOf(const BitsExchange &exchange)
{
    const auto found = m_sessions.find(exchange.session);
    return found == m_sessions.end() ? nullptr : &found->second;
}

QString BitsDesk::diskPath(const QString &urlPath) const
{
    const QString path = decoded(urlPath);
    const bool staysInside = path.startsWith(u'/') && !path.contains("/../"_L1);
    return staysInside ? m_folder + path : QString();
}

BitsExchange BitsDesk::open(const SeenRequest &request)
{
    BitsExchange exchange;
    exchange.packet = m_packets.size();
    BitsSeen seen;
    seen.type = request.header("BITS-Packet-Type");
    if (request.method == "GET")
        seen.type = "GET";
    seen.path = request.path;
    seen.host = request.header("Host");
    m_packets.append(seen);
    exchange.type = seen.type.toLower();
    exchange.session = request.header("BITS-Session-Id");
    exchange.bodyLength = request.header("Content-Length").toLongLong();
    exchange.refusal = request.method == "GET" ? get(request) : refusalOf(request, exchange);
    if (exchange.type == "fragment")
        ++m_counts.fragments;
    if (request.header("Content-Length").isEmpty() && request.method != "GET" && exchange.refusal)
        exchange.refusal->closes = true;
    return exchange;
}

BitsDesk::Refused BitsDesk::refusalOf(const SeenRequest &request, BitsExchange &exchange)
{
    const QByteArray host = request.header("Host").split(':').first();
    const bool isAtHost = m_conduct.hostId.isEmpty() || host == m_conduct.hostId;
    if (!host.isEmpty() && host == m_conduct.downHost)
        return BitsReply{.isSwallowed = true};
    if (request.method != "BITS_POST")
        return BitsReply{.status = 405, .headers = {{"Allow", "GET, BITS_POST"}}};
    if (const Refused scripted = scriptedRefusal(exchange.type))
        return scripted;
    if (!isWellFormed(request, exchange))
        return error(400, invalidArgument);
    if (m_conduct.denies)
        return error(403, accessDenied);
    if (request.header("Content-Length").isEmpty()) {
        const bool isMicrosoft = m_conduct.manner == BitsConduct::Manner::Microsoft;
        return error(isMicrosoft ? 400 : 411, invalidArgument);
    }
    if (exchange.type == "ping")
        return {};
    if (exchange.type == "create-session")
        return refusedCreation(request);
    if (!sessionOf(exchange) || !isAtHost)
        return error(500, sessionNotFound);
    return exchange.type == "fragment" ? refusedFragment(request, exchange) : std::nullopt;
}

BitsDesk::Refused BitsDesk::scriptedRefusal(const QByteArray &type)
{
    for (BitsConduct::Refusal &refusal : m_conduct.refusals) {
        if (refusal.packet.toLower() != type || refusal.times == 0)
            continue;
        --refusal.times;
        return BitsReply{.status = refusal.status, .headers = refusal.headers};
    }
    return {};
}

bool BitsDesk::isWellFormed(const SeenRequest &request, const BitsExchange &exchange) const
{
    const auto isTooLong = [](const auto &header) { return header.second.size() > longestValue; };
    if (std::any_of(request.headers.begin(), request.headers.end(), isTooLong))
        return false;
    if (!packetTypes.contains(exchange.type))
        return false;
    if (exchange.type == "create-session")
        return !request.header("BITS-Supported-Protocols").isEmpty();
    return exchange.type == "ping" || !exchange.session.isEmpty();
}

BitsDesk::Refused BitsDesk::refusedCreation(const SeenRequest &request) const
{
    const QString path = diskPath(request.path);
    const QFileInfo target(path);
    if (!m_conduct.isEnabled)
        return error(501, accessDenied);
    if (!speaksOurProtocol(request) || path.endsWith(u'/') || target.isDir())
        return error(400, invalidArgument);
    if (path.isEmpty() || !target.dir().exists())
        return error(404, accessDenied);
    const bool isMicrosoft = m_conduct.manner == BitsConduct::Manner::Microsoft;
    if (target.exists() && !m_conduct.overwrites)
        return error(isMicrosoft ? 409 : 403, accessDenied);
    return {};
}

BitsDesk::Refused BitsDesk::refusedFragment(const SeenRequest &request, BitsExchange &exchange)
{
    Session *session = sessionOf(exchange);
    const auto range = parseContentRange(request.header("Content-Range"));
    const bool isRange =
        range && range->range && range->total > 0 && range->range->length() == exchange.bodyLength;
    if (!isRange || (session->total >= 0 && session->total != range->total))
        return error(400, invalidArgument);
    exchange.position = range->range->begin;
    exchange.receivedBefore = session->received;
    m_packets[exchange.packet].begin = range->range->begin;
    m_packets[exchange.packet].end = range->range->end;
    if (m_conduct.largestFile >= 0 && range->total > m_conduct.largestFile)
        return error(500, tooLarge);
    if (m_conduct.largestFragment >= 0 && exchange.bodyLength > m_conduct.largestFragment)
        return error(m_conduct.saysTooLargeAs500 ? 500 : 413, tooLarge);
    session->total = range->total;
    const bool isOverlap = exchange.position < session->received;
    const bool refusesOverlaps = m_conduct.manner == BitsConduct::Manner::OpenSpecification;
    if (exchange.position > session->received || (isOverlap && refusesOverlaps))
        return offsetAck(416, exchange);
    return {};
}

BitsReply BitsDesk::get(const SeenRequest &request) const
{
    const QString path = decoded(request.path);
    if (path == "/.bits-counts"_L1)
        return {.status = 200, .body = countsJson(counts())};
    for (const auto &[id, session] : m_sessions) {
        if (!session.replyPath.isEmpty() && session.replyPath == path)
            return fileReply(m_conduct.reply.value_or(QByteArray()), request.header("Range"));
    }
    return {.status = 404};
}

bool BitsDesk::isOverEarly(const BitsExchange &exchange) const
{
    return m_conduct.refusesEarly && exchange.refusal && exchange.bodyLength > 0;
}

qint64 BitsDesk::bytesToCut(const BitsExchange &exchange) const
{
    const bool isCut = exchange.type == "fragment" && !exchange.refusal && m_conduct.cutTimes != 0;
    if (!isCut)
        return -1;
    qint64 left = std::numeric_limits<qint64>::max();
    if (m_conduct.cutAt)
        left = *m_conduct.cutAt - m_packets[exchange.packet].bodyReceived;
    if (m_conduct.cutEvery > 0)
        left = std::min(left, m_receivedAtCut + m_conduct.cutEvery - m_counts.received);
    const qint64 bodyLeft = exchange.bodyLength - m_packets[exchange.packet].bodyReceived;
    return left < bodyLeft ? std::max<qint64>(left, 0) : -1;
}

void BitsDesk::take(BitsExchange &exchange, QByteArrayView bytes)
{
    const qint64 length = bytes.size();
    m_packets[exchange.packet].bodyReceived += length;
    if (exchange.type != "fragment")
        return;
    m_counts.received += length;
    Session *session = sessionOf(exchange);
    if (!session)
        return;
    const qint64 known = std::clamp<qint64>(session->received - exchange.position, 0, length);
    m_counts.twice += known;
    m_counts.acknowledgedTwice +=
        std::clamp<qint64>(session->acknowledged - exchange.position, 0, length);
    exchange.position += length;
    if (exchange.refusal || known == length)
        return;
    const QByteArrayView fresh = bytes.sliced(known);
    if (!session->file->seek(session->received)
        || session->file->write(fresh.data(), fresh.size()) != fresh.size()) {
        exchange.refusal = error(500, diskFull);
        return;
    }
    session->received += fresh.size();
    if (m_conduct.losesSessionAt >= 0 && session->received >= m_conduct.losesSessionAt) {
        m_conduct.losesSessionAt = -1;
        forget(exchange.session);
    }
}

BitsReply BitsDesk::close(BitsExchange &exchange)
{
    BitsReply reply = exchange.refusal ? *exchange.refusal : carryOut(exchange);
    if (int &times = m_conduct.swallowed[m_packets[exchange.packet].type]; times > 0) {
        --times;
        reply.isSwallowed = true;
    }
    BitsSeen &seen = m_packets[exchange.packet];
    if (reply.isSwallowed)
        seen.nextOffset = -1;
    else
        seen.status = reply.status;
    if (Session *session = sessionOf(exchange); session && seen.nextOffset >= 0)
        session->acknowledged = std::max(session->acknowledged, seen.nextOffset);
    return reply;
}

void BitsDesk::abandon(BitsExchange &exchange, bool isCut)
{
    if (isCut) {
        ++m_counts.cuts;
        m_receivedAtCut = m_counts.received;
        m_conduct.cutTimes -= m_conduct.cutTimes > 0 ? 1 : 0;
    }
    Session *session = sessionOf(exchange);
    if (session && exchange.type == "fragment" && !exchange.refusal && !m_conduct.keepsCutBytes)
        session->received = std::max(exchange.receivedBefore, session->acknowledged);
}

BitsReply BitsDesk::carryOut(const BitsExchange &exchange)
{
    if (exchange.type == "ping")
        return ack(200);
    if (exchange.type == "create-session")
        return create(exchange);
    if (!sessionOf(exchange))
        return error(500, sessionNotFound);
    if (exchange.type == "fragment")
        return fragment(exchange);
    return exchange.type == "close-session" ? closeSession(exchange) : cancelSession(exchange);
}

BitsReply BitsDesk::create(const BitsExchange &exchange)
{
    const QByteArray id = QUuid::createUuid().toByteArray().toUpper();
    Session session;
    session.target = diskPath(m_packets[exchange.packet].path);
    session.file = std::make_unique<QFile>(session.target + u'.' + QString::fromLatin1(id));
    if (!session.file->open(QIODevice::ReadWrite | QIODevice::Unbuffered | QIODevice::NewOnly))
        return error(500, diskFull);
    m_sessions.emplace(id, std::move(session));
    ++m_counts.sessions;
    BitsConduct::Headers headers{{"BITS-Protocol", uploadProtocol},
                                 {"BITS-Session-Id", id},
                                 {"Accept-Encoding", "identity"}};
    if (!m_conduct.hostId.isEmpty())
        headers.append({"BITS-Host-Id", m_conduct.hostId});
    if (m_conduct.hostPatience) {
        headers.append({"BITS-Host-Id-Fallback-Timeout",
                        QByteArray::number(qlonglong(m_conduct.hostPatience->count()))});
    }
    return ack(200, headers);
}

BitsReply BitsDesk::fragment(const BitsExchange &exchange)
{
    Session *session = sessionOf(exchange);
    BitsReply reply = offsetAck(200, exchange);
    if (!session->isComplete())
        return reply;
    const bool isMicrosoft = m_conduct.manner == BitsConduct::Manner::Microsoft;
    if (isMicrosoft && !place(*session))
        return error(500, accessDenied);
    reply.delay = m_conduct.lastAckDelay;
    return reply;
}

QByteArray BitsDesk::replyUrl(Session &session, const BitsExchange &exchange) const
{
    const BitsSeen &seen = m_packets[exchange.packet];
    const QByteArray relative =
        "BITS-Sessions\\Replies\\" + exchange.session + "\\responsefile.bin";
    session.replyPath =
        folderOf(decoded(seen.path)) + QString::fromLatin1(QByteArray(relative).replace('\\', '/'));
    if (!m_conduct.isReplyUrlAbsolute)
        return relative;
    return "http://" + seen.host + QUrl::toPercentEncoding(session.replyPath, "/");
}

BitsReply BitsDesk::closeSession(const BitsExchange &exchange)
{
    Session *session = sessionOf(exchange);
    const bool isEmptyFile = session->total < 0 && m_conduct.takesEmptyFiles;
    if (!session->isComplete() && !isEmptyFile)
        return error(400, invalidArgument);
    const bool isInPlace = session->isPlaced ? QFile::exists(session->target) : place(*session);
    if (!isInPlace)
        return error(404, accessDenied);
    forget(exchange.session);
    return ack(200, {{"BITS-Session-Id", exchange.session}});
}

BitsReply BitsDesk::cancelSession(const BitsExchange &exchange)
{
    Session *session = sessionOf(exchange);
    if (session->isComplete() && !place(*session))
        return error(500, accessDenied);
    forget(exchange.session);
    return ack(200, {{"BITS-Session-Id", exchange.session}});
}

bool BitsDesk::place(Session &session) const
{
    if (session.isPlaced)
        return true;
    if (m_conduct.overwrites)
        QFile::remove(session.target);
    session.isPlaced = session.file->rename(session.target);
    return session.isPlaced;
}

void BitsDesk::forget(const QByteArray &id)
{
    const auto found = m_sessions.find(id);
    if (!found->second.isPlaced)
        found->second.file->remove();
    m_sessions.erase(found);
}

} // namespace tranship
