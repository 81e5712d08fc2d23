// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/listreading.h"

#include "model/job/linklist.h"
#include "model/job/metalink.h"
#include "ui/dialogs/candidatewords.h"
#include "ui/wording/wording.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QThread>

#include <functional>
#include <memory>

namespace tranship {

namespace {

struct Reading {
    QList<WantedFile> files;
    int skipped = 0;
    QString reason; ///< why there are none
    QString detail;
};

Reading refusedFor(const Error &error)
{
    return {{}, 0, errorText(error), error.detail};
}

WantedFile wantedFrom(const MetalinkFile &described)
{
    NewFile file;
    file.url = described.urls.constFirst().toString(QUrl::FullyEncoded);
    file.name = described.name;
    for (const QUrl &mirror : described.urls.mid(1, mostMirrors))
        file.mirrors.append(mirror.toString(QUrl::FullyEncoded));
    if (described.checksum) {
        file.checksum = checksumText(*described.checksum);
        file.checksumSource = QStringLiteral("Metalink");
    }
    file.pieces = described.pieces;
    return {file, {}, described.size};
}

Reading readMetalink(const QByteArray &document)
{
    const Result<QList<MetalinkFile>> described = parseMetalink(document);
    if (!described)
        return refusedFor(described.error());
    Reading reading;
    for (const MetalinkFile &file : *described)
        reading.files.append(wantedFrom(file));
    return reading;
}

Reading readList(const QByteArray &document, ListForm form)
{
    const auto list = parseLinkList(document, form);
    if (!list)
        return {{}, 0, linkListText(list.error()), {}};
    Reading reading;
    reading.skipped = list->skipped;
    for (const ListedLink &link : list->links) {
        NewFile file;
        file.url = link.url;
        file.checksum = link.checksum;
        reading.files.append({file, link.name, unknownSize});
    }
    return reading;
}

bool isMetalink(const QString &path, const QByteArray &document)
{
    return isMetalinkName(QFileInfo(path).fileName()) || document.left(1024).contains("<metalink");
}

QString firstFile(const QMimeData *data, const std::function<bool(const QString &)> &isWanted)
{
    const QList<QUrl> urls = data == nullptr ? QList<QUrl>() : data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile() && isWanted(url.fileName()))
            return url.toLocalFile();
    }
    return {};
}

Reading readFile(const QString &path)
{
    static_assert(longestMetalink == longestLinkList);
    QFile file(path);
    const auto failed = [&](ErrorCode code) {
        return refusedFor(makeError(code, ErrorContext::LocalFile,
                                    path + QStringLiteral(": ") + file.errorString()));
    };
    // a pipe or a device would be read for ever
    if (!QFileInfo(path).isFile() || !file.open(QFile::ReadOnly))
        return failed(ErrorCode::FileNotFound);
    const QByteArray document = file.read(longestMetalink + 1); // one more tells it is too long
    if (file.error() != QFile::NoError)
        return failed(ErrorCode::InputOutput);
    return isMetalink(path, document)
        ? readMetalink(document)
        : readList(document, isTableName(path) ? ListForm::Table : ListForm::Guessed);
}

} // namespace

void ListReading::begin(const QString &path)
{
    const auto result = std::make_shared<Reading>();
    QThread *thread = QThread::create([path, result] { *result = readFile(path); });
    connect(thread, &QThread::finished, this, [this, path, result] {
        if (result->reason.isEmpty())
            Q_EMIT listed(path, result->files, result->skipped);
        else
            Q_EMIT refused(path, result->reason, result->detail);
    });
    connect(thread, &QThread::finished, thread, &QThread::deleteLater);
    thread->start();
}

QString metalinkIn(const QMimeData *data)
{
    return firstFile(data, [](const QString &name) { return isMetalinkName(name); });
}

QString linkListIn(const QMimeData *data)
{
    return firstFile(data, isLinkListName);
}

} // namespace tranship
