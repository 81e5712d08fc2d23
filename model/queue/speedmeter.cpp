// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/speedmeter.h"

namespace tranship {

void SpeedMeter::sample(std::chrono::milliseconds time, qint64 bytes)
{
    if (!m_samples.empty() && bytes < m_samples.back().bytes)
        m_samples.clear();
    m_samples.push_back({time, bytes});
    while (m_samples.size() > 2 && time - m_samples[1].time >= window)
        m_samples.pop_front();
}

qint64 SpeedMeter::speed() const
{
    if (m_samples.size() < 2)
        return 0;
    const auto elapsed = m_samples.back().time - m_samples.front().time;
    if (elapsed.count() <= 0)
        return 0;
    const qint64 bytes = m_samples.back().bytes - m_samples.front().bytes;
    return static_cast<qint64>(static_cast<double>(bytes) * 1000.0
                               / static_cast<double>(elapsed.count()));
}

} // namespace tranship
