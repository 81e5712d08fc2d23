// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QString>

namespace tranship {

/// One running instance per data folder: an flock that goes with the process (the fault list's H1,
/// H2).
class InstanceLock final {
public:
    InstanceLock() = default;
    ~InstanceLock();
    InstanceLock(const InstanceLock &) = delete;
    InstanceLock &operator=(const InstanceLock &) = delete;

    /// AlreadyRunning when another process holds it. Makes the folder, mode 0700, when it is
    /// missing.
    [[nodiscard]] Done acquire(const QString &folder);

private:
    int m_descriptor = -1;
};

} // namespace tranship
