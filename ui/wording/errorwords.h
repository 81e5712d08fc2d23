// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/wording/wording.h"

namespace tranship {

/// errorText() to stand behind a colon: begins small, without a full stop.
[[nodiscard]] QString causeInsideSentence(const Error &error, JobType type = JobType::Download);

} // namespace tranship
