// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <initializer_list>

namespace tranship::test {

/// A system call that answers an errno instead of being done.
struct FailingCall {
    long number; ///< SYS_fsync, ...
    int error; ///< EIO, ...
};

/// Runs `body` in a thread of its own in which the kernel refuses these calls (a seccomp filter:
/// the rest of the process goes on as ever). False when the system does not allow filters; `body`
/// was not run.
[[nodiscard]] bool withFailingCalls(std::initializer_list<FailingCall> calls,
                                    const std::function<void()> &body);

} // namespace tranship::test
