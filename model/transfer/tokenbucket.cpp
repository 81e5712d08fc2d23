// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/tokenbucket.h"

#include <algorithm>
#include <limits>

namespace tranship {

namespace {

constexpr std::chrono::milliseconds depthAtRest{100};
constexpr std::chrono::milliseconds depthWhenShort{500};
constexpr qint64 largestSmallGrant = 4096;

} // namespace

void TokenBucket::setRate(std::optional<qint64> rate)
{
    if (rate == m_rate)
        return;
    m_rate = rate;
    const qint64 most = rate.value_or(0) * depthAtRest.count();
    m_thousandths = std::min(m_thousandths, most);
}

void TokenBucket::fill(std::chrono::milliseconds now)
{
    const auto passed = now - m_filled.value_or(now);
    m_filled = now;
    if (!m_rate || passed.count() == 0)
        return;
    const auto depth = m_isShort ? depthWhenShort : depthAtRest;
    const qint64 most = std::max(*m_rate * depth.count(), smallestGrant() * 1000);
    const qint64 added = *m_rate * std::clamp(passed, passed.zero(), depth).count();
    m_thousandths = std::min(m_thousandths + added, most);
    m_isShort = false;
}

qint64 TokenBucket::available() const
{
    return m_rate ? m_thousandths / 1000 : std::numeric_limits<qint64>::max();
}

qint64 TokenBucket::smallestGrant() const
{
    return m_rate ? std::clamp<qint64>(*m_rate / 20, 1, largestSmallGrant) : 1;
}

void TokenBucket::take(qint64 bytes)
{
    if (m_rate)
        m_thousandths = std::max<qint64>(m_thousandths - bytes * 1000, 0);
}

} // namespace tranship
