// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/originmark.h"

#ifdef Q_OS_MACOS
#include <ctime>
#endif

#include <sys/xattr.h>

namespace tranship {

void markOrigin(int file, const QByteArray &url)
{
    if (url.isEmpty())
        return;
#if defined(Q_OS_LINUX)
    [[maybe_unused]] const int marked = ::fsetxattr(file, "user.xdg.origin.url", url.constData(),
                                                    static_cast<size_t>(url.size()), 0);
#elif defined(Q_OS_MACOS)
    // 0x0083: asked for by a person, not opened yet; then the time and who brought it.
    const QByteArray value =
        "0083;" + QByteArray::number(static_cast<qlonglong>(std::time(nullptr)), 16) + ";Tranship;";
    [[maybe_unused]] const int marked = ::fsetxattr(file, "com.apple.quarantine", value.constData(),
                                                    static_cast<size_t>(value.size()), 0, 0);
#endif
}

} // namespace tranship
