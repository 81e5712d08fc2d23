// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Preloaded into a program under test: ends it, as a power cut of the process would, at the n-th call that
// changes what is on disk. Armed by a file (TRANSHIP_KILL_AT names it) that holds n; calls before it is
// there are not counted.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;

static void count(void)
{
    const char *path = getenv("TRANSHIP_KILL_AT");
    const int descriptor = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    char text[32] = {0};
    if (descriptor < 0)
        return;
    const ssize_t length = read(descriptor, text, sizeof text - 1);
    close(descriptor);
    if (length > 0 && atomic_fetch_add(&calls, 1) + 1 >= atol(text))
        kill(getpid(), SIGKILL);
}

#define NEXT(type, name) ((type)dlsym(RTLD_NEXT, name))

int fsync(int descriptor)
{
    count();
    return NEXT(int (*)(int), "fsync")(descriptor);
}

int fdatasync(int descriptor)
{
    count();
    return NEXT(int (*)(int), "fdatasync")(descriptor);
}

int renameat2(int oldFolder, const char *oldPath, int newFolder, const char *newPath, unsigned flags)
{
    count();
    return NEXT(int (*)(int, const char *, int, const char *, unsigned), "renameat2")(
        oldFolder, oldPath, newFolder, newPath, flags);
}

int unlinkat(int folder, const char *path, int flags)
{
    count();
    return NEXT(int (*)(int, const char *, int), "unlinkat")(folder, path, flags);
}

int fchmod(int descriptor, mode_t mode)
{
    count();
    return NEXT(int (*)(int, mode_t), "fchmod")(descriptor, mode);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off64_t offset)
{
    count();
    return NEXT(ssize_t (*)(int, const void *, size_t, off64_t), "pwrite64")(descriptor, bytes, length,
                                                                             offset);
}
