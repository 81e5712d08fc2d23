// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace tranship {

/// While it lives, the first Ctrl+C does not end the program but is remembered; the second ends it.
class Interrupt final {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    [[nodiscard]] static bool wasAsked();
};

/// A person sees what is written to standard error.
[[nodiscard]] bool isErrorTerminal();

} // namespace tranship
