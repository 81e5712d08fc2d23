// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/conditions.h"

namespace tranship {

namespace {

/// Another network, or the same after a sleep, may let the next try succeed.
bool isAboutConnections(const Error &error)
{
    const Remedy remedy = remedyFor(error);
    return remedy == Remedy::WaitForNetwork || remedy == Remedy::RetryByTimer;
}

} // namespace

Conditions::Conditions(JobBook &book, WaitingRoom &waiting, Clock &clock, Owner &owner)
    : m_book(book),
      m_waiting(waiting),
      m_owner(owner),
      m_hosts(clock),
      m_wake(clock)
{
}

void Conditions::setNetwork(const NetworkState &network)
{
    const bool returned = hasReturned(m_network, network);
    m_network = network;
    parkOn(m_network);
    if (returned) {
        // it may be the cure of every failed connection
        m_waiting.letGoIf([this](const Job &job) {
            return isAboutConnections(job.error) && !isCutOff(m_network, job)
                && !m_hosts.holdOn(job);
        });
    }
    m_owner.reschedule();
}

void Conditions::parkOn(const NetworkState &network)
{
    const QList<JobId> all = m_owner.running();
    for (const JobId &id : all) {
        Job *job = m_book.find(id);
        const auto error = job ? networkError(network, *job) : std::optional<Error>();
        if (!error || !isRunning(job->state))
            continue;
        m_owner.takeOff(id);
        m_waiting.enterFor(*job, *error);
    }
}

void Conditions::obeyCosts()
{
    const NetworkState costs{Reachability::Unknown, m_network.isMetered};
    parkOn(costs);
    m_waiting.letGoIf([&costs](const Job &job) {
        return job.error.code == ErrorCode::BlockedByCostPolicy && !networkError(costs, job);
    });
}

bool Conditions::mayHoldBack() const
{
    const Reachability network = m_network.reachability;
    return m_network.isMetered || m_hosts.hasRefusals()
        || (network != Reachability::Unknown && network != Reachability::Online);
}

void Conditions::holdBack(Job &job)
{
    NetworkState network = m_network;
    // who has waited for the network already comes to try whether it is true
    if (job.error.code == ErrorCode::NetworkDisconnected)
        network.reachability = Reachability::Unknown;
    if (const auto error = networkError(network, job))
        m_waiting.enterFor(job, *error);
    else if (const auto hold = m_hosts.holdOn(job))
        m_waiting.enter(job, hold->error, std::chrono::ceil<std::chrono::seconds>(hold->left));
}

void Conditions::believe(const Job &job)
{
    if (!isCutOff(m_network, job))
        return;
    const NetworkState doubted{Reachability::Unknown, m_network.isMetered};
    QMetaObject::invokeMethod(
        this, [this, doubted] { setNetwork(doubted); }, Qt::QueuedConnection);
}

std::optional<Error> Conditions::causeOf(const Error &error, const Job &job) const
{
    return isAboutConnections(error) ? networkError(m_network, job) : std::nullopt;
}

void Conditions::tick()
{
    if (m_wake.hasWoken())
        wake();
    if (m_wake.isVerdictDue())
        remakeDead();
}

void Conditions::wake()
{
    m_waiting.letGoIf(
        [this](const Job &job) { return isAboutConnections(job.error) && !m_hosts.holdOn(job); });
    m_wake.suspect(progress());
}

void Conditions::remakeDead()
{
    const QList<JobId> dead = m_wake.takeDead(progress());
    for (const JobId &id : dead) {
        m_owner.takeOff(id);
        if (Job *job = m_book.find(id); job && m_book.moveTo(*job, JobState::Queued))
            m_book.commitRelaxed(*job);
    }
}

WakeWatch::Progress Conditions::progress()
{
    WakeWatch::Progress progress;
    const QList<JobId> all = m_owner.running();
    for (const JobId &id : all) {
        m_owner.refresh(id);
        if (const Job *job = m_book.find(id))
            progress.insert(id, job->bytesTransferred());
    }
    return progress;
}

} // namespace tranship
