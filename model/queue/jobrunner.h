// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/clock.h"
#include "model/queue/hostmanners.h"
#include "model/queue/jobbook.h"
#include "model/queue/speedmeter.h"
#include "model/transfer/download/filedownload.h"
#include "model/transfer/jobtransports.h"
#include "model/transfer/upload/uploadtransfers.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace tranship {

class JobIdentity;
class SignIns;

/// What the files of jobs move by.
struct TransferServices {
    DownloadServices downloads;
    UploadTransfers &uploads;
    SignIns *signIns = nullptr; ///< null: jobs are strangers everywhere
    std::shared_ptr<const ConnectionSetup> setup{}; ///< of the job's connections
};

/// Runs one job: moves its unfinished files, some side by side, until none can go on. A fatal error
/// of one file does not stop the others; a transient one is tried again while others move. Files of
/// high priority begin before those of normal and low one; skipped ones do not. A file
/// whose bytes have all come makes room for the next one while it is brought to stable storage, so
/// that the disk gets many small files at once. A reply is fetched when the file it answers is with
/// the server.
class JobRunner final : public QObject {
    Q_OBJECT

public:
    class Owner {
    public:
        /// The first byte of a body came.
        virtual void runnerConnected(const JobId &job) = 0;
        /// Nothing moves any more. No error: every file is Transferred. `retryAfter`: until
        /// when its servers want no requests.
        virtual void runnerEnded(const JobId &job, const Error &error,
                                 std::optional<std::chrono::seconds> retryAfter) = 0;
        /// Which servers may be asked, and who hears what they say.
        [[nodiscard]] virtual HostManners &hosts() = 0;

    protected:
        ~Owner() = default;
    };

    JobRunner(const JobId &job, JobBook &book, TransferServices services, Clock &clock,
              Owner &owner);
    ~JobRunner() override;

    void start();
    /// Closes all connections, checkpoints what was written, then calls `stopped`. Nothing else is
    /// told.
    void stop(std::function<void()> stopped);
    /// Starts files whose wait is over; called about once a second.
    void tick();
    /// Brings every moving file to stable storage, then its row to the store.
    void checkpoint();
    /// Copies how the moving files stand into the job.
    void refresh();
    /// Bytes a second of each file of the job.
    [[nodiscard]] QList<qint64> fileSpeeds() const;
    /// The connections of each file of the job.
    [[nodiscard]] QList<QList<ConnectionView>> connections() const;

private:
    class Lane;

    /// What a file's download uses: the workers are those of its folder.
    [[nodiscard]] DownloadServices servicesFor(int index);
    [[nodiscard]] UploadOrder orderFor(const Job &job, const File &file) const;

    struct Wait {
        int failures = 0;
        std::chrono::milliseconds until{0};
    };

    void begin(const Done &prepared);
    void startMore();
    void startFile(int index);
    [[nodiscard]] bool hasRoom(const Job &job) const;
    [[nodiscard]] std::optional<int> nextFile();
    [[nodiscard]] bool isMoving(int index) const;
    void laneFinished(Lane &lane, const Done &outcome,
                      std::optional<std::chrono::seconds> retryAfter);
    void settle(Lane &lane, const Done &outcome, std::optional<std::chrono::seconds> retryAfter);
    void failFile(int index, const Error &error, std::optional<std::chrono::seconds> retryAfter);
    void startOver(int index, const Error &error);
    static void reportRedirect(Job &job, int index);
    void nameReply(Job &job, const File &content);
    /// Lines for what happened to a file that moves since it was copied into the job.
    void noteFile(int index, const File &now);
    void noteConnected(const File &file);
    /// Of several files one waits or is given up while the others move.
    void noteFailure(const Job &job, const File &file, qint64 secondsLeft);
    void conclude();
    void laneStopped();
    [[nodiscard]] QString placeFor(int index, const QString &suggested) const;

    const JobId m_id;
    JobBook &m_book;
    TransferServices m_services;
    JobTransports m_transports;
    Clock &m_clock;
    Owner &m_owner;
    std::shared_ptr<JobIdentity> m_identity; ///< null: a stranger
    bool m_isReady = false; ///< its secrets are at hand
    std::vector<std::unique_ptr<Lane>> m_lanes;
    QHash<int, Wait> m_waits; ///< files that failed for now
    int m_next = 0; ///< files before it move, are done, or are in m_waits
    bool m_hasPriorities = false; ///< some files come before or after others
    std::function<void()> m_stopped;
    int m_stopping = 0; ///< lanes whose last checkpoint is under way
};

} // namespace tranship
