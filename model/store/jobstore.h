// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/blocks.h"
#include "model/job/certificate.h"
#include "model/job/journal.h"
#include "model/job/policy.h"
#include "model/job/result.h"
#include "model/job/snapshot.h"
#include "model/store/storedjobs.h"

#include <QList>
#include <QMap>
#include <QString>

#include <memory>
#include <optional>

namespace tranship {

/// A part file that is to be deleted; kept until it is gone.
struct Leftover {
    qint64 id = 0; ///< given by who makes it (Cleanup); 0: the store gives one
    JobId job;
    QString folder;
    QString partName;
    quint64 device = 0;
    quint64 inode = 0;
    quint64 born = 0; ///< as FileIdentity::born

    bool operator==(const Leftover &) const = default;
};

/// What a server is still to be told of an upload that is over: to drop what it has of it or, when
/// that is whole, only what it keeps beside it. Kept until it was told or `until`.
struct Farewell {
    qint64 id = 0; ///< given by who makes it (Farewells); 0: the store gives one
    JobId job; ///< it may have ended
    QUrl url; ///< the target of the upload
    UploadSession session;
    bool wantsReply = false; ///< of an upload-reply
    QDateTime until; ///< UTC
    /// Of the job's settings: it is told by the way that the upload went.
    QString proxy = {};
    QString proxyBypass = {};
    SecurityFlags security = {};
    QString clientCertificate = {};

    bool operator==(const Farewell &) const = default;
};

/// The checkpointed part of one file of a job: what moves without the person's doing.
struct FileProgress {
    JobId job;
    int index = 0;
    File file;
    /// Hashes of what the part file holds in file.durable, new ones alone. Those of before stay as
    /// long as their bytes are durable.
    QList<BlockHash> blocks = {};
};

/// A line for the journal of a job.
struct JournalLine {
    JobId job;
    JournalEntry entry;
};

/// Everything one transaction writes.
struct StoreChange {
    /// Jobs to insert or replace, with all their files. A job in a final state becomes history.
    QList<Job> jobs;
    /// Jobs that exist and whose files' rows stay as they are: only their own row is written.
    QList<Job> rows;
    QList<FileProgress> progress; ///< rows of files of jobs that exist
    QList<Leftover> newLeftovers;
    QList<qint64> goneLeftovers;
    QList<Farewell> newFarewells;
    QList<qint64> goneFarewells;
    PolicyLayer policy; ///< user's settings to write; an empty text removes the key
    QMap<QString, QString> notes; ///< small facts of the engine's own ("last-seen"); empty removes
    QList<ShownCertificate> certificates{}; ///< to insert or replace
    QList<CertificateKey> goneCertificates{};
    QList<JobId> expired; ///< history entries that ended by the inactivity timeout
    QList<JournalLine> journal; ///< in order
    bool durable = true; ///< synchronous=FULL; false for checkpoints (NORMAL)
};

/// What open() found.
struct StoreOpening {
    StoredJobs jobs; ///< not final, by sequence
    QList<Leftover> leftovers;
    PolicyLayer policy;
    QMap<QString, QString> notes;
    QString setAside; ///< where a damaged store was moved to; empty: it was sound
    QDateTime backupTime; ///< of the backup used instead; null: none was there, or it was sound
    QList<Farewell> farewells{};
    QList<ShownCertificate> certificates{};
};

/// Whether a store belongs to a portable copy, whose paths change with the place of its drive.
enum class Travels { No, Yes };

/// The SQLite database of jobs, "jobs.sqlite" in the data folder: WAL, schema version with
/// migrations, quick_check at open, rolling backup. Belongs to the thread that opened it.
class JobStore final {
public:
    JobStore();
    ~JobStore();

    /// Opens, or makes, the store. StoreTooNew: left untouched. A damaged one is set aside and the
    /// newest sound backup used. StoreFailed with SQLite's words otherwise.
    /// One that travels is brought to where its folder is now.
    [[nodiscard]] Result<StoreOpening> open(const QString &folder, Travels travels = Travels::No);

    /// One transaction: all or nothing.
    [[nodiscard]] Done apply(const StoreChange &change);
    /// Several changes in one transaction, as durable as the most demanding of them; when it fails,
    /// in one each, so that only what is wrong is refused. The outcome of each, in order.
    [[nodiscard]] QList<Done> applyAll(const QList<StoreChange> &changes);

    /// Newest first, at most `limit`.
    [[nodiscard]] Result<QList<HistoryEntry>> history(int limit);

    /// What blocks of a part file of a job that is not final held, by block.
    [[nodiscard]] Result<QList<BlockHash>> blocks(const JobId &job, const QString &partName);

    /// What happened to a job, ended or not: the newest line last, mostJournalEntries at most.
    [[nodiscard]] Result<QList<JournalEntry>> journal(const JobId &job);

    /// Writes a fresh backup beside the store and drops the oldest beyond three.
    [[nodiscard]] Done backup();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace tranship
