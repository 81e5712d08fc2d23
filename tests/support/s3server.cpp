// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/s3server.h"

#include <QCryptographicHash>
#include <QUrlQuery>
#include <QXmlStreamReader>

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

const QString key = u"/bucket/k%20ey"_s;
constexpr qsizetype leastPart = 5 * 1024 * 1024;

QString signature(const QByteArray &method, const QString &query)
{
    const QByteArray text = "secret " + method + ' ' + key.toLatin1() + '?' + query.toLatin1();
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

QString signedQuery(const QByteArray &method, const QString &query)
{
    return (query.isEmpty() ? QString() : QString(query + u'&')) + u"X-Amz-Signature="_s
        + signature(method, query);
}

QByteArray tagOf(const QByteArray &part)
{
    return '"' + QCryptographicHash::hash(part, QCryptographicHash::Md5).toHex() + '"';
}

BodyAnswer error(int status, const QByteArray &code)
{
    return {status,
            {{"Content-Type", "application/xml"}},
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code
                + "</Code><Message>As scripted</Message></Error>"};
}

} // namespace

QUrl S3Server::partUrl(int number) const
{
    const QString query =
        u"partNumber=%1&uploadId=up%2F1"_s.replace(u"%1"_s, QString::number(number));
    return url(key + u'?' + signedQuery("PUT", query));
}

QUrl S3Server::signedUrl(const QByteArray &method) const
{
    return url(key + u'?' + signedQuery(method, u"uploadId=up%2F1"_s));
}

QUrl S3Server::putUrl() const
{
    return url(key + u'?' + signedQuery("PUT", {}));
}

BodyAnswer S3Server::answer(const BodyRequest &request)
{
    const QString signedPart = request.query.section(u'&', 0, -2);
    if (request.path != key || request.query != signedQuery(request.method, signedPart))
        return error(403, "SignatureDoesNotMatch");
    const QUrlQuery query(signedPart);
    const int number = query.queryItemValue(u"partNumber"_s).toInt();
    if (signedPart.isEmpty()) {
        m_object = request.body;
        return {200, {{"ETag", tagOf(request.body)}, {"x-amz-request-id", "1"}}};
    }
    if (!m_isOpen)
        return error(404, "NoSuchUpload");
    if (request.method == "PUT")
        return putPart(request, number);
    if (request.method == "POST")
        return complete(request.body);
    m_isOpen = false;
    m_parts.clear();
    return {204};
}

BodyAnswer S3Server::putPart(const BodyRequest &request, int number)
{
    m_parts.insert(number, request.body);
    m_order.append(number);
    return {200, {{"ETag", tagOf(request.body)}, {"x-amz-request-id", "1"}}};
}

BodyAnswer S3Server::complete(const QByteArray &list)
{
    if (m_failures > 0) {
        --m_failures;
        return error(200, "InternalError");
    }
    QXmlStreamReader xml(list);
    QByteArray content;
    int number = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement
            || xml.name() == u"CompleteMultipartUpload"_s || xml.name() == u"Part"_s)
            continue;
        if (xml.name() == u"PartNumber"_s) {
            const int next = xml.readElementText().toInt();
            if (next <= number)
                return error(400, "InvalidPartOrder");
            if (number > 0 && m_parts.value(number).size() < leastPart)
                return error(400, "EntityTooSmall");
            number = next;
        } else if (xml.readElementText().toLatin1() != tagOf(m_parts.value(number))
                   || !m_parts.contains(number)) {
            return error(400, "InvalidPart");
        } else {
            content += m_parts.value(number);
        }
    }
    if (xml.hasError() || number == 0)
        return error(400, "MalformedXML");
    m_object = content;
    m_isOpen = false;
    return {200,
            {{"Content-Type", "application/xml"}},
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\n<CompleteMultipartUploadResult "
            "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><ETag>\"x-1\"</ETag>"
            "</CompleteMultipartUploadResult>"};
}

} // namespace tranship
