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

} // namespace tranship
