// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/limits.h"
#include "model/job/policy.h"
#include "model/job/result.h"
#include "model/job/snapshot.h"

#include <QList>
#include <QObject>

#include <functional>

namespace tranship {

/// What create() needs; the rest are the policy's defaults.
struct NewJob {
    QString name;
    QString description;
    JobType type = JobType::Download;
    Priority priority = Priority::Normal;
    QMap<QString, QString> settings; ///< keys and texts of jobsettings.h
};

/// What addFiles() needs for each.
struct NewFile {
    QString url; ///< as typed; checked by parseUrl
    /// A folder that exists (or a path ending in a separator): the name comes from the server or the URL.
    /// Else the file's own path. Relative paths are refused.
    QString path;
    QString checksum; ///< "sha-256:HEX", or empty
};

/// What became of one file at Complete.
struct FileOutcome {
    QString path; ///< where it is now, or would have been
    bool kept = false;
    Error error; ///< of the rename, when there was one
};

struct CompleteReport {
    QList<FileOutcome> files;
    bool partial = false; ///< BG_S_PARTIAL_COMPLETE: only finished files were kept
    bool leftovers = false; ///< BG_S_UNABLE_TO_DELETE_FILES
    bool acknowledged = false; ///< false: a rename failed, the job stays Transferred
};

struct CancelReport {
    bool leftovers = false; ///< BG_S_UNABLE_TO_DELETE_FILES: tried again at the next start
};

/// The policy in force, and how much of its limits is used.
struct PolicyReport {
    EffectivePolicy effective;
    JobCounts counts;
    int mostFilesInJob = 0; ///< of any job now
};

/// The one door to the jobs: verbs in, snapshots out. Verbs may be called from the thread the engine was
/// made in; each answers once in `context`'s thread, after its effect is in the store, unless `context`
/// is gone by then.
class Engine : public QObject {
    Q_OBJECT

public:
    template<typename T>
    using Answer = std::function<void(const Result<T> &)>;

    ~Engine() override = default;

    virtual void create(const NewJob &job, QObject *context, Answer<JobId> answer) = 0;
    /// All or none.
    virtual void addFiles(const JobId &job, const QList<NewFile> &files, QObject *context, Answer<void> answer) = 0;
    virtual void removeFile(const JobId &job, int index, QObject *context, Answer<void> answer) = 0;
    virtual void resume(const JobId &job, QObject *context, Answer<void> answer) = 0;
    virtual void suspend(const JobId &job, QObject *context, Answer<void> answer) = 0;
    virtual void complete(const JobId &job, QObject *context, Answer<CompleteReport> answer) = 0;
    virtual void cancel(const JobId &job, QObject *context, Answer<CancelReport> answer) = 0;
    /// Activity without a change: the inactivity timeout starts anew.
    virtual void keep(const JobId &job, QObject *context, Answer<void> answer) = 0;
    virtual void takeOwnership(const JobId &job, QObject *context, Answer<void> answer) = 0;
    virtual void set(const JobId &job, const QString &key, const QString &text, QObject *context, Answer<void> answer) = 0;

    /// Jobs that are not final, by sequence.
    virtual void snapshots(QObject *context, Answer<QList<JobSnapshot>> answer) = 0;
    virtual void history(int limit, QObject *context, Answer<QList<HistoryEntry>> answer) = 0;
    virtual void policy(QObject *context, Answer<PolicyReport> answer) = 0;
    /// Writes a key of the user's layer; an empty text goes back to the default. AccessDenied when the administrator fixed it.
    virtual void setPolicy(const QString &key, const QString &text, QObject *context, Answer<void> answer) = 0;

Q_SIGNALS:
    /// New and changed jobs, about ten times a second at most; the first one after start has all.
    void jobsChanged(const QList<tranship::JobSnapshot> &jobs);
    /// Jobs that became final.
    void jobsRemoved(const QList<tranship::JobId> &jobs);
    void noticed(const tranship::Notice &notice);
    void policyChanged(const tranship::PolicyReport &report);
};

} // namespace tranship
