// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"

namespace tranship {

/// A job's id as it is stored and printed: lower case, with hyphens, without braces.
[[nodiscard]] inline QString idText(const JobId &id)
{
    return id.toString(QUuid::WithoutBraces);
}

} // namespace tranship
