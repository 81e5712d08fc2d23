// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/scriptedanswer.h"

#include <QRandomGenerator>

#include <algorithm>

namespace tranship {

namespace {

struct Span {
    qint64 from = 0;
    qint64 end = 0;
};

QByteArray headerLine(const QByteArray &name, const QByteArray &value)
{
    return name + QByteArray(": ") + value + QByteArray("\r\n");
}

QByteArray headerLines(const Resource::Headers &headers)
{
    QByteArray lines;
    for (const auto &[name, value] : headers)
        lines += headerLine(name, value);
    return lines;
}

QByteArray statusLine(int status)
{
    return QByteArray("HTTP/1.1 ") + QByteArray::number(status) + QByteArray(" Scripted\r\n");
}

Answer bareAnswer(int status, const QByteArray &headers, qint64 length = 0)
{
    Answer answer;
    answer.status = status;
    answer.length = length;
    answer.head = statusLine(status) + headers
        + headerLine("Content-Length", QByteArray::number(length)) + QByteArray("\r\n");
    return answer;
}

QByteArray etagOf(const Resource &resource, const ResourceState &state, int number)
{
    if (resource.etag.isEmpty())
        return {};
    QByteArray mark;
    if (state.version > 0)
        mark += "-v" + QByteArray::number(state.version);
    if (resource.changesEtag)
        mark += "-r" + QByteArray::number(number);
    QByteArray etag = resource.etag;
    return etag.insert(etag.endsWith('"') ? etag.size() - 1 : etag.size(), mark);
}

bool mayAnswerInPart(const Resource &resource, const QByteArray &etag, const SeenRequest &request)
{
    const QByteArray condition = request.header("If-Range");
    if (condition.isNull() || resource.ignoresIfRange)
        return true;
    if (condition.startsWith('"'))
        return condition == etag;
    return !condition.startsWith("W/") && condition == resource.lastModified;
}

/// The seed of Resource::Ranges::OtherBytes, which no version has.
constexpr quint64 strangeSeed = 0x5EED;

/// The span of "bytes=A-B", "bytes=A-" or "bytes=-N"; nullopt for anything else, which is ignored
/// then.
std::optional<Span> askedSpan(const QByteArray &range, qint64 size)
{
    if (!range.startsWith("bytes=") || range.contains(','))
        return {};
    const QList<QByteArray> ends = range.mid(6).split('-');
    if (ends.size() != 2)
        return {};
    if (ends.first().isEmpty())
        return Span{std::max<qint64>(0, size - ends.last().toLongLong()), size};
    const qint64 last = ends.last().isEmpty() ? size - 1 : ends.last().toLongLong();
    return Span{ends.first().toLongLong(), std::min(last + 1, size)};
}

QByteArray contentRange(const Resource &resource, const Span &span)
{
    const QByteArray part =
        QByteArray::number(span.from) + '-' + QByteArray::number(span.end - 1) + '/';
    switch (resource.ranges) {
    case Resource::Ranges::Missing:
        return {};
    case Resource::Ranges::Multipart:
        return headerLine("Content-Type", "multipart/byteranges; boundary=part");
    case Resource::Ranges::Garbage:
        return headerLine("Content-Range", "bytes of some kind");
    case Resource::Ranges::WrongTotal:
        return headerLine("Content-Range", "bytes " + part + QByteArray::number(resource.size + 1));
    case Resource::Ranges::OtherUnit:
        return headerLine("Content-Range", "items " + part + QByteArray::number(resource.size));
    case Resource::Ranges::UnknownTotal:
        return headerLine("Content-Range", "bytes " + part + '*');
    default:
        return headerLine("Content-Range", "bytes " + part + QByteArray::number(resource.size));
    }
}

QByteArray framingLines(const Resource &resource, qint64 length)
{
    switch (resource.framing) {
    case Resource::Framing::Length:
        return headerLine("Content-Length", QByteArray::number(length + resource.lengthError));
    case Resource::Framing::UntilClose:
        return headerLine("Connection", "close");
    default:
        return headerLine("Transfer-Encoding", "chunked");
    }
}

QByteArray fileLines(const Resource &resource, const QByteArray &etag)
{
    QByteArray lines;
    const Resource::Headers known{{"ETag", etag},
                                  {"Last-Modified", resource.lastModified},
                                  {"Content-Type", resource.contentType},
                                  {"Content-Disposition", resource.contentDisposition}};
    for (const auto &[name, value] : known) {
        if (!value.isEmpty())
            lines += headerLine(name, value);
    }
    if (resource.ranges == Resource::Ranges::Honest
        || resource.ranges == Resource::Ranges::Promised)
        lines += headerLine("Accept-Ranges", "bytes");
    if (resource.hugeHead > 0)
        lines += headerLine("X-Huge", QByteArray(resource.hugeHead, 'x'));
    return lines + headerLines(resource.headers);
}

Answer unsatisfiable(const Resource &resource, const QByteArray &etag)
{
    QByteArray lines = fileLines(resource, etag);
    if (resource.hasRangeIn416)
        lines += headerLine("Content-Range", "bytes */" + QByteArray::number(resource.size));
    return bareAnswer(416, lines);
}

Answer fileAnswer(const Resource &resource, const ResourceState &state, int number,
                  const SeenRequest &request)
{
    const QByteArray etag = etagOf(resource, state, number);
    std::optional<Span> span;
    const bool isDeaf = resource.ranges == Resource::Ranges::Ignored
        || resource.ranges == Resource::Ranges::Promised;
    if (!isDeaf && mayAnswerInPart(resource, etag, request))
        span = askedSpan(request.header("Range"), resource.size);
    if (!span && resource.ranges == Resource::Ranges::Unasked)
        span = Span{0, resource.size};
    if (span && span->from >= span->end)
        return unsatisfiable(resource, etag);
    if (span && resource.ranges == Resource::Ranges::Shifted)
        ++span->from;
    const Span sent = span.value_or(Span{0, resource.size});

    Answer answer;
    answer.status = span ? 206 : 200;
    answer.seed = span && resource.ranges == Resource::Ranges::OtherBytes
        ? strangeSeed
        : resource.seed + static_cast<quint64>(state.version);
    answer.offset = sent.from;
    answer.length = request.method == "HEAD" ? 0 : sent.end - sent.from;
    answer.framing = resource.framing;
    answer.bytesPerSecond = resource.bytesPerSecond;
    answer.closes = resource.closesAfterAnswer || resource.lengthError != 0
        || resource.framing > Resource::Framing::Chunked;
    answer.head = statusLine(answer.status) + fileLines(resource, etag)
        + (span ? contentRange(resource, sent) : QByteArray())
        + framingLines(resource, sent.end - sent.from) + QByteArray("\r\n");
    return answer;
}

Answer normalAnswer(const Resource &resource, const ResourceState &state, int number,
                    const SeenRequest &request)
{
    if (!resource.raw.isEmpty()) {
        Answer answer;
        answer.head = resource.raw;
        answer.closes = true;
        return answer;
    }
    if (!resource.location.isEmpty()) {
        return bareAnswer(resource.redirectStatus,
                          headerLine("Location", resource.location)
                              + headerLines(resource.headers));
    }
    const int refusals = number - resource.statusAfter;
    const bool isRefused =
        refusals > 0 && (resource.statusTimes < 0 || refusals <= resource.statusTimes);
    if (resource.status != 200 && isRefused) {
        return bareAnswer(resource.status, headerLines(resource.statusHeaders),
                          resource.statusBody);
    }
    return fileAnswer(resource, state, number, request);
}

/// Where the next cut of an answer of that length is; -1: it is not cut.
qint64 cutOf(const Resource &resource, const ResourceState &state, int number, qint64 length)
{
    if (resource.cutTimes >= 0 && state.cuts >= resource.cutTimes)
        return -1;
    if (resource.cutSeed && length > 0) {
        QRandomGenerator random(*resource.cutSeed + static_cast<quint32>(number));
        return static_cast<qint64>(random.generate64() % static_cast<quint64>(length));
    }
    return resource.cutAt && *resource.cutAt < length ? *resource.cutAt : -1;
}

} // namespace

Answer planAnswer(const Resource &resource, ResourceState &state, int number,
                  const SeenRequest &request)
{
    if (number - 1 == resource.changesAfter)
        ++state.version;
    Answer answer = normalAnswer(resource, state, number, request);
    for (const int status : resource.interim)
        answer.head.prepend(statusLine(status) + QByteArray("\r\n"));
    answer.cut = resource.cut;
    answer.closes = answer.closes || resource.closesAfterAnswer;
    answer.isBeforeBody = resource.answersBeforeBody;
    answer.bodyBytesPerSecond = resource.bodyBytesPerSecond;
    answer.isSwallowed = resource.swallowsAnswer;
    if (resource.bodyCutAt
        && (resource.bodyCutTimes < 0 || state.bodyCuts < resource.bodyCutTimes)) {
        answer.bodyCutAt = *resource.bodyCutAt;
        ++state.bodyCuts;
    }
    answer.cutAt = cutOf(resource, state, number, answer.length);
    if (answer.cutAt >= 0)
        ++state.cuts;
    if (resource.endsAt && *resource.endsAt < answer.offset + answer.length) {
        const qint64 end = std::max<qint64>(0, *resource.endsAt - answer.offset);
        answer.cutAt = answer.cutAt < 0 ? end : std::min(answer.cutAt, end);
    }
    return answer;
}

Answer notFoundAnswer()
{
    return bareAnswer(404, {});
}

std::optional<SeenRequest> takeRequest(QByteArray &received)
{
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return {};
    const QList<QByteArray> lines = received.left(end).replace("\r\n", "\n").split('\n');
    received.remove(0, end + 4);

    SeenRequest request;
    const QList<QByteArray> words = lines.first().split(' ');
    request.method = words.first();
    request.path = QString::fromUtf8(words.value(1));
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    return request;
}

} // namespace tranship
