// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/room.h"

#include "model/files/folder_posix.h"

namespace tranship {

qint64 allocatedBytes(const QString &folder, const QString &name)
{
    const Result<Folder> place = Folder::open(folder);
    FileStatus status;
    if (!place || !isPlainName(name) || !place->status(name, status))
        return 0;
    return status.allocated;
}

} // namespace tranship
