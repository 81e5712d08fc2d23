// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace tranship {

/// Arms a mark in the data folder that a crash of this process leaves (a fault or abort; not a
/// kill, a power cut or a clean end), and tells whether the last process left one. Also clears the
/// old mark. Once a process.
[[nodiscard]] bool armCrashMark(const QString &dataFolder);

} // namespace tranship
