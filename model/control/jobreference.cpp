// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/jobreference.h"

#include <QStringList>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostNamedCandidates = 5;

bool fits(const QString &reference, const Job &job)
{
    const QString id = job.id.toString(QUuid::WithoutBraces);
    return job.name == reference
        || (reference.size() >= shortestIdPrefix && id.startsWith(reference, Qt::CaseInsensitive));
}

QString named(const QStringList &ids)
{
    const QString text = ids.first(qMin(ids.size(), mostNamedCandidates)).join(u", "_s);
    return ids.size() > mostNamedCandidates ? text + u", ..."_s : text;
}

} // namespace

Result<JobId> resolveJob(const QString &reference, const QList<Job> &jobs)
{
    const JobId whole = wholeId(reference);
    JobId found;
    QStringList candidates;
    for (const Job &job : jobs) {
        if (!whole.isNull() ? job.id == whole : fits(reference, job)) {
            found = job.id;
            candidates.append(job.id.toString(QUuid::WithoutBraces));
        }
    }
    if (candidates.isEmpty()) {
        return failure(ErrorCode::NotFound, ErrorContext::QueueManager, reference.left(256));
    }
    if (candidates.size() > 1) {
        return failure(ErrorCode::AmbiguousName, ErrorContext::QueueManager, named(candidates));
    }
    return found;
}

JobId wholeId(const QString &reference)
{
    constexpr qsizetype lengthWithoutBraces = 36;
    constexpr qsizetype lengthWithBraces = 38;
    const bool isLong =
        reference.size() == lengthWithoutBraces || reference.size() == lengthWithBraces;
    return isLong ? QUuid::fromString(reference) : JobId();
}

} // namespace tranship
