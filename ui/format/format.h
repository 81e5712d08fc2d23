// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

#include <chrono>

/// Numbers as people read them, in the locale's digits and separators. Translated units; no icons,
/// no colours.
namespace tranship::format {

/// What stands where a number is not known: an em dash.
[[nodiscard]] QString unknown();

/// IEC units, one decimal from KiB on: "512 B", "3.7 GiB"; unknown() below 0.
[[nodiscard]] QString bytes(qint64 count, const QLocale &locale = QLocale());

/// "11.0 MiB/s"; unknown() when nothing moves (0 or less).
[[nodiscard]] QString speed(qint64 bytesPerSecond, const QLocale &locale = QLocale());

/// "1.2 GiB of 3.7 GiB"; "1.2 GiB" while the total is unknown (below 0); "3.7 GiB" when all of it
/// is there.
[[nodiscard]] QString bytesOf(qint64 done, qint64 total, const QLocale &locale = QLocale());

/// Rounded down, so that "100 %" means all of it: "61 %"; empty while the total is unknown (below
/// 0).
[[nodiscard]] QString percent(qint64 done, qint64 total, const QLocale &locale = QLocale());

/// At most two units, abbreviated, for columns and countdowns: "42 s", "2 min 5 s", "3 h 20 min",
/// "87 d". From 10 minutes on without seconds, from 10 days on without hours; unknown() below 0.
[[nodiscard]] QString duration(std::chrono::seconds time, const QLocale &locale = QLocale());

/// The same for sentences, in one unit, spelled out and rounded down: "42 seconds", "3 hours", "87
/// days".
[[nodiscard]] QString durationInWords(std::chrono::seconds time);

/// A moment in local time, the locale's short form: "3/14/26 9:26 AM"; unknown() when null.
[[nodiscard]] QString dateTime(const QDateTime &moment, const QLocale &locale = QLocale());

/// The same with seconds, for lists of what happened.
[[nodiscard]] QString exactDateTime(const QDateTime &moment, const QLocale &locale = QLocale());

} // namespace tranship::format
