// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/clock.h"
#include "model/queue/jobbook.h"
#include "model/transfer/download/filedownload.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

namespace tranship {

/// Where jobs in TransientError are: each waits for a moment or for a condition, then goes back to
/// the queue.
class WaitingRoom final : public QObject {
    Q_OBJECT

public:
    WaitingRoom(JobBook &book, DownloadServices services, Clock &clock);

    /// Moves the job to TransientError with `error`, until what remedies that has happened.
    /// `retryAfter`: what a server asked for.
    void enter(Job &job, const Error &error, std::optional<std::chrono::seconds> retryAfter);
    /// The same for what is no failure of the job and does it no harm: it waits for the condition
    /// of `error` to end, as long as that takes. NetworkDisconnected is only what the system says,
    /// so such a job tries now and then whether it is true.
    void enterFor(Job &job, const Error &error);
    /// Time that a job in TransientError waits, from a stored one.
    void restore(const Job &job);
    /// The job has another state now, or is about to.
    void forget(const JobId &job);
    /// About once a second: lets those go whose wait is over.
    void tick();
    /// Lets those go now of whom `mayGo` holds.
    void letGoIf(const std::function<bool(const Job &)> &mayGo);

    /// Which other jobs run, whose room on a disk is taken: asked when a job waits for a full disk.
    void setRunning(std::function<QList<JobId>()> running) { m_running = std::move(running); }

Q_SIGNALS:
    /// The job waited for its disk until its no-progress timeout.
    void outOfPatience(const tranship::JobId &job);

private:
    struct Wait {
        std::optional<std::chrono::milliseconds> due; ///< nothing: until it is let go
        bool isForDisk = false;
        bool isAsking = false; ///< the disk has not answered yet
    };

    void letGo(Job &job);
    void askDisk(const JobId &id);

    JobBook &m_book;
    DownloadServices m_services;
    Clock &m_clock;
    QHash<JobId, Wait> m_waits;
    std::function<QList<JobId>()> m_running;
};

} // namespace tranship
