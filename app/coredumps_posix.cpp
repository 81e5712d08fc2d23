// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/coredumps.h"

#include <QtGlobal>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace tranship {

void keepMemoryOutOfCoreDumps()
{
    // No dump at all where it would be a file. One that goes to a program is written in spite of
    // the limit (core(5)), so on Linux its contents are left out too.
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#ifdef Q_OS_LINUX
    const int filter = ::open("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);
    if (filter < 0)
        return;
    const char nothing = '0';
    [[maybe_unused]] const ssize_t written = ::write(filter, &nothing, 1);
    ::close(filter);
#endif
}

} // namespace tranship
