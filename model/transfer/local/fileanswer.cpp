// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/local/fileanswer.h"

#include "model/job/validator.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace tranship {

namespace {

constexpr int ok = 200;
constexpr int partialContent = 206;
constexpr int rangeNotSatisfiable = 416;

QByteArray etagOf(const SourceVersion &version)
{
    const auto hex = [](auto number) { return QByteArray::number(qulonglong(number), 16); };
    const QByteArray tag = '"' + hex(version.inode) + '-' + hex(version.size) + '-'
        + hex(version.modified.count()) + '"';
    return version.isSettled ? tag : "W/" + tag;
}

QByteArray httpDate(std::chrono::nanoseconds time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const QDateTime utc = QDateTime::fromSecsSinceEpoch(seconds.count(), Qt::UTC);
    return QLocale::c().toString(utc, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1();
}

} // namespace

FileAnswer fileAnswer(const TransferRequest &request, const SourceVersion &version)
{
    const QByteArray etag = etagOf(version);
    const QByteArray size = QByteArray::number(version.size);
    FileAnswer answer;
    answer.head.status = ok;
    answer.head.url = request.url;
    answer.head.headers = {{"ETag", etag}, {"Accept-Ranges", "bytes"}};
    if (version.isSettled)
        answer.head.headers.append({"Last-Modified", httpDate(version.modified)});
    answer.end = version.size;

    // If-Range compares strongly (RFC 9110, section 13.1.5). A date would tell less than our ETag.
    const bool isSame =
        request.ifRange.isEmpty() || (isStrongEtag(etag) && request.ifRange == etag);
    const bool wantsRange = request.wantsRange || request.from > 0 || request.end >= 0;
    if (wantsRange && isSame) {
        answer.begin = request.from;
        if (request.end >= 0)
            answer.end = std::min(request.end, version.size);
        const bool isThere = answer.begin < answer.end;
        answer.head.status = isThere ? partialContent : rangeNotSatisfiable;
        const QByteArray range =
            QByteArray::number(answer.begin) + '-' + QByteArray::number(answer.end - 1);
        answer.head.headers.append(
            {"Content-Range", "bytes " + (isThere ? range : "*") + '/' + size});
        if (!isThere)
            answer.end = answer.begin;
    }
    answer.head.headers.append({"Content-Length", QByteArray::number(answer.end - answer.begin)});
    return answer;
}

} // namespace tranship
