// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/failingcalls.h"

#include <cstddef>
#include <thread>
#include <vector>

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace tranship::test {

namespace {

sock_filter statement(int code, unsigned int operand)
{
    return {static_cast<unsigned short>(code), 0, 0, operand};
}

/// Compares what was loaded; goes on with the next statement when equal, else leaves one out.
sock_filter onlyIfEqual(unsigned int operand)
{
    return {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, operand};
}

bool refuse(std::initializer_list<FailingCall> calls)
{
    std::vector<sock_filter> program;
    program.push_back(statement(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)));
    for (const FailingCall &call : calls) {
        program.push_back(onlyIfEqual(static_cast<unsigned int>(call.number)));
        program.push_back(
            statement(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | static_cast<unsigned int>(call.error)));
    }
    program.push_back(statement(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    const sock_fprog filter = {static_cast<unsigned short>(program.size()), program.data()};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
        && ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter) == 0;
}

} // namespace

bool withFailingCalls(std::initializer_list<FailingCall> calls, const std::function<void()> &body)
{
    bool isRefused = false;
    std::thread thread([&] {
        isRefused = refuse(calls);
        if (isRefused)
            body();
    });
    thread.join();
    return isRefused;
}

} // namespace tranship::test
