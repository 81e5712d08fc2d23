// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/clock.h"
#include "model/job/policy.h"
#include "model/job/schedule.h"
#include "model/queue/bandwidth.h"
#include "model/queue/conditions.h"
#include "model/queue/jobbook.h"
#include "model/queue/jobrunner.h"
#include "model/queue/waitingroom.h"
#include "model/transfer/hostbudget.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace tranship {

/// Decides which jobs run now and what becomes of them when they can't: queued again, tried again
/// later, given up, transferred.
class Dispatcher final : public QObject, private JobRunner::Owner, private Conditions::Owner {
    Q_OBJECT

public:
    Dispatcher(JobBook &book, TransferServices services, Clock &clock, const Policy &policy,
               const QString &owner, Bandwidth &bandwidth);
    ~Dispatcher() override;

    /// Looks again, from the event loop, who may run.
    void reschedule() override;
    /// Takes the job out of its slot; `released` is called when nothing of it is open any more.
    void release(const JobId &job, std::function<void()> released);
    /// The same for all jobs; none is started any more.
    void stopAll(std::function<void()> stopped);

    /// Time that a job in TransientError waits, from a stored one.
    void restoreRetry(const Job &job) { m_waiting.restore(job); }

    /// Jobs that waited for the keychain go on.
    void keychainUnlocked();

    /// What the system says of the network now; unknown until it is called.
    void setNetwork(const NetworkState &network) { m_conditions.setNetwork(network); }

    /// Brings what the connections know of a running job into the book.
    void refresh(const JobId &job) override;

    [[nodiscard]] QList<JobId> running() const override { return m_runners.keys(); }

    [[nodiscard]] QList<qint64> fileSpeeds(const JobId &job) const;
    /// Of each file of the job that moves; empty lists for the others.
    [[nodiscard]] QList<QList<ConnectionView>> connections(const JobId &job) const;

    /// About once a second: retries, slices, clocks.
    void tick();
    /// About every two seconds: everything that moves to stable storage.
    void checkpoint();

Q_SIGNALS:
    /// Jobs whose state says otherwise now are looked at when this returns.
    void aboutToDecide();
    /// Every file of the job is Transferred.
    void transferred(const tranship::JobId &job);
    /// The job went to Error.
    void failed(const tranship::JobId &job);

private:
    struct Slot {
        std::chrono::milliseconds since{0}; ///< when it began to run
        std::chrono::milliseconds counted{
            0}; ///< up to when of timeAwake() its active time is counted
    };

    void runnerConnected(const JobId &job) override;
    void runnerEnded(const JobId &job, const Error &error,
                     std::optional<std::chrono::seconds> retryAfter) override;

    [[nodiscard]] HostManners &hosts() override { return m_conditions.hosts(); }

    void takeOff(const JobId &job) override { dropRunner(job); }

    void decide();
    void holdBack();
    [[nodiscard]] QList<Candidate> candidates();
    void begin(const JobId &id);
    void requeue(const JobId &id);
    void dropRunner(const JobId &id);
    void fail(Job &job, const Error &error, std::optional<std::chrono::seconds> retryAfter);
    void giveUp(Job &job, const Error &error);
    void countActiveTime();

    /// A sleep is no time in transfer.
    [[nodiscard]] std::chrono::milliseconds timeAwake() const
    {
        return m_clock.monotonic() - m_clock.timeAsleep();
    }

    JobBook &m_book;
    TransferServices m_services;
    Clock &m_clock;
    const Policy &m_policy;
    const QString m_owner;
    HostBudget m_budget;
    Bandwidth &m_bandwidth;
    WaitingRoom m_waiting;
    Conditions m_conditions;
    QHash<JobId, std::shared_ptr<JobRunner>> m_runners;
    QHash<JobId, std::shared_ptr<JobRunner>>
        m_leaving; ///< released, their last checkpoint under way
    QHash<JobId, QList<std::function<void()>>> m_released;
    QHash<JobId, Slot> m_slots;
    QHash<JobId, qint64> m_turns;
    qint64 m_nextTurn = 1;
    QTimer m_decide;
    bool m_closed = false;
};

} // namespace tranship
