// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/clock.h"
#include "model/job/result.h"
#include "model/job/verbs.h"
#include "model/queue/admission.h"
#include "model/queue/bandwidth.h"
#include "model/queue/cleanup.h"
#include "model/queue/completion.h"
#include "model/queue/dispatcher.h"
#include "model/queue/expirywatch.h"
#include "model/queue/farewells.h"
#include "model/queue/forecast.h"
#include "model/queue/jobaccess.h"
#include "model/queue/jobbook.h"
#include "model/queue/jobsecrets.h"
#include "model/queue/notifycommands.h"
#include "model/queue/policybook.h"
#include "model/queue/policyhold.h"
#include "model/queue/programs.h"
#include "model/queue/remotenames.h"
#include "model/queue/requests.h"
#include "model/queue/scan.h"
#include "model/queue/snapshotfeed.h"
#include "model/queue/trustbook.h"
#include "model/queue/uploadadmission.h"

#include <QObject>

#include <functional>

namespace tranship {

/// What the queue stands on.
struct QueueServices {
    Storage &storage;
    DownloadServices downloads;
    Clock &clock;
    QString owner; ///< the OS user this process works for
    PolicyLayer administrator;
    UploadTransfers &uploads;
    FarewellSender &farewells;
    TrafficMeter *traffic = nullptr; ///< null: there is no telling what other programs receive
    SignIns *signIns = nullptr; ///< null: jobs have no secrets and are strangers everywhere
    Programs *programs = nullptr; ///< null: real ones
    TrustBook *trust = nullptr; ///< null: no certificate is ever trusted by a person
};

/// Owns all jobs: the verbs of the job contract, one by one. Each answers once, after its effect is
/// in the store. Lives in the engine's thread; what runs when is the dispatcher's matter.
class JobQueue final : public QObject {
    Q_OBJECT

public:
    template <typename T> using Answer = std::function<void(const Result<T> &)>;

    explicit JobQueue(QueueServices services);
    ~JobQueue() override;

    /// Takes over what the store held, finishes what a crash interrupted, goes on. `crashed`: the
    /// last process ended by a fault of its own (not by a kill or a power cut).
    void start(const StoreOpening &opening, bool crashed);
    /// Stops all transfers and brings everything to the store.
    void stop(std::function<void()> stopped);

    void create(const NewJob &job, Answer<JobId> answer);
    void addFiles(const JobId &id, const QList<NewFile> &files, Answer<void> answer);
    void removeFile(const JobId &id, int index, Answer<void> answer);
    void resume(const JobId &id, Answer<void> answer);
    void suspend(const JobId &id, Answer<void> answer);
    void complete(const JobId &id, Answer<CompleteReport> answer);
    void cancel(const JobId &id, Answer<CancelReport> answer);
    void keep(const JobId &id, Answer<void> answer);
    void takeOwnership(const JobId &id, Answer<void> answer);
    void set(const JobId &id, const QString &key, const QString &text, Answer<void> answer);

    /// The verbs of its own matter that have files come from elsewhere.
    [[nodiscard]] RemoteNames &remoteNames() { return m_names; }

    /// What files would meet before they are added.
    [[nodiscard]] Forecast &forecast() { return m_forecast; }

    /// The verbs about secrets.
    [[nodiscard]] JobSecrets &secrets() { return m_secrets; }

    [[nodiscard]] QList<JobSnapshot> snapshots() { return m_feed.all(); }

    void history(int limit, Answer<QList<HistoryEntry>> answer);
    void journal(const JobId &id, Answer<QList<JournalEntry>> answer);
    [[nodiscard]] PolicyReport policyReport() const;
    void setPolicy(const QString &key, const QString &text, Answer<void> answer);

    /// What the system says of the network; unknown until it is called.
    void setNetwork(const NetworkState &network) { m_dispatcher.setNetwork(network); }

    /// The heartbeat: once a second.
    void tick();

Q_SIGNALS:
    void jobsRestored(const tranship::StoredJobs &jobs);
    void jobsChanged(const QList<tranship::JobSnapshot> &jobs);
    void jobsRemoved(const QList<tranship::JobId> &jobs);
    void noticed(const tranship::Notice &notice);
    void policyChanged(const tranship::PolicyReport &report);

private:
    [[nodiscard]] Result<Job *> jobFor(Verb verb, const JobId &id)
    {
        return m_access.jobFor(verb, id);
    }

    void restore(const JobId &id, bool crashed);
    void admit(const JobId &id, const QList<NewFile> &files, const Answer<void> &answer);
    void addAdmitted(const JobId &id, const QList<File> &files, const Answer<void> &answer);
    void takeOut(const JobId &id, int index, const Answer<void> &answer);
    void tryAgain(Job &job, File &file);
    [[nodiscard]] Done checkScan(const Job &job) const;
    void scan(const JobId &id, const std::function<void(const Done &)> &scanned);
    void publish(const JobId &id, const Answer<CompleteReport> &answer);
    void reconnect(const std::function<bool(const Job &)> &isMeant);
    void apply(const JobId &id, const QString &key, const QString &text,
               const Answer<void> &answer);
    void farewellEnded(const Farewell &farewell);
    void cancelJob(Job &job, bool expired, Answer<CancelReport> answer);
    void onFailed(const JobId &id);
    void signedIn(const QList<JobId> &jobs);
    void onTransferred(const JobId &id);
    void tell(Notice::Kind kind, const Job &job, const QString &detail = {});

    QueueServices m_services;
    JobBook m_book;
    PolicyBook m_policy;
    Cleanup m_cleanup;
    Completion m_completion;
    Admission m_admission;
    Forecast m_forecast;
    UploadAdmission m_uploadAdmission;
    Farewells m_farewells;
    Bandwidth m_bandwidth;
    Dispatcher m_dispatcher;
    PolicyHold m_hold;
    JobAccess m_access;
    RemoteNames m_names;
    JobSecrets m_secrets;
    ExpiryWatch m_expiry;
    SnapshotFeed m_feed;
    ProcessPrograms m_ownPrograms;
    NotifyCommands m_notify;
    Scan m_scan;
    QString m_proxy; ///< the policy's, as running jobs use it
    qint64 m_ticks = 0;
};

} // namespace tranship
