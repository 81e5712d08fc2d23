// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/snapshotfeed.h"

#include <algorithm>
#include <chrono>
#include <numeric>

namespace tranship {

using namespace std::chrono_literals;

namespace {

/// Progress is told ten times a second.
constexpr auto tick = 100ms;
/// A new state is waited for, by a person or a script; what else changes with it comes along.
constexpr auto soon = 10ms;

/// What listens works on one part while the next is made.
constexpr qsizetype mostAtOnce = 10'000;

} // namespace

SnapshotFeed::SnapshotFeed(JobBook &book, Dispatcher &dispatcher, ExpiryWatch &expiry,
                           const QString &owner)
    : m_book(book),
      m_dispatcher(dispatcher),
      m_expiry(expiry),
      m_owner(owner)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SnapshotFeed::send);
    connect(&m_book, &JobBook::changed, this, &SnapshotFeed::note);
    connect(&m_book, &JobBook::stateChanged, this, [this](const JobId &id) {
        m_changed.insert(id);
        sendWithin(soon);
    });
    connect(&m_book, &JobBook::removed, this, [this](const JobId &id) {
        m_changed.remove(id);
        m_removed.append(id);
        sendWithin(soon);
    });
}

void SnapshotFeed::tellRestored(StoredJobs jobs)
{
    for (StoredJob &job : jobs.packed()) {
        job.expires = m_expiry.expiryAfter(job.brief.lastActivity);
        job.waitsForSlot = waitsForSlot(job.brief.state, job.brief.owner);
    }
    if (!jobs.isEmpty())
        Q_EMIT jobsRestored(jobs);
}

bool SnapshotFeed::waitsForSlot(JobState state, const QString &owner) const
{
    return state == JobState::Queued && owner == m_owner;
}

void SnapshotFeed::hurry()
{
    QMetaObject::invokeMethod(this, &SnapshotFeed::send, Qt::QueuedConnection);
}

void SnapshotFeed::note(const JobId &id)
{
    m_changed.insert(id);
    sendWithin(tick);
}

void SnapshotFeed::sendWithin(std::chrono::milliseconds time)
{
    if (!m_timer.isActive() || m_timer.remainingTimeAsDuration() > time)
        m_timer.start(time);
}

void SnapshotFeed::send()
{
    const QList<JobId> running = m_dispatcher.running();
    m_changed.unite(QSet<JobId>(running.begin(), running.end()));
    const QSet<JobId> changed = std::exchange(m_changed, {});
    const QList<JobId> ids = m_book.inOrder(changed);
    for (qsizetype first = 0; first < ids.size(); first += mostAtOnce) {
        QList<JobSnapshot> jobs;
        jobs.reserve(std::min(mostAtOnce, ids.size() - first));
        for (qsizetype i = first; i < std::min(first + mostAtOnce, ids.size()); ++i)
            jobs.append(snapshotOf(ids.at(i)));
        Q_EMIT jobsChanged(jobs);
    }
    if (!m_removed.isEmpty())
        Q_EMIT jobsRemoved(std::exchange(m_removed, {}));
    if (!running.isEmpty())
        sendWithin(tick);
}

QList<JobSnapshot> SnapshotFeed::all()
{
    QList<JobSnapshot> jobs;
    const QList<JobId> ids =
        m_book.idsWhere([](const JobBrief &job) { return !isFinal(job.state); });
    for (const JobId &id : ids)
        jobs.append(snapshotOf(id));
    return jobs;
}

JobSnapshot SnapshotFeed::snapshotOf(const JobId &id)
{
    m_dispatcher.refresh(id);
    JobSnapshot snapshot;
    snapshot.job = *m_book.copyOf(id);
    snapshot.fileSpeeds = m_dispatcher.fileSpeeds(id);
    snapshot.connections = m_dispatcher.connections(id);
    snapshot.speed =
        std::accumulate(snapshot.fileSpeeds.begin(), snapshot.fileSpeeds.end(), qint64(0));
    snapshot.expires = m_expiry.expiryAfter(snapshot.job.lastActivity);
    snapshot.noted = m_book.noted(id);
    snapshot.waitsForSlot = waitsForSlot(snapshot.job.state, snapshot.job.owner);
    return snapshot;
}

} // namespace tranship
