// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/fragments.h"

#include <algorithm>
#include <limits>

namespace tranship {

namespace {

constexpr qint64 steepestGrowth = 4;
constexpr qint64 secondsOfLimit = 2;
constexpr qint64 step = 4 * 1024;

qint64 within(qint64 size)
{
    return std::clamp(size, smallestFragment, biggestFragment);
}

} // namespace

FragmentPlan afterFragment(FragmentPlan plan, qint64 bytes, std::chrono::milliseconds elapsed)
{
    if (bytes < smallestFragment)
        return plan;
    const qint64 milliseconds = std::max<qint64>(elapsed.count(), 1);
    const qint64 room = std::numeric_limits<qint64>::max() / fragmentTime.count();
    const qint64 ideal = std::min(bytes, room) * fragmentTime.count() / milliseconds;
    // What was sent may have been held down by the server or by a limit.
    const bool isWhole = bytes >= plan.size;
    if (!isWhole && ideal >= bytes)
        return {within(std::max(plan.size, std::min(ideal, bytes * steepestGrowth)))};
    return {within(std::clamp(ideal, bytes / 2, bytes * steepestGrowth))};
}

FragmentPlan afterBreak(FragmentPlan plan)
{
    return {within(plan.size / 2)};
}

qint64 fragmentSize(const FragmentPlan &plan, qint64 mostAtOnce, qint64 rate)
{
    qint64 size = within(plan.size);
    if (rate > 0 && rate < biggestFragment)
        size = std::min(size, rate * secondsOfLimit);
    if (mostAtOnce > 0)
        size = std::min(size, mostAtOnce);
    size = within(size);
    return size > firstFragment ? size / step * step : size;
}

} // namespace tranship
