// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/downloadfolder.h"

#include "model/files/makefolders.h"
#include "model/files/publish.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace tranship {

namespace {

QString above(const QString &folder)
{
    return QFileInfo(QDir::cleanPath(folder)).path();
}

} // namespace

DownloadFolder::DownloadFolder()
{
    const QString path = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    if (!path.isEmpty())
        m_path = QDir::cleanPath(path);
}

bool DownloadFolder::is(const QString &folder) const
{
    return !m_path.isEmpty() && QDir::cleanPath(folder) == m_path;
}

/// A link that leads nowhere is no missing folder: somebody put it there.
bool DownloadFolder::isToBeMade(const QString &folder) const
{
    if (!is(folder))
        return false;
    const QFileInfo info(m_path);
    return !info.exists() && !info.isSymLink();
}

Done DownloadFolder::check(const QString &folder) const
{
    return checkFolder(nearestThere(folder));
}

Done DownloadFolder::make(const QString &folder) const
{
    if (!isToBeMade(folder))
        return {};
    return makeFolders(above(m_path), QFileInfo(m_path).fileName());
}

QString DownloadFolder::nearestThere(const QString &folder) const
{
    return isToBeMade(folder) ? above(folder) : folder;
}

} // namespace tranship
