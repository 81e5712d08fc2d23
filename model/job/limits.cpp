// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/limits.h"

#include <algorithm>

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

Done checkNewFiles(JobType type, int existing, int added, const Policy &policy)
{
    if (type == JobType::UploadReply && static_cast<qint64>(existing) + added > 1)
        return failure(ErrorCode::TooManyFiles, ErrorContext::QueueManager,
                       QStringLiteral("an upload-reply job has one file"));
    // Wider than int: `added` may be whatever a list said.
    if (static_cast<qint64>(existing) + added > policy.maxFilesPerJob)
        return refusal(ErrorCode::TooManyFilesInJob, "MaxFilesPerJob"_L1, policy.maxFilesPerJob,
                       existing);
    return {};
}

Done checkRanges(const QList<ByteRange> &ranges, const Policy &policy)
{
    if (ranges.size() > policy.maxRangesPerFile)
        return refusal(ErrorCode::TooManyRangesInFile, "MaxRangesPerFile"_L1,
                       policy.maxRangesPerFile, static_cast<int>(ranges.size()));
    const auto refused = [](const QString &what, const ByteRange &range) {
        return failure(ErrorCode::InvalidRange, ErrorContext::QueueManager,
                       what + QString::fromLatin1(rangeListText({range})));
    };
    QList<ByteRange> sorted = ranges;
    std::sort(sorted.begin(), sorted.end(),
              [](const ByteRange &one, const ByteRange &other) { return one.begin < other.begin; });
    qint64 end = 0;
    for (const ByteRange &range : std::as_const(sorted)) {
        if (range.isEmpty() || range.begin < 0)
            return refused(QStringLiteral("empty: "), range);
        if (range.begin < end)
            return refused(QStringLiteral("overlapping: "), range);
        end = range.end;
    }
    return {};
}

} // namespace tranship
