// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/subscriptions.h"

#include "model/control/jobjson.h"

#include <QJsonArray>

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr int historyDepth = 1000;

} // namespace

JobWait::JobWait(Engine &engine, const JobId &job, const QSet<JobState> &states, qint64 request,
                 ControlConnection &connection)
    : QObject(&connection),
      m_engine(engine),
      m_job(job),
      m_states(states),
      m_request(request),
      m_connection(connection)
{
    connect(&engine, &Engine::jobsChanged, this, &JobWait::look);
    connect(&engine, &Engine::jobsRemoved, this, [this](const QList<JobId> &jobs) {
        if (jobs.contains(m_job)) {
            lookInHistory();
        }
    });
    engine.snapshots(this, [this](const Result<QList<JobSnapshot>> &jobs) {
        if (!jobs) {
            finish(failure(jobs.error()));
            return;
        }
        const auto isMeant = [this](const JobSnapshot &snapshot) {
            return snapshot.job.id == m_job;
        };
        if (std::any_of(jobs->begin(), jobs->end(), isMeant)) {
            look(*jobs);
        } else {
            lookInHistory();
        }
    });
}

void JobWait::look(const QList<JobSnapshot> &jobs)
{
    for (const JobSnapshot &snapshot : jobs) {
        if (snapshot.job.id == m_job && m_states.contains(snapshot.job.state)) {
            finish(toJson(snapshot));
            return;
        }
    }
}

void JobWait::lookInHistory()
{
    m_engine.history(historyDepth, this, [this](const Result<QList<HistoryEntry>> &entries) {
        if (!entries) {
            finish(failure(entries.error()));
            return;
        }
        for (const HistoryEntry &entry : *entries) {
            if (entry.job.id == m_job) {
                judgeEnded(entry);
                return;
            }
        }
        finish(failure(ErrorCode::NotFound, ErrorContext::QueueManager, idText(m_job)));
    });
}

void JobWait::judgeEnded(const HistoryEntry &entry)
{
    const bool wasTransferred = m_states.contains(JobState::Transferred)
        && entry.job.state == JobState::Acknowledged && entry.job.transferCompleted.isValid();
    if (m_states.contains(entry.job.state) || wasTransferred) {
        finish(toJson(entry));
        return;
    }
    finish(failure(ErrorCode::InvalidState, ErrorContext::QueueManager,
                   u"the job is "_s + stateName(entry.job.state)));
}

void JobWait::finish(const Result<QJsonObject> &result)
{
    if (m_isDone) {
        return;
    }
    m_isDone = true;
    disconnect(&m_engine, nullptr, this, nullptr);
    m_connection.answer(m_request, result);
    deleteLater();
}

JobMonitor::JobMonitor(Engine &engine, const JobId &job, qint64 request,
                       ControlConnection &connection)
    : QObject(&connection),
      m_job(job),
      m_request(request),
      m_connection(connection)
{
    connect(&engine, &Engine::jobsChanged, this, &JobMonitor::addChanges);
    connect(&engine, &Engine::jobsRemoved, this, &JobMonitor::addRemovals);
    connect(&connection, &ControlConnection::drained, this, &JobMonitor::flush);
    engine.snapshots(this, [this](const Result<QList<JobSnapshot>> &jobs) {
        if (!jobs) {
            m_connection.answer(m_request, failure(jobs.error()));
            deleteLater();
            return;
        }
        addChanges(*jobs);
        m_hasBegun = true;
        flush();
    });
}

void JobMonitor::addChanges(const QList<JobSnapshot> &jobs)
{
    for (const JobSnapshot &snapshot : jobs) {
        if (isMeant(snapshot.job.id)) {
            m_changed.insert(snapshot.job.id, snapshot);
        }
    }
    if (m_hasBegun && !m_changed.isEmpty()) {
        flush();
    }
}

void JobMonitor::addRemovals(const QList<JobId> &jobs)
{
    for (const JobId &job : jobs) {
        if (isMeant(job)) {
            m_changed.remove(job);
            m_removed.append(job);
        }
    }
    if (m_hasBegun && !m_removed.isEmpty()) {
        flush();
    }
}

void JobMonitor::flush()
{
    const bool isFirst = m_hasBegun && !m_hasSent;
    const bool hasNews = !m_changed.isEmpty() || !m_removed.isEmpty();
    if (!m_hasBegun || m_connection.isCongested() || (!hasNews && !isFirst)) {
        return;
    }
    m_hasSent = true;
    QList<JobSnapshot> changed = m_changed.values();
    std::sort(changed.begin(), changed.end(), [](const JobSnapshot &one, const JobSnapshot &other) {
        return one.job.sequence < other.job.sequence;
    });
    QJsonArray jobs;
    for (const JobSnapshot &snapshot : changed) {
        jobs.append(toJson(snapshot));
    }
    QJsonArray removed;
    for (const JobId &job : m_removed) {
        removed.append(idText(job));
    }
    m_changed.clear();
    m_removed.clear();
    m_connection.sendEvent(m_request, {{u"jobs"_s, jobs}, {u"removed"_s, removed}});
}

bool JobMonitor::isMeant(const JobId &job) const
{
    return m_job.isNull() || job == m_job;
}

} // namespace tranship
