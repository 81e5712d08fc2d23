// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/sharedfolder.h"

#include <QFile>

#include <sys/stat.h>

namespace tranship {

bool isSharedFolder(const QString &folder)
{
    constexpr mode_t wanted = S_ISGID | S_IWGRP | S_IXGRP;
    struct stat status = {};
    return ::stat(QFile::encodeName(folder).constData(), &status) == 0
        && (status.st_mode & wanted) == wanted && (status.st_mode & S_IWOTH) == 0;
}

void shareLikeFolder(int descriptor, const QString &folder)
{
    // whose file it is already has given the right; the system says no to the others
    if (isSharedFolder(folder))
        (void)::fchmod(descriptor, S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP);
}

} // namespace tranship
