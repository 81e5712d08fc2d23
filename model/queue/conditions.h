// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/clock.h"
#include "model/job/network.h"
#include "model/queue/hostmanners.h"
#include "model/queue/jobbook.h"
#include "model/queue/waitingroom.h"
#include "model/queue/wakewatch.h"

#include <QList>
#include <QObject>

#include <optional>

namespace tranship {

/// What keeps jobs from running that is no matter of turns: the network, what it costs, what
/// servers ask for, and the machine's sleep.
class Conditions final : public QObject {
    Q_OBJECT

public:
    /// Who runs the jobs.
    class Owner {
    public:
        [[nodiscard]] virtual QList<JobId> running() const = 0;
        /// Brings what the connections know of a running job into the book.
        virtual void refresh(const JobId &job) = 0;
        /// Closes the job's connections; its state is the caller's matter.
        virtual void takeOff(const JobId &job) = 0;
        /// Look again who may run.
        virtual void reschedule() = 0;

    protected:
        ~Owner() = default;
    };

    Conditions(JobBook &book, WaitingRoom &waiting, Clock &clock, Owner &owner);

    /// What the system says of the network now: jobs that it does not carry wait at once, those
    /// that waited for it go on at once.
    void setNetwork(const NetworkState &network);
    /// About once a second: whether the machine slept, and what did not outlive it.
    void tick();

    /// Before it is decided who runs: who must not, for the costs, waits; who may again, is Queued.
    void obeyCosts();
    /// Whether holdBack() could find anything; else there is no need to look through all jobs.
    [[nodiscard]] bool mayHoldBack() const;
    /// Who is Queued and could do nothing but fail waits where the others wait.
    void holdBack(Job &job);

    /// The first byte of the job came: the system may know less than that.
    void believe(const Job &job);
    /// The network's fault in `error`, when it is one.
    [[nodiscard]] std::optional<Error> causeOf(const Error &error, const Job &job) const;

    [[nodiscard]] HostManners &hosts() { return m_hosts; }

private:
    void parkOn(const NetworkState &network);
    void wake();
    void remakeDead();
    [[nodiscard]] WakeWatch::Progress progress();

    JobBook &m_book;
    WaitingRoom &m_waiting;
    Owner &m_owner;
    NetworkState m_network;
    HostManners m_hosts;
    WakeWatch m_wake;
};

} // namespace tranship
