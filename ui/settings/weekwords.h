// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/weekschedule.h"

#include <QLocale>
#include <QString>

namespace tranship {

/// "Monday" or "Mon"; `day` 0 is Monday.
[[nodiscard]] QString dayName(int day, QLocale::FormatType format);
/// "08:00–17:00", of minutes of the day.
[[nodiscard]] QString hoursText(int from, int to);
/// "Mon–Fri 08:00–17:00; Sat 10:00–14:00", "Every day 02:00–05:00", "Never".
[[nodiscard]] QString weekScheduleWords(const WeekSchedule &schedule);

} // namespace tranship
