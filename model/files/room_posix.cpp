// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/room.h"

#include "model/files/folder_posix.h"

namespace tranship {

namespace {

/// The unit of st_blocks, whatever the file system's own is.
constexpr qint64 statusBlock = 512;

} // namespace

qint64 allocatedBytes(const QString &folder, const QString &name)
{
    const Result<Folder> place = Folder::open(folder);
    struct stat status = {};
    if (!place || !isPlainName(name) || !place->status(name, status))
        return 0;
    return static_cast<qint64>(status.st_blocks) * statusBlock;
}

} // namespace tranship
