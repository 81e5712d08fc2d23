// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/makefolders.h"

#include "model/files/folder_posix.h"

#include <QFile>
#include <QStringList>

#include <fcntl.h>
#include <sys/stat.h>

namespace tranship {

namespace {

Result<Folder> enteredOrMade(const Folder &above, const QString &name)
{
    const QByteArray encoded = QFile::encodeName(name);
    const int made =
        uninterrupted([&] { return ::mkdirat(above.number(), encoded.constData(), 0777); });
    if (made != 0 && errno != EEXIST)
        return above.failed(errno, name);
    if (made == 0) {
        if (Done synced = above.sync(); !synced)
            return failure(synced.error());
    }
    return above.enter(name);
}

} // namespace

Done makeFolders(const QString &base, const QString &relative)
{
    Result<Folder> folder = Folder::open(base);
    if (!folder)
        return failure(folder.error());
    const QStringList names = relative.isEmpty() ? QStringList() : relative.split(u'/');
    for (const QString &name : names) {
        if (!isPlainName(name))
            return failure(ErrorCode::InvalidArgument, ErrorContext::LocalFile,
                           QStringLiteral("not a folder's name: %1").arg(name));
        Result<Folder> below = enteredOrMade(*folder, name);
        if (!below)
            return failure(below.error());
        *folder = std::move(*below);
    }
    return {};
}

} // namespace tranship
