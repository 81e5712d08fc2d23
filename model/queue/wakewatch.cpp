// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/wakewatch.h"

#include <utility>

namespace tranship {

namespace {

/// The network itself needs some seconds after a sleep.
constexpr std::chrono::seconds timeToMove{5};

} // namespace

WakeWatch::WakeWatch(Clock &clock) : m_clock(clock), m_last(beat()) { }

Heartbeat WakeWatch::beat() const
{
    return {m_clock.now(), m_clock.monotonic(), m_clock.timeAsleep()};
}

bool WakeWatch::hasWoken()
{
    const Heartbeat before = std::exchange(m_last, beat());
    return hasSlept(before, m_last);
}

void WakeWatch::suspect(Progress running)
{
    m_suspects = std::move(running);
    m_verdictDue = m_clock.monotonic() + timeToMove;
}

bool WakeWatch::isVerdictDue() const
{
    return !m_suspects.isEmpty() && m_clock.monotonic() >= m_verdictDue;
}

QList<JobId> WakeWatch::takeDead(const Progress &running)
{
    QList<JobId> dead;
    const Progress suspects = std::exchange(m_suspects, {});
    for (auto it = suspects.cbegin(); it != suspects.cend(); ++it) {
        const auto now = running.constFind(it.key());
        if (now != running.cend() && *now == it.value())
            dead.append(it.key());
    }
    return dead;
}

} // namespace tranship
