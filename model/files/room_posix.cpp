// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/room.h"

#include "model/files/device.h"
#include "model/files/folder_posix.h"

#include <algorithm>

namespace tranship {

qint64 neededBeside(const QString &folder, const RoomNeeds &needs)
{
    qint64 bytes = 0;
    if (!needs.unbegun.isEmpty())
        bytes = needs.unbegun.value(folder.left(static_cast<qsizetype>(mountLength(folder))));
    const quint64 device = needs.begun.isEmpty() ? 0 : deviceOf(folder);
    for (const RoomNeeds::Part &part : needs.begun) {
        if (part.device == device)
            bytes += std::max<qint64>(0, part.total - allocatedBytes(part.folder, part.name));
    }
    return bytes;
}

qint64 allocatedBytes(const QString &folder, const QString &name)
{
    const Result<Folder> place = Folder::open(folder);
    FileStatus status;
    if (!place || !isPlainName(name) || !place->status(name, status))
        return 0;
    return status.allocated;
}

} // namespace tranship
