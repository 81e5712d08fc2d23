// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/nextcloudserver.h"

#include <QDateTime>
#include <QLocale>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

const QString filesRoot = u"/remote.php/dav/files/ann/"_s;
const QString uploadsRoot = u"/remote.php/dav/uploads/ann/"_s;
constexpr qsizetype leastChunk = 5 * 1024 * 1024;
constexpr int mostChunks = 10'000;

QByteArray response(const QString &href, qint64 length, qint64 modified)
{
    const QString date = QLocale::c().toString(QDateTime::fromSecsSinceEpoch(modified, Qt::UTC),
                                               u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    return "<d:response><d:href>" + href.toLatin1()
        + "</d:href><d:propstat><d:prop>"
          "<d:getcontentlength>"
        + QByteArray::number(length)
        + "</d:getcontentlength>"
          "<d:getlastmodified>"
        + date.toLatin1()
        + "</d:getlastmodified><d:resourcetype/></d:prop>"
          "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>";
}

QByteArray folderResponse(const QString &href)
{
    return "<d:response><d:href>" + href.toLatin1()
        + "</d:href><d:propstat><d:prop>"
          "<d:resourcetype><d:collection/></d:resourcetype></d:prop>"
          "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>";
}

BodyAnswer multistatus(const QByteArray &responses)
{
    return {207,
            {{"Content-Type", "application/xml; charset=utf-8"}},
            "<?xml version=\"1.0\"?><d:multistatus xmlns:d=\"DAV:\">" + responses
                + "</d:multistatus>"};
}

/// Below the user's folder; empty when it is none. Nextcloud, too, looks at the path alone.
QString fileName(const QByteArray &destination)
{
    const QString path = QUrl(QString::fromLatin1(destination)).path(QUrl::FullyEncoded);
    return path.startsWith(filesRoot) ? path.mid(filesRoot.size()) : QString();
}

QString withoutSlash(const QString &name)
{
    return name.endsWith(u'/') ? name.chopped(1) : name;
}

} // namespace

BodyAnswer NextcloudServer::answer(const BodyRequest &request)
{
    if (m_longestBody > 0 && request.body.size() > m_longestBody)
        return {413};
    if (request.path.startsWith(filesRoot))
        return answerOfFile(request, request.path.mid(filesRoot.size()));
    if (request.path.startsWith(uploadsRoot))
        return answerOfUpload(request, request.path.mid(uploadsRoot.size()));
    return {404};
}

bool NextcloudServer::hasFolder(const QString &folder) const
{
    return folder.isEmpty() || m_folders.contains(folder);
}

BodyAnswer NextcloudServer::answerOfFile(const BodyRequest &request, const QString &name)
{
    const QString plain = withoutSlash(name);
    const QString parent = plain.contains(u'/') ? plain.section(u'/', 0, -2) : QString();
    if (request.method == "MKCOL") {
        if (hasFolder(plain) || m_files.contains(plain))
            return {405};
        if (!hasFolder(parent))
            return {409};
        m_folders.insert(plain);
        return {201};
    }
    if (request.method == "PUT") {
        if (!hasFolder(parent))
            return {409};
        const bool isNew = !m_files.contains(plain);
        m_files.insert(plain, {request.body, 0});
        return {isNew ? 201 : 204};
    }
    const auto file = m_files.constFind(plain);
    if (file == m_files.cend() && !hasFolder(plain))
        return {404};
    if (request.method == "PROPFIND" && file == m_files.cend())
        return multistatus(folderResponse(request.path));
    if (request.method == "PROPFIND")
        return multistatus(response(request.path, file->content.size(), file->modified));
    return {405};
}

BodyAnswer NextcloudServer::answerOfUpload(const BodyRequest &request, const QString &name)
{
    const QString folder = name.section(u'/', 0, 0);
    const QString chunk = name.section(u'/', 1);
    if (request.method == "MKCOL") {
        if (m_uploads.contains(folder))
            return {405};
        if (fileName(request.header("Destination")).isEmpty())
            return {400};
        m_uploads.insert(folder, {request.header("Destination"), {}});
        return {201};
    }
    if (!m_uploads.contains(folder))
        return {404};
    if (request.method == "PROPFIND")
        return list(folder);
    if (request.header("Destination") != m_uploads.value(folder).destination)
        return {400};
    if (request.method == "PUT")
        return putChunk(request, folder, chunk);
    if (request.method == "MOVE" && chunk == u".file"_s)
        return join(request, folder);
    if (request.method != "DELETE")
        return {405};
    m_uploads.remove(folder);
    return {204};
}

BodyAnswer NextcloudServer::putChunk(const BodyRequest &request, const QString &folder,
                                     const QString &chunk)
{
    bool isNumber = false;
    const int number = chunk.toInt(&isNumber);
    if (!isNumber || number < 1 || number > mostChunks)
        return {400};
    auto &chunks = m_uploads[folder].chunks;
    const bool isNew = !chunks.contains(number);
    chunks.insert(number, request.body);
    m_chunks += chunk;
    return {isNew ? 201 : 204};
}

BodyAnswer NextcloudServer::list(const QString &folder) const
{
    const QString path = uploadsRoot + folder + u'/';
    QByteArray responses = folderResponse(path);
    const auto &chunks = *m_uploads.constFind(folder);
    qint64 total = 0;
    for (auto chunk = chunks.chunks.cbegin(); chunk != chunks.chunks.cend(); ++chunk) {
        const QString name = u"%1"_s.arg(chunk.key(), 5, 10, QChar(u'0'));
        responses += response(path + name, chunk->size(), 1);
        total += chunk->size();
    }
    return multistatus(responses + response(path + u".file"_s, total, 1));
}

BodyAnswer NextcloudServer::join(const BodyRequest &request, const QString &folder)
{
    const Upload upload = m_uploads.value(folder);
    QByteArray content;
    for (auto chunk = upload.chunks.cbegin(); chunk != upload.chunks.cend(); ++chunk) {
        const bool isLast = std::next(chunk) == upload.chunks.cend();
        if (chunk->size() < leastChunk && !isLast)
            return {400};
        content += *chunk;
    }
    if (request.header("OC-Total-Length").toLongLong() != content.size())
        return {400};
    const QString name = fileName(upload.destination);
    const QString parent = name.contains(u'/') ? name.section(u'/', 0, -2) : QString();
    if (!hasFolder(parent))
        return {409};
    const bool isNew = !m_files.contains(name);
    m_files.insert(name, {content, request.header("X-OC-MTime").toLongLong()});
    m_uploads.remove(folder);
    return {isNew ? 201 : 204, {{"X-OC-MTime", "accepted"}}};
}

} // namespace tranship
