// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/device.h"

#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace tranship {

quint64 deviceOf(const QString &folder)
{
    QString path = folder;
    struct stat status = {};
    while (::stat(QFile::encodeName(path).constData(), &status) != 0) {
        const QString above = QFileInfo(path).path();
        if (above == path)
            return 0;
        path = above;
    }
    return status.st_dev;
}

quint64 mountLength(const QString &folder)
{
    QString path = folder;
    struct stat status = {};
    struct stat statusAbove = {};
    bool isThere = ::stat(QFile::encodeName(path).constData(), &status) == 0;
    for (QString above = QFileInfo(path).path(); above != path; above = QFileInfo(path).path()) {
        if (::stat(QFile::encodeName(above).constData(), &statusAbove) == 0) {
            if (isThere && status.st_dev != statusAbove.st_dev)
                break;
            isThere = true;
            status = statusAbove;
        }
        path = above;
    }
    return static_cast<quint64>(path.size());
}

} // namespace tranship
