// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"
#include "model/job/policy.h"

#include <QDateTime>
#include <QTimeZone>

namespace tranship {

/// Bytes a second that all jobs of a priority may move together at `time`, by the schedules of the
/// policy (bits.md 2.2): `unlimitedRate`, or 0 when they are blocked. While the maintenance
/// schedule is on and its hours run it replaces the limits of work and non-work hours. Foreground
/// jobs have none. MaxBandwidth, which holds for all jobs together, counts only when it is 0: then
/// those it holds for are blocked.
[[nodiscard]] qint64 bandwidthLimit(const Policy &policy, Priority priority, const QDateTime &time,
                                    const QTimeZone &zone);

/// When bandwidthLimit() is another one next, UTC; null: never.
[[nodiscard]] QDateTime bandwidthChange(const Policy &policy, Priority priority,
                                        const QDateTime &time, const QTimeZone &zone);

} // namespace tranship
