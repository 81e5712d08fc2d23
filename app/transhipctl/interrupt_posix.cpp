// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transhipctl/interrupt.h"

#include <csignal>

#include <signal.h>
#include <unistd.h>

namespace tranship {

namespace {

// A signal handler has nothing but what is global.
volatile std::sig_atomic_t asked = 0;

void remember(int)
{
    asked = 1;
}

void handle(void (*handler)(int), int flags)
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

} // namespace

Interrupt::Interrupt()
{
    asked = 0;
    handle(remember, static_cast<int>(SA_RESETHAND));
}

Interrupt::~Interrupt()
{
    handle(SIG_DFL, 0);
}

bool Interrupt::wasAsked()
{
    return asked != 0;
}

bool isErrorTerminal()
{
    return ::isatty(STDERR_FILENO) == 1;
}

} // namespace tranship
