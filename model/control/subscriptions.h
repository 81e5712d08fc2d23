// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/control/controlconnection.h"
#include "model/engine.h"

#include <QHash>
#include <QSet>

namespace tranship {

/// Answers once a job is in one of some states, by the engine's signals. Also when the job passed
/// through Transferred and was completed before anyone could see it. InvalidState when the job
/// ended otherwise, NotFound when it is gone without a trace.
class JobWait final : public QObject {
    Q_OBJECT

public:
    JobWait(Engine &engine, const JobId &job, const QSet<JobState> &states, qint64 request,
            ControlConnection &connection);

private:
    void look(const QList<JobSnapshot> &jobs);
    void lookInHistory();
    void judgeEnded(const HistoryEntry &entry);
    void finish(const Result<QJsonObject> &result);

    Engine &m_engine;
    JobId m_job;
    QSet<JobState> m_states;
    qint64 m_request;
    ControlConnection &m_connection;
    bool m_isDone = false;
};

/// Sends {jobs: [...], removed: [id...]}: all jobs (or the one asked for) first, then what changes.
/// While the client reads slowly, changes are merged.
class JobMonitor final : public QObject {
    Q_OBJECT

public:
    /// A null `job` stands for all.
    JobMonitor(Engine &engine, const JobId &job, qint64 request, ControlConnection &connection);

private:
    void addChanges(const QList<JobSnapshot> &jobs);
    void addRemovals(const QList<JobId> &jobs);
    void flush();
    [[nodiscard]] bool isMeant(const JobId &job) const;

    JobId m_job;
    qint64 m_request;
    ControlConnection &m_connection;
    QHash<JobId, JobSnapshot> m_changed;
    QList<JobId> m_removed;
    bool m_hasBegun = false; ///< the first look at all jobs is done
    bool m_hasSent = false;
};

} // namespace tranship
