// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/tranship/options.h"
#include "model/job/result.h"

namespace tranship {

/// Gives what the command line asks to the instance that runs in the data folder: offers its URLs,
/// or shows its window.
[[nodiscard]] Done handOver(const Options &options);

} // namespace tranship
