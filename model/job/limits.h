// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/policy.h"
#include "model/job/result.h"

namespace tranship {

/// How many jobs that are not final the store holds.
struct JobCounts {
    int ofOwner = 0;
    int ofAll = 0;
    bool operator==(const JobCounts &) const = default;
};

/// TooManyJobsPerUser or TooManyJobsPerMachine when one job more would be over the limit. The
/// detail names limit and usage.
[[nodiscard]] Done checkNewJob(const JobCounts &counts, const Policy &policy);

/// TooManyFilesInJob when `existing + added` files are over the limit.
[[nodiscard]] Done checkNewFiles(int existing, int added, const Policy &policy);

} // namespace tranship
