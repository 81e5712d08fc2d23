// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tranship/quitsignals.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace tranship {

namespace {

constexpr std::array caught = {SIGTERM, SIGINT, SIGHUP};

// a signal handler reaches nothing but globals
std::array<int, 2> ends = {-1, -1};

extern "C" void wake(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(ends[0], &byte, 1);
}

void handleWith(void (*handler)(int))
{
    struct sigaction action { };

    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    for (const int signal : caught)
        ::sigaction(signal, &action, nullptr);
}

} // namespace

QuitSignals::QuitSignals()
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends.data()) != 0)
        return; // the signals end the process as they always do
    const auto *notifier = new QSocketNotifier(ends[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &QuitSignals::arrived);
    handleWith(wake);
}

QuitSignals::~QuitSignals()
{
    handleWith(SIG_DFL);
    for (int &end : ends) {
        ::close(end);
        end = -1;
    }
}

void QuitSignals::arrived()
{
    char byte = 0;
    while (::read(ends[1], &byte, 1) > 0) { }
    Q_EMIT quitRequested();
}

} // namespace tranship
