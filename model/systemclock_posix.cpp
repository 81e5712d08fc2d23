// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/systemclock.h"

#include <QRandomGenerator>

#include <ctime>
#include <pwd.h>
#include <unistd.h>

namespace tranship {

namespace {

std::chrono::milliseconds read(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return std::chrono::milliseconds(time.tv_sec * 1000 + time.tv_nsec / 1'000'000);
}

} // namespace

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

QTimeZone SystemClock::timeZone() const
{
    return QTimeZone::systemTimeZone();
}

std::chrono::milliseconds SystemClock::monotonic() const
{
#ifdef CLOCK_BOOTTIME
    return read(CLOCK_BOOTTIME);
#else
    return read(CLOCK_MONOTONIC);
#endif
}

std::chrono::milliseconds SystemClock::timeAsleep() const
{
#if defined(CLOCK_BOOTTIME)
    return read(CLOCK_BOOTTIME) - read(CLOCK_MONOTONIC);
#elif defined(CLOCK_UPTIME_RAW)
    return read(CLOCK_MONOTONIC) - read(CLOCK_UPTIME_RAW);
#else
    return {};
#endif
}

double SystemClock::random()
{
    return QRandomGenerator::global()->generateDouble();
}

QString currentUser()
{
    if (const passwd *entry = getpwuid(geteuid()))
        return QString::fromLocal8Bit(entry->pw_name);
    return QString::number(geteuid());
}

} // namespace tranship
