// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/davanswers.h"

#include "model/job/fieldlist.h"
#include "model/job/httpheaders.h"
#include "model/transfer/upload/uploadanswers.h"

#include <QXmlStreamReader>

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr auto davNamespace = "DAV:"_L1;

/// Section 9.1.1, with no more than is read.
constexpr auto propfindBody = R"(<?xml version="1.0" encoding="utf-8"?>
<propfind xmlns="DAV:"><prop><getcontentlength/><getlastmodified/><resourcetype/></prop></propfind>
)";

bool isElement(const QXmlStreamReader &xml, QLatin1String name)
{
    return xml.namespaceUri() == davNamespace && xml.name() == name;
}

QString textOf(QXmlStreamReader &xml)
{
    return xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
}

/// "HTTP/1.1 200 OK"; 0 when it is none.
int statusOf(const QString &line)
{
    return line.section(u' ', 1, 1).toInt();
}

void readProperties(QXmlStreamReader &xml, DavResource &resource)
{
    while (xml.readNextStartElement()) {
        if (isElement(xml, "getcontentlength"_L1)) {
            resource.length = parseContentLength(textOf(xml).toLatin1()).value_or(-1);
        } else if (isElement(xml, "getlastmodified"_L1)) {
            resource.modified = parseHttpDate(textOf(xml).toLatin1());
        } else if (isElement(xml, "resourcetype"_L1)) {
            while (xml.readNextStartElement()) {
                resource.isFolder = resource.isFolder || isElement(xml, "collection"_L1);
                xml.skipCurrentElement();
            }
        } else {
            xml.skipCurrentElement();
        }
    }
}

/// A propstat: its properties count only with a status of success, which may stand behind them.
void readPropertyStatus(QXmlStreamReader &xml, DavResource &resource)
{
    DavResource read = resource;
    int status = 0;
    while (xml.readNextStartElement()) {
        if (isElement(xml, "prop"_L1))
            readProperties(xml, read);
        else if (isElement(xml, "status"_L1))
            status = statusOf(textOf(xml));
        else
            xml.skipCurrentElement();
    }
    if (status == 200)
        resource = read;
}

std::optional<DavResource> readResponse(QXmlStreamReader &xml, const QUrl &base)
{
    DavResource resource;
    int status = 200;
    while (xml.readNextStartElement()) {
        if (isElement(xml, "href"_L1))
            resource.url = base.resolved(QUrl(textOf(xml), QUrl::TolerantMode));
        else if (isElement(xml, "propstat"_L1))
            readPropertyStatus(xml, resource);
        else if (isElement(xml, "status"_L1))
            status = statusOf(textOf(xml));
        else
            xml.skipCurrentElement();
    }
    return status == 200 && resource.url.isValid() ? std::optional(resource) : std::nullopt;
}

tl::unexpected<Error> noMultistatus(const QUrl &base)
{
    return failure(ErrorCode::InvalidServerResponse, ErrorContext::RemoteFile,
                   base.host() + u": no multistatus"_s);
}

QString plainPath(const QUrl &url)
{
    QString path = url.path(QUrl::FullyDecoded);
    while (path.size() > 1 && path.endsWith(u'/'))
        path.chop(1);
    return path;
}

bool hasPart(QByteArrayView value, QByteArrayView wanted)
{
    const auto parts = fieldParts(value, ',');
    return std::any_of(parts.begin(), parts.end(), [wanted](QByteArrayView part) {
        return part.compare(wanted, Qt::CaseInsensitive) == 0;
    });
}

/// A repeated header is one list (RFC 9110, section 5.3).
QByteArray wholeHeader(const ResponseHead &head, QByteArrayView name)
{
    QByteArray whole;
    for (const auto &[key, value] : head.headers) {
        if (name.compare(key, Qt::CaseInsensitive) == 0)
            whole += (whole.isEmpty() ? "" : ", ") + value;
    }
    return whole;
}

} // namespace

Result<QList<DavResource>> davResources(const QByteArray &body, const QUrl &base)
{
    QXmlStreamReader xml(body);
    QList<DavResource> resources;
    while (xml.readNext() != QXmlStreamReader::StartElement) {
        if (xml.atEnd() || xml.isDTD())
            return noMultistatus(base);
    }
    if (!isElement(xml, "multistatus"_L1))
        return noMultistatus(base);
    while (xml.readNextStartElement()) {
        if (!isElement(xml, "response"_L1)) {
            xml.skipCurrentElement();
            continue;
        }
        if (const auto resource = readResponse(xml, base))
            resources.append(*resource);
    }
    if (xml.hasError())
        return noMultistatus(base);
    return resources;
}

UploadRequest davQuestion(const QUrl &url, int depth)
{
    UploadRequest request = question("PROPFIND", url, propfindBody);
    request.headers = {{"Depth", QByteArray::number(depth)},
                       {"Content-Type", "application/xml; charset=utf-8"}};
    return request;
}

UploadRequest davMove(const QUrl &from, const QUrl &to)
{
    UploadRequest request = question("MOVE", from);
    request.headers = {{"Destination", to.toEncoded()}, {"Overwrite", "T"}};
    // Some servers copy, and then the size of the file counts.
    request.answerTimeout = std::chrono::minutes(30);
    return request;
}

bool isDavServer(const ResponseHead &head)
{
    if (head.status != 200 && head.status != 204)
        return false;
    const QByteArray allowed = wholeHeader(head, "Allow");
    const bool canMove = allowed.isEmpty() || hasPart(allowed, "MOVE") || hasPart(allowed, "MKCOL");
    return canMove && hasPart(wholeHeader(head, "DAV"), "1");
}

QUrl folderOf(const QUrl &url)
{
    QString path = url.path(QUrl::FullyEncoded);
    while (path.size() > 1 && path.endsWith(u'/'))
        path.chop(1);
    QUrl folder = url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    folder.setPath(path.left(path.lastIndexOf(u'/') + 1), QUrl::StrictMode);
    return folder;
}

bool isSameResource(const QUrl &one, const QUrl &other)
{
    return plainPath(one) == plainPath(other);
}

} // namespace tranship
