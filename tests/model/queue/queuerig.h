// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/device.h"
#include "model/files/mountedpartfiles.h"
#include "model/files/partfile.h"
#include "model/files/worker.h"
#include "model/queue/connectionkeeper.h"
#include "model/queue/jobqueue.h"
#include "model/queue/workerstorage.h"
#include "model/store/jobstore.h"
#include "model/transfer/httptransport.h"
#include "model/transfer/local/filetransport.h"
#include "model/transfer/sourcetransport.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakesecrets.h"
#include "tests/support/faketraffic.h"
#include "tests/support/faultfile.h"
#include "tests/support/handprograms.h"
#include "tests/support/handuploads.h"
#include "tests/support/hastytransports.h"
#include "tests/support/scriptedserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <memory>
#include <optional>

namespace tranship::test {

/// A whole queue on real files, a real store and a scripted server, with a clock that is turned by
/// hand.
class QueueRig final {
public:
    /// `patience`: how long a transport waits for a head and between two pieces of a body.
    explicit QueueRig(std::chrono::milliseconds patience = std::chrono::minutes(1));
    /// `disk` does the blocking work, which is done at once in this thread otherwise.
    explicit QueueRig(Worker &disk);
    ~QueueRig();

    JobQueue &queue() { return *m_queue; }

    ScriptedServer &server() { return m_server; }

    FakeClock &clock() { return m_clock; }

    /// What is received with each second of tick(), by other programs and by background jobs
    /// themselves.
    FakeTraffic &traffic() { return m_traffic; }

    /// What the part files go through, of which chosen calls fail.
    FaultFiles &disk() { return m_faults; }

    /// What uploads of jobs go through, each as far as the test says.
    HandUploads &uploads() { return m_uploads; }

    /// The keychain of the machine; it outlives restarts.
    FakeSecrets &keychain() { return m_keychain; }

    SignIns &signIns() { return *m_signIns; }

    /// The servers that are told of uploads that are over.
    HandFarewells &farewells() { return m_farewells; }

    HandPrograms &programs() { return m_programs; }

    [[nodiscard]] QString folder() const { return m_target.path(); }

    [[nodiscard]] QString dataFolder() const { return m_data.path(); }

    [[nodiscard]] QList<Notice> notices() const { return m_notices; }

    /// Ends the process as a kill does (no stop(), nothing flushed) and starts the next one.
    void restart(bool crashed = false);
    /// The same with a clean end.
    void restartCleanly();

    /// Whose process it is from the next restart on.
    void setOwner(const QString &owner) { m_owner = owner; }

    void setAdministrator(const PolicyLayer &layer) { m_administrator = layer; }

    /// What the system says of the network from now on. The scripted server is on the machine
    /// itself; farUrl() names it as if it were not.
    void setNetwork(const NetworkState &network) { m_queue->setNetwork(network); }

    [[nodiscard]] QString farUrl(const QString &path) const;
    /// A job with one file from there, resumed.
    JobId resumedFar(const QStringList &paths, const NewJob &job = {.name = QStringLiteral("job")});

    /// Seconds go by, with a heartbeat each; events are served between.
    void tick(int seconds = 1);

    /// Calls a verb and waits for its answer.
    template <typename T, typename Call> Result<T> ask(Call call)
    {
        std::optional<Result<T>> result;
        call([&result](const Result<T> &answer) { result = answer; });
        [[maybe_unused]] const bool answered =
            QTest::qWaitFor([&] { return result.has_value(); }, 10'000);
        Q_ASSERT(answered);
        return *result;
    }

    Result<JobId> create(const NewJob &job = {.name = QStringLiteral("job")});
    Done add(const JobId &job, const QList<NewFile> &files);
    /// A job with one file for each path of the server, into folder(); not resumed.
    JobId jobOf(const QStringList &paths, const NewJob &job = {.name = QStringLiteral("job")});
    /// A file in folder() to be uploaded, of `size` bytes; its path.
    QString source(const QString &name, qint64 size = 1000);
    /// A job that brings the files of these paths to an example server; not resumed.
    JobId uploadOf(const QStringList &paths, JobType type = JobType::Upload);
    /// The upload of `path` that runs; it is waited for.
    HandUpload *upload(const QString &path);
    Done resume(const JobId &job);
    Done suspend(const JobId &job);
    Done keep(const JobId &job);
    Done set(const JobId &job, const QString &key, const QString &text);
    Done setUrl(const JobId &job, int index, const QUrl &url);
    Result<int> replacePrefix(const JobId &job, const QString &from, const QString &to);
    Done removeFile(const JobId &job, int index);
    Done takeOwnership(const JobId &job);
    Result<CompleteReport> complete(const JobId &job);
    Result<CancelReport> cancel(const JobId &job);
    Done setPolicy(const QString &key, const QString &text);
    QList<HistoryEntry> history();

    /// The job as the queue shows it; nullopt when it is final.
    std::optional<Job> job(const JobId &id);
    JobState state(const JobId &id); ///< Acknowledged when the job left the queue
    bool reaches(const JobId &id, JobState state, int milliseconds = 10'000);

    /// Names in folder(), hidden ones too.
    [[nodiscard]] QStringList files() const;
    [[nodiscard]] QByteArray content(const QString &name) const;

private:
    void begin(bool crashed);

    FakeSecrets m_keychain;
    std::unique_ptr<Vault> m_vault;
    std::unique_ptr<SignIns> m_signIns;
    std::unique_ptr<ConnectionKeeper> m_keeper;
    std::unique_ptr<Routes> m_routes;
    QTemporaryDir m_data;
    QTemporaryDir m_target;
    ScriptedServer m_server;
    FakeClock m_clock;
    FakeTraffic m_traffic;
    InlineWorker m_worker;
    Worker &m_diskWorker;
    DiskPartFiles m_real;
    FaultFiles m_faults{m_real};
    MountedPartFiles m_partFiles{m_faults, deviceOf};
    HandUploads m_uploads;
    HandFarewells m_farewells;
    HandPrograms m_programs;
    QString m_owner = QStringLiteral("anna");
    PolicyLayer m_administrator;
    const std::chrono::milliseconds m_patience;
    std::unique_ptr<HttpTransports> m_web;
    std::unique_ptr<HastyTransports> m_hasty;
    std::unique_ptr<FileTransports> m_sources;
    std::unique_ptr<SourceTransports> m_transports;
    std::unique_ptr<JobStore> m_store;
    std::unique_ptr<WorkerStorage> m_storage;
    std::unique_ptr<JobQueue> m_queue;
    QList<Notice> m_notices;
};

} // namespace tranship::test
