// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/limits.h"

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

Done refusal(ErrorCode code, QLatin1String key, int limit, qint64 usage)
{
    return failure(code, ErrorContext::QueueManager,
                   key % u" is "_s % QString::number(limit) % u", in use: "_s
                       % QString::number(usage));
}

} // namespace

Done checkNewJob(const JobCounts &counts, const Policy &policy)
{
    if (counts.ofOwner >= policy.maxJobsPerUser)
        return refusal(ErrorCode::TooManyJobsPerUser, "MaxJobsPerUser"_L1, policy.maxJobsPerUser,
                       counts.ofOwner);
    if (counts.ofAll >= policy.maxJobsPerMachine)
        return refusal(ErrorCode::TooManyJobsPerMachine, "MaxJobsPerMachine"_L1,
                       policy.maxJobsPerMachine, counts.ofAll);
    return {};
}

Done checkNewFiles(int existing, int added, const Policy &policy)
{
    // Wider than int: `added` may be whatever a list said.
    if (static_cast<qint64>(existing) + added > policy.maxFilesPerJob)
        return refusal(ErrorCode::TooManyFilesInJob, "MaxFilesPerJob"_L1, policy.maxFilesPerJob,
                       existing);
    return {};
}

} // namespace tranship
