// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/bitsconduct.h"
#include "tests/support/scriptedresource.h"

#include <QFile>

#include <map>
#include <memory>

namespace tranship {

/// What the server says to a request.
struct BitsReply {
    int status = 0;
    BitsConduct::Headers headers = {};
    QByteArray body = {};
    bool isSwallowed = false; ///< the connection ends without it
    bool closes = false; ///< the connection ends with it
    std::chrono::milliseconds delay{0};

    /// As it goes over the wire.
    [[nodiscard]] QByteArray bytes() const;
};

/// A request while its body comes in.
struct BitsExchange {
    qsizetype packet = 0; ///< index in packets()
    QByteArray type; ///< of the packet, in small letters; "get"
    QByteArray session; ///< that it is about; empty: none
    std::optional<BitsReply> refusal; ///< decided by its head
    qint64 bodyLength = 0;
    qint64 position = 0; ///< of the next byte of the body in the file
    qint64 receivedBefore = 0; ///< what the session had
};

/// The server's sessions and files, without its connections: MC-BUP, section 3.2, in the order of
/// checks of bits.md, section 6.2. Files lie in a folder as the paths of their URLs say.
class BitsDesk final {
public:
    explicit BitsDesk(QString folder) : m_folder(std::move(folder)) { }

    void setConduct(const BitsConduct &conduct);
    void loseSessions();

    /// The head of a request is here.
    [[nodiscard]] BitsExchange open(const SeenRequest &request);
    /// Whether it is answered now, and the rest of its body not read.
    [[nodiscard]] bool isOverEarly(const BitsExchange &exchange) const;
    /// How many bytes of the body are read before the connection is cut; -1: all.
    [[nodiscard]] qint64 bytesToCut(const BitsExchange &exchange) const;
    /// The next bytes of the body.
    void take(BitsExchange &exchange, QByteArrayView bytes);
    /// The body is whole: carries it out.
    [[nodiscard]] BitsReply close(BitsExchange &exchange);
    /// The connection ended before that; `isCut`: by us.
    void abandon(BitsExchange &exchange, bool isCut);

    [[nodiscard]] const QList<BitsSeen> &packets() const { return m_packets; }

    [[nodiscard]] BitsCounts counts() const;

private:
    /// One upload, and its file while it grows.
    struct Session {
        QString target; ///< path on disk
        std::unique_ptr<QFile> file; ///< beside it
        QString replyPath; ///< of the URL, decoded; empty: none
        qint64 total = -1; ///< of the first fragment; -1: none came
        qint64 received = 0; ///< bytes from 0
        qint64 acknowledged = 0; ///< of these, told to the client
        bool isPlaced = false;

        [[nodiscard]] bool isComplete() const { return received == total; }
    };

    using Refused = std::optional<BitsReply>;

    [[nodiscard]] BitsReply ack(int status, BitsConduct::Headers headers = {}) const;
    [[nodiscard]] BitsReply offsetAck(int status, const BitsExchange &exchange);
    [[nodiscard]] BitsReply error(int status, quint32 hresult) const;

    [[nodiscard]] Refused refusalOf(const SeenRequest &request, BitsExchange &exchange);
    [[nodiscard]] Refused scriptedRefusal(const QByteArray &type);
    [[nodiscard]] bool isWellFormed(const SeenRequest &request, const BitsExchange &exchange) const;
    [[nodiscard]] Refused refusedCreation(const SeenRequest &request) const;
    [[nodiscard]] Refused refusedFragment(const SeenRequest &request, BitsExchange &exchange);
    [[nodiscard]] BitsReply get(const SeenRequest &request) const;

    [[nodiscard]] BitsReply carryOut(const BitsExchange &exchange);
    [[nodiscard]] BitsReply create(const BitsExchange &exchange);
    [[nodiscard]] BitsReply fragment(const BitsExchange &exchange);
    [[nodiscard]] BitsReply closeSession(const BitsExchange &exchange);
    [[nodiscard]] BitsReply cancelSession(const BitsExchange &exchange);
    [[nodiscard]] bool place(Session &session) const;
    void forget(const QByteArray &id);

    [[nodiscard]] QString diskPath(const QString &urlPath) const;
    [[nodiscard]] Session *sessionOf(const BitsExchange &exchange);
    [[nodiscard]] QByteArray replyUrl(Session &session, const BitsExchange &exchange) const;

    QString m_folder;
    BitsConduct m_conduct;
    std::map<QByteArray, Session> m_sessions;
    QList<BitsSeen> m_packets;
    BitsCounts m_counts;
    qint64 m_receivedAtCut = 0;
};

} // namespace tranship
