// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/error.h"

namespace tranship {

/// One short English sentence for scripts and terminals, without the detail; empty without an
/// error. (The window has its own, translated ones.)
[[nodiscard]] QString errorMessage(const Error &error);

/// "TooManyJobsPerUser: There are as many jobs as one person may have. (60 of 60)"
[[nodiscard]] QString errorLine(const Error &error);

} // namespace tranship
