// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/storedjobs.h"

#include <algorithm>

namespace tranship {

StoredJob::StoredJob(const Job &job)
    : sequence(job.sequence),
      brief(briefOf(job)),
      facts(factsOf(job, 0)),
      place(placeOf(job)),
      warnedOfExpiry(job.warnedOfExpiry),
      hasUnsecured(std::any_of(job.files.begin(), job.files.end(),
                               [&job](const File &file) {
                                   return !file.isFinished()
                                       && file.bytesTransferred != job.securedBytes(file);
                               })),
      packed(job)
{
}

StoredJobs::StoredJobs(const QList<Job> &jobs)
{
    m_jobs.reserve(jobs.size());
    for (const Job &job : jobs)
        m_jobs.append(StoredJob(job));
}

StoredJobs::StoredJobs(QList<StoredJob> jobs) : m_jobs(std::move(jobs))
{
    std::sort(m_jobs.begin(), m_jobs.end(), [](const StoredJob &one, const StoredJob &other) {
        return std::pair(one.sequence, one.brief.id) < std::pair(other.sequence, other.brief.id);
    });
}

QList<Job> StoredJobs::unpacked() const
{
    QList<Job> jobs;
    jobs.reserve(m_jobs.size());
    for (const StoredJob &job : m_jobs)
        jobs.append(job.packed.unpacked());
    return jobs;
}

} // namespace tranship
