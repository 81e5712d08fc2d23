// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/clock.h"
#include "model/job/job.h"
#include "model/job/limits.h"
#include "model/queue/journalbook.h"
#include "model/queue/storage.h"
#include "model/store/storedjobs.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>
#include <map>
#include <memory>

namespace tranship {

/// A file that a job fetches, or has fetched.
struct FetchedFile {
    QString job; ///< its name
    QByteArray url; ///< as packedUrl() makes it
    QString path; ///< absolute
};

/// All jobs that are not final, in memory. The only place that changes a state, and the only way
/// from a job to the store: memory leads, the store follows in order, and verbs answer when it has
/// followed.
class JobBook final : public QObject {
    Q_OBJECT

public:
    using Saved = std::function<void(const Done &)>;

    JobBook(Storage &storage, const Clock &clock);

    /// Takes over what the store held; in `jobs`, too, bytes beyond checkpoints are gone then. Says
    /// nothing of changes.
    void load(StoredJobs &jobs);

    /// nullptr when there is no such job. Stays valid until the job leaves the book, and no longer
    /// than until the event loop is back: putAway() packs what rests.
    [[nodiscard]] Job *find(const JobId &id);
    [[nodiscard]] const Job *find(const JobId &id) const;

    /// The job was in the book and left it in a final state, since the program started.
    [[nodiscard]] bool hasEnded(const JobId &id) const { return m_ended.contains(id); }

    /// By order of creation.
    [[nodiscard]] QList<JobId> ids() const;
    /// The jobs of whom `isWanted` holds, by order of creation.
    [[nodiscard]] QList<JobId>
    idsWhere(const std::function<bool(const JobBrief &)> &isWanted) const;
    /// Those of `ids` that are in the book and not final, by order of creation.
    [[nodiscard]] QList<JobId> inOrder(const QSet<JobId> &ids) const;
    /// All jobs' files that are fetched.
    void forEachFetched(const std::function<void(const FetchedFile &file)> &visit) const;
    [[nodiscard]] std::optional<JobBrief> brief(const JobId &id) const;
    /// The job as it stands, also one that is put away; null when there is none.
    [[nodiscard]] std::optional<Job> copyOf(const JobId &id) const;
    /// Packs jobs that rest, a few thousand at a time: from the event loop alone.
    void putAway();

    [[nodiscard]] JobCounts counts(const QString &owner) const;
    [[nodiscard]] int mostFilesInJob() const;

    /// A new job, or none when the store refuses it.
    void insert(Job job, Saved saved);

    /// Checks the move against the table of legal ones, then makes it; what is no legal move is
    /// refused and logged. Keeps the fields that follow the state (error, errorCount, times).
    bool moveTo(Job &job, JobState state, const Error &error = {});
    /// A verb or property change: counts as activity.
    void touch(Job &job);
    /// A file was finished: activity, without a verb, and the end of the attempts in a row.
    void progressed(Job &job);
    /// What the checkpoint of a file holds now. It is progress when this version of it never held
    /// as much: bytes fetched again after a start over are none, so that a server whose answers
    /// break at the same byte each time wears out the job's patience.
    void checkpointed(Job &job, int index);

    /// Writes the job as it stands; `saved` is called when it is durable.
    void commit(const Job &job, Saved saved = {});
    /// The same for a job whose files' rows are up to date: writes its own row alone.
    void commitState(const Job &job, Saved saved = {});
    /// The same without waiting for stable storage: for what the service does by itself.
    void commitRelaxed(const Job &job);
    /// Writes one file of a job; durable as asked.
    void commitFiles(QList<FileProgress> files, bool durable, Saved saved = {});
    /// Takes a job in a final state out of the book, together with what else `change` has.
    void finish(const JobId &id, StoreChange change, Saved saved);
    /// Hashes of the blocks of a part file, and whether this is the first time that they are asked
    /// for since the program started; none when the store has a fault.
    void blocks(const JobId &id, const QString &partName, QObject *context,
                std::function<void(const QList<BlockHash> &blocks, bool isFirst)> answer);
    /// Tries again what the store refused, and brings it the lines that nothing took along.
    void commitUnsaved();

    /// A line for the job's journal.
    void note(const JobId &id, const JournalEntry &entry) { m_journal.note(id, entry); }

    /// A line without anything beside what happened and, where it has one, its detail.
    void note(const JobId &id, Happening what, const QString &detail = {});

    /// The line for a job that waits to be tried again, when it is known how long.
    void noteWait(const Job &job) { note(job.id, waitEntry(job, m_clock.now())); }

    [[nodiscard]] int noted(const JobId &id) const { return m_journal.noted(id); }

    /// Brings the lines to the store that are not there yet.
    void commitJournal();

    /// The engine's own clock of observed time, which activity is stamped with (inactivity.h).
    void setObservedTime(std::chrono::seconds time) { m_observed = time; }

    [[nodiscard]] std::chrono::seconds observedTime() const { return m_observed; }

Q_SIGNALS:
    void changed(const tranship::JobId &job);
    void stateChanged(const tranship::JobId &job);
    void removed(const tranship::JobId &job);

private:
    /// The most that one version of a file ever held.
    struct Mark {
        int restarts = 0; ///< File::restarts of that version
        qint64 length = 0;
    };

    /// To the store, together with the lines that wait.
    void apply(StoreChange change, Saved applied);

    /// A job, open or packed.
    struct Place {
        mutable std::unique_ptr<Job> open;
        mutable PackedJob packed;
        JobBrief brief; ///< as it was when it was packed or written last
    };

    [[nodiscard]] Place *placeOf(const JobId &id);
    [[nodiscard]] const Place *placeOf(const JobId &id) const;
    [[nodiscard]] Job *open(const Place &place) const;
    void put(Job job);
    void drop(const JobId &id);
    void note(Place &place, const JobBrief &brief);
    void discount(const JobBrief &brief);
    void written(const Job &job);
    void mark(const Job &job);

    void store(StoreChange change, const JobId &id, Saved saved);
    void storeRow(const Job &job, bool durable, Saved saved);

    Storage &m_storage;
    const Clock &m_clock;
    JournalBook m_journal;
    std::map<qint64, Place> m_jobs; ///< by sequence
    mutable QSet<JobId> m_open; ///< jobs that are not packed
    QHash<QString, int> m_owners; ///< how many jobs of each
    std::map<int, int> m_fileCounts; ///< how many jobs with so many files
    QHash<JobId, qint64> m_sequences;
    QHash<JobId, QHash<QString, Mark>> m_marks; ///< by the name of a file
    QSet<JobId> m_unsaved;
    QSet<JobId> m_ended;
    QSet<QString> m_seenParts; ///< part files whose blocks were asked for
    QHash<JobId, StoreChange>
        m_unfinished; ///< last changes of final jobs that the store has not taken yet
    qint64 m_nextSequence = 1;
    std::chrono::seconds m_observed{0};
};

} // namespace tranship
