// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/snapshot.h"
#include "model/queue/dispatcher.h"
#include "model/queue/expirywatch.h"
#include "model/queue/jobbook.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>

namespace tranship {

/// Tells everyone else how the jobs stand: collects changes and sends them as values, progress ten
/// times a second, a job's new state or its end without waiting for that.
class SnapshotFeed final : public QObject {
    Q_OBJECT

public:
    SnapshotFeed(JobBook &book, Dispatcher &dispatcher, ExpiryWatch &expiry, const QString &owner);

    [[nodiscard]] QList<JobSnapshot> all();

    /// What the store held, before anything else is told; fills in when each would expire.
    void tellRestored(StoredJobs jobs);

    /// Sends as soon as the event loop is back what has been noted until now.
    void hurry();

Q_SIGNALS:
    void jobsRestored(const tranship::StoredJobs &jobs);
    void jobsChanged(const QList<tranship::JobSnapshot> &jobs);
    void jobsRemoved(const QList<tranship::JobId> &jobs);

private:
    void note(const JobId &id);
    void sendWithin(std::chrono::milliseconds time);
    void send();
    [[nodiscard]] bool waitsForSlot(JobState state, const QString &owner) const;
    [[nodiscard]] JobSnapshot snapshotOf(const JobId &id);

    JobBook &m_book;
    Dispatcher &m_dispatcher;
    ExpiryWatch &m_expiry;
    const QString m_owner;
    QSet<JobId> m_changed;
    QList<JobId> m_removed;
    QTimer m_timer;
};

} // namespace tranship
