// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/tranship/options.h"
#include "model/job/result.h"
#include "model/store/instancelock.h"

namespace tranship {

enum class Start { First, HandedOver };

/// Takes the data folder's lock, or gives what the command line asks to the instance that has it:
/// offers its URLs, or shows its window. One that has just begun, or is ending, is waited for, up
/// to five seconds; AlreadyRunning when the lock is held by somebody who does not speak to us.
[[nodiscard]] Result<Start> startOrHandOver(InstanceLock &lock, const Options &options);

} // namespace tranship
