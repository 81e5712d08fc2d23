// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/patiencetimer.h"

namespace tranship {

using namespace std::chrono_literals;

PatienceTimer::PatienceTimer()
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PatienceTimer::look);
}

void PatienceTimer::start(std::chrono::milliseconds interval)
{
    m_deadline.setRemainingTime(interval);
    if (!m_timer.isActive() || m_deadline < m_alarm)
        arm(interval);
}

void PatienceTimer::stop()
{
    m_timer.stop();
}

void PatienceTimer::look()
{
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(m_deadline.remainingTimeAsDuration());
    if (left > 0ms)
        arm(left);
    else
        Q_EMIT timeout();
}

void PatienceTimer::arm(std::chrono::milliseconds interval)
{
    m_alarm.setRemainingTime(interval);
    m_timer.start(interval);
}

} // namespace tranship
