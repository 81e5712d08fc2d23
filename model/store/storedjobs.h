// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/jobbrief.h"
#include "model/job/jobfacts.h"
#include "model/job/jobplace.h"
#include "model/store/packedjob.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>

namespace tranship {

/// A job as the store holds it, packed, and what is asked of jobs that stay packed.
struct StoredJob {
    StoredJob() = default;
    explicit StoredJob(const Job &job);

    qint64 sequence = 0;
    JobBrief brief;
    JobFacts facts;
    JobPlace place;
    bool warnedOfExpiry = false;
    /// A file has bytes beyond its checkpoint, which nobody can count on after a restart.
    bool hasUnsecured = false;
    QDateTime expires; ///< JobSnapshot::expires; null: nobody looked yet
    bool waitsForSlot = false; ///< JobSnapshot::waitsForSlot
    PackedJob packed;
};

/// Jobs as the store holds them, by sequence.
class StoredJobs final {
public:
    StoredJobs() = default;
    explicit StoredJobs(const QList<Job> &jobs);
    /// Takes them over in whatever order.
    explicit StoredJobs(QList<StoredJob> jobs);

    [[nodiscard]] qsizetype size() const { return m_jobs.size(); }

    [[nodiscard]] bool isEmpty() const { return m_jobs.isEmpty(); }

    [[nodiscard]] Job at(qsizetype place) const { return m_jobs.at(place).packed.unpacked(); }

    [[nodiscard]] Job constFirst() const { return at(0); }

    [[nodiscard]] const QList<StoredJob> &packed() const { return m_jobs; }

    [[nodiscard]] QList<StoredJob> &packed() { return m_jobs; }

    [[nodiscard]] QList<Job> unpacked() const;

private:
    QList<StoredJob> m_jobs;
};

} // namespace tranship

Q_DECLARE_METATYPE(tranship::StoredJobs)
