// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/threads/scheduling.h"

#ifdef Q_OS_LINUX
#include <sched.h>
#include <sys/resource.h>

#include <atomic>
#endif

namespace tranship {

// POSIX counts niceness by process and knows no affinity; Linux has both for each thread.
#ifdef Q_OS_LINUX

namespace {

/// Where the threads of this process may run when none is kept anywhere.
struct Usual {
    Usual() : isKnown(sched_getaffinity(0, sizeof(set), &set) == 0) { }

    cpu_set_t set = {};
    bool isKnown;
};

/// First asked for by a thread that is about to be kept, and by none that was begun by a kept one.
const Usual &usual()
{
    static const Usual once;
    return once;
}

/// Whether any thread of the process was ever kept: no need to ask the system before.
std::atomic<bool> isAnyKept = false;
/// How many want the calling thread kept.
thread_local int keepers = 0;

void keep()
{
    // Always the same: threads begun earlier are there.
    static const int home = sched_getcpu();
    if (!usual().isKnown || home < 0)
        return;
    isAnyKept = true;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(home, &one);
    sched_setaffinity(0, sizeof(one), &one);
}

void release()
{
    if (isAnyKept)
        sched_setaffinity(0, sizeof(usual().set), &usual().set);
}

} // namespace

void giveWay()
{
    // Qt's priorities don't reach it: under Linux's usual scheduler they are all one.
    constexpr int niceness = 10;
    setpriority(PRIO_PROCESS, 0, niceness); // 0: the calling thread
}

OneProcessor::OneProcessor()
{
    if (keepers++ == 0)
        keep();
}

OneProcessor::~OneProcessor()
{
    if (--keepers == 0)
        release();
}

AnyProcessor::AnyProcessor()
{
    if (keepers > 0)
        release();
}

AnyProcessor::~AnyProcessor()
{
    if (keepers > 0)
        keep();
}

void leaveProcessor()
{
    release();
}

#else

void giveWay() { }

OneProcessor::OneProcessor() = default;
OneProcessor::~OneProcessor() = default;

AnyProcessor::AnyProcessor() = default;
AnyProcessor::~AnyProcessor() = default;

void leaveProcessor() { }

#endif

} // namespace tranship
