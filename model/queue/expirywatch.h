// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/clock.h"
#include "model/job/inactivity.h"
#include "model/job/policy.h"
#include "model/queue/jobbook.h"
#include "model/queue/storage.h"

#include <QMap>
#include <QObject>

#include <chrono>

namespace tranship {

/// Counts observed time and finds the jobs that nobody has touched for the inactivity timeout.
class ExpiryWatch final : public QObject {
    Q_OBJECT

public:
    ExpiryWatch(JobBook &book, Storage &storage, Clock &clock, const Policy &policy);

    /// Goes on from what earlier runs observed; the time the program did not run counts.
    void load(const QMap<QString, QString> &notes);
    /// Looks at clocks and jobs, at most as often as the timeout needs.
    void tick();
    /// Writes the clock of observed time.
    void save();

    /// When the timeout would cancel a job that was last active then (Job::lastActivity), UTC.
    [[nodiscard]] QDateTime expiryAfter(std::chrono::seconds lastActivity) const;

Q_SIGNALS:
    void aboutToExpire(const tranship::JobId &job);
    void expired(const tranship::JobId &job);

private:
    [[nodiscard]] ClockReading reading() const;
    void look();

    JobBook &m_book;
    Storage &m_storage;
    Clock &m_clock;
    const Policy &m_policy;
    ClockReading m_last;
    std::chrono::seconds m_started{0}; ///< monotonic
    std::chrono::seconds m_nextLook{0}; ///< monotonic
    std::chrono::seconds m_nextSave{0}; ///< monotonic
};

} // namespace tranship
