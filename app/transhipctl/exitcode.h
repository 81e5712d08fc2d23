// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace tranship {

/// What a script can tell by; printed in the help, never renumbered.
enum class ExitCode {
    Success = 0,
    Failed = 1, ///< refused or failed; stderr begins with the error's name
    BadUsage = 2,
    NoInstance = 3,
    TimedOut = 4, ///< of `wait`
    Partial = 5, ///< Complete kept only the finished files
};

} // namespace tranship
