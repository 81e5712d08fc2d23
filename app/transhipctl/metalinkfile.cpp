// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transhipctl/metalinkfile.h"

#include "app/transhipctl/listfile.h"
#include "model/job/metalink.h"
#include "model/queue/requests.h"

#include <QJsonObject>

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

QJsonObject piecesJson(const PieceHashes &pieces)
{
    QJsonArray digests;
    for (const QByteArray &digest : pieces.digests) {
        digests.append(QString::fromLatin1(digest.toHex()));
    }
    return {{u"algorithm"_s, algorithmName(pieces.algorithm)},
            {u"length"_s, pieces.length},
            {u"digests"_s, digests}};
}

QJsonObject fileJson(const MetalinkFile &file, const QString &folder)
{
    QJsonArray mirrors;
    const qsizetype count = std::min(file.urls.size(), mostMirrors + 1);
    for (qsizetype index = 1; index < count; ++index) {
        mirrors.append(file.urls.at(index).toString(QUrl::FullyEncoded));
    }
    QJsonObject json{{u"url"_s, file.urls.constFirst().toString(QUrl::FullyEncoded)},
                     {u"path"_s, folder},
                     {u"name"_s, file.name},
                     {u"mirrors"_s, mirrors}};
    if (file.checksum) {
        json.insert("checksum"_L1, checksumText(*file.checksum));
        json.insert("checksumSource"_L1, u"Metalink"_s);
    }
    if (file.pieces.length > 0) {
        json.insert("pieces"_L1, piecesJson(file.pieces));
    }
    return json;
}

} // namespace

Result<QJsonArray> filesFromMetalink(const QByteArray &document, const QString &folder)
{
    const Result<QList<MetalinkFile>> described = parseMetalink(document);
    if (!described) {
        return failure(described.error());
    }
    QJsonArray files;
    for (const MetalinkFile &file : *described) {
        files.append(fileJson(file, folder));
    }
    return files;
}

Result<QJsonArray> filesFromMetalinkFile(const QString &path, const QString &folder)
{
    const Result<QByteArray> document = readInput(path, longestMetalink);
    return document ? filesFromMetalink(*document, folder)
                    : Result<QJsonArray>(failure(document.error()));
}

} // namespace tranship
