// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/bandwidth.h"

#include <algorithm>

namespace tranship {

namespace {

qint64 limitOf(const PriorityLimits &limits, Priority priority)
{
    switch (priority) {
    case Priority::Foreground:
        break;
    case Priority::High:
        return limits.high;
    case Priority::Normal:
        return limits.normal;
    case Priority::Low:
        return limits.low;
    }
    return unlimitedRate;
}

} // namespace

qint64 bandwidthLimit(const Policy &policy, Priority priority, const QDateTime &time,
                      const QTimeZone &zone)
{
    const bool isForeground = priority == Priority::Foreground;
    if (policy.maxBandwidth == 0 && (!isForeground || policy.limitForeground))
        return 0;
    if (isForeground)
        return unlimitedRate;
    if (policy.enableMaintenanceLimits && isInside(policy.maintenanceSchedule, time, zone))
        return limitOf(policy.maintenanceLimits, priority);
    if (!policy.enableBandwidthLimits)
        return unlimitedRate;
    const bool isWork = isInside(policy.workSchedule, time, zone);
    return limitOf(isWork ? policy.workLimits : policy.nonWorkLimits, priority);
}

QDateTime bandwidthChange(const Policy &policy, Priority priority, const QDateTime &time,
                          const QTimeZone &zone)
{
    QList<QDateTime> edges;
    if (policy.enableBandwidthLimits)
        edges += edgesAfter(policy.workSchedule, time, zone);
    if (policy.enableMaintenanceLimits)
        edges += edgesAfter(policy.maintenanceSchedule, time, zone);
    std::sort(edges.begin(), edges.end());
    const qint64 now = bandwidthLimit(policy, priority, time, zone);
    const auto change = std::find_if(edges.begin(), edges.end(), [&](const QDateTime &edge) {
        return bandwidthLimit(policy, priority, edge, zone) != now;
    });
    return change == edges.end() ? QDateTime() : *change;
}

} // namespace tranship
