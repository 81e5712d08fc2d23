// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/byteranges.h"
#include "model/job/job.h"
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

/// TooManyFilesInJob when `existing + added` files of the job's content are over the limit,
/// TooManyFiles when an upload-reply would have more than one.
[[nodiscard]] Done checkNewFiles(JobType type, int existing, int added, const Policy &policy);

/// What the parts wanted of a file must be: TooManyRangesInFile, and InvalidRange for an empty
/// range or two that overlap (bits.md 1.4; the detail says which). Any order; none is the whole
/// file.
[[nodiscard]] Done checkRanges(const QList<ByteRange> &ranges, const Policy &policy);

} // namespace tranship
