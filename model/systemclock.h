// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/clock.h"

namespace tranship {

/// The machine's clocks. The monotonic one goes on while the machine sleeps, where the system has
/// such.
class SystemClock final : public Clock {
public:
    [[nodiscard]] QDateTime now() const override;
    [[nodiscard]] QTimeZone timeZone() const override;
    [[nodiscard]] std::chrono::milliseconds monotonic() const override;
    [[nodiscard]] std::chrono::milliseconds timeAsleep() const override;
    [[nodiscard]] double random() override;
};

/// Name of the OS user this process works for.
[[nodiscard]] QString currentUser();

} // namespace tranship
