// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/portable.h"

#include "model/store/programfolder.h"

#include <QDir>
#include <QFile>
#include <QStorageInfo>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestMarker = 4096;

/// Of a path on a file system, without the root of that.
QString belowMount(const DataPlace &place)
{
    return place.folder.mid(place.mount == u"/" ? 0 : place.mount.size());
}

} // namespace

QString portableDataFolder(const QByteArray &marker, const QString &markerFolder)
{
    const QList<QByteArray> lines = marker.split('\n');
    for (const QByteArray &line : lines) {
        const QByteArray trimmed = line.trimmed();
        if (trimmed.startsWith("data=") && trimmed.size() > 5) {
            const QString path = QString::fromUtf8(trimmed.mid(5));
            return QDir::cleanPath(QDir(markerFolder).absoluteFilePath(path));
        }
    }
    return {};
}

QString portableDataFolder()
{
    const QString folder = programFolder();
    QFile marker(folder + u"/tranship-portable.conf"_s);
    if (folder.isEmpty() || !marker.open(QIODevice::ReadOnly))
        return {};
    return portableDataFolder(marker.read(largestMarker), folder);
}

Move moveBetween(const DataPlace &before, const DataPlace &now)
{
    if (before.folder == now.folder || before.folder.isEmpty())
        return {};
    const bool isRemounted = before.mount != now.mount && before.mount != u"/" && now.mount != u"/"
        && belowMount(before) == belowMount(now);
    if (isRemounted)
        return {before.mount, now.mount};
    return {QFileInfo(before.folder).path(), QFileInfo(now.folder).path()};
}

DataPlace dataPlaceOf(const QString &folder)
{
    const QString real = QFileInfo(folder).canonicalFilePath();
    return {real, QStorageInfo(real).rootPath()};
}

} // namespace tranship
