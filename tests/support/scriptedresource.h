// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace tranship {

/// What the scripted server does when one path is asked for. As it stands: an honest, empty file.
struct Resource {
    enum class Ranges {
        Honest,
        Ignored, ///< 200 and the whole body
        Promised, ///< the same, although Accept-Ranges says otherwise
        Shifted, ///< 206 whose Content-Range begins (and whose bytes begin) one byte later
        Garbage, ///< 206 with a Content-Range that says nothing
        Missing, ///< 206 without one
        WrongTotal, ///< 206 with a total one larger than the size
        OtherUnit, ///< 206 with "items" for "bytes"
        UnknownTotal, ///< 206 with "*" for the total; legal
        Unasked, ///< 206 also when no range was asked for
        Multipart, ///< 206 of type multipart/byteranges, without Content-Range
        OtherBytes, ///< 206 with the right Content-Range and bytes of no version
    };
    enum class Framing {
        Length,
        Chunked,
        BadChunk, ///< in the middle a chunk size that is no number
        NoLastChunk,
        UntilClose, ///< neither length nor chunks
    };
    enum class Cut {
        Close, ///< as an orderly end of the connection
        Reset, ///< RST
        Stall, ///< nothing more until ScriptedServer::release(); for ever without it
    };
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    // the file
    qint64 size = 0;
    quint64 seed = 1; ///< decides the bytes, see bodyAt()
    QByteArray etag; ///< as sent, with quotes and W/; empty: none
    QByteArray lastModified; ///< as sent; empty: none
    QByteArray contentType;
    QByteArray contentDisposition;
    Headers headers; ///< any further ones

    // how it lies
    Ranges ranges = Ranges::Honest;
    bool ignoresIfRange = false;
    bool hasRangeIn416 = true;
    bool changesEtag = false; ///< another one in every answer; the bytes stay
    int changesAfter = -1; ///< a new version (seed and ETag) after so many requests; -1: never
    Framing framing = Framing::Length;
    qint64 lengthError = 0; ///< added to Content-Length; the body keeps its length
    int hugeHead = 0; ///< bytes of an additional header

    // faults, in bytes of the body of one answer
    std::optional<qint64> cutAt;
    std::optional<quint32> cutSeed; ///< cuts each answer at a byte drawn from this and its number
    std::optional<qint64> endsAt; ///< byte of the file that no answer ever reaches
    Cut cut = Cut::Close;
    int cutTimes = -1; ///< so many answers are cut, the later ones are not; -1: all
    qint64 bytesPerSecond = 0; ///< 0: unlimited
    bool stallsBeforeHead = false; ///< until released
    bool closesBeforeHead = false;
    bool closesAfterAnswer = false; ///< although the answer promised to keep the connection

    // what happens to a request's own body; `cut` says how it is cut
    bool answersBeforeBody = false; ///< with closesAfterAnswer: and reads nothing of it
    std::optional<qint64> bodyCutAt; ///< after so many bytes of it the connection is cut
    int bodyCutTimes = -1; ///< so many bodies are cut, the later ones are not; -1: all
    qint64 bodyBytesPerSecond = 0; ///< it is read so slowly; 0: as fast as it comes
    bool keepsBody = true; ///< for SeenRequest::body
    bool swallowsAnswer = false; ///< the whole body is read, then the connection is closed

    // other answers
    int status = 200; ///< any other: in place of the file, with statusHeaders and statusBody
    int statusTimes = -1; ///< so many answers have `status`, later ones are normal; -1: all
    int statusAfter = 0; ///< so many answers are normal first
    Headers statusHeaders;
    qint64 statusBody = 0; ///< bytes of body under `status`
    QByteArray location; ///< not empty: a redirect to it
    int redirectStatus = 302;
    QList<int> interim; ///< 1xx answers sent ahead
    QByteArray raw; ///< not empty: sent as is in place of everything, then the connection is closed
};

/// One request as the server saw it.
struct SeenRequest {
    QByteArray method;
    QString path; ///< with query
    Resource::Headers headers;
    int connection = 0; ///< connections are counted from 1
    qint64 bodyReceived = 0; ///< bytes of the request's own body
    QByteArray body; ///< its bytes, 64 MiB at most
    qint64 bodySent = 0; ///< bytes of the file given to the socket so far
    int status = 0; ///< of the answer; 0: none yet, or a raw one

    /// Value of the first header of that name (any case); null when there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

/// Bytes [offset, offset + length) of the endless body that belongs to `seed`.
[[nodiscard]] QByteArray bodyAt(quint64 seed, qint64 offset, qint64 length);
/// The same into a buffer.
void fillBody(quint64 seed, qint64 offset, char *bytes, qint64 length);

} // namespace tranship
