// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/jobbook.h"

#include <QLoggingCategory>

#include <algorithm>

namespace tranship {

Q_LOGGING_CATEGORY(logQueue, "tranship.queue")

namespace {

/// What stays the same about a file of a job while others come and go.
QString nameOf(const File &file)
{
    return file.partName.isEmpty() ? file.path + u'\n' + file.url.toString() : file.partName;
}

} // namespace

JobBook::JobBook(Storage &storage, const Clock &clock)
    : m_storage(storage),
      m_clock(clock),
      m_journal(clock)
{
}

void JobBook::load(const QList<Job> &jobs)
{
    for (Job job : jobs) {
        for (File &file : job.files) {
            const qint64 secured = job.securedBytes(file);
            if (!file.isFinished())
                file.bytesTransferred = secured;
            m_marks[job.id].insert(nameOf(file), {file.restarts, secured});
        }
        m_nextSequence = std::max(m_nextSequence, job.sequence + 1);
        m_sequences.insert(job.id, job.sequence);
        const JobId id = job.id;
        m_jobs.insert_or_assign(job.sequence, std::move(job));
        Q_EMIT changed(id);
    }
}

Job *JobBook::find(const JobId &id)
{
    const auto sequence = m_sequences.constFind(id);
    return sequence == m_sequences.cend() ? nullptr : &m_jobs.at(*sequence);
}

const Job *JobBook::find(const JobId &id) const
{
    const auto sequence = m_sequences.constFind(id);
    return sequence == m_sequences.cend() ? nullptr : &m_jobs.at(*sequence);
}

QList<JobId> JobBook::ids() const
{
    QList<JobId> all;
    all.reserve(static_cast<qsizetype>(m_jobs.size()));
    for (const auto &[sequence, job] : m_jobs)
        all.append(job.id);
    return all;
}

JobCounts JobBook::counts(const QString &owner) const
{
    JobCounts counts;
    counts.ofAll = static_cast<int>(m_jobs.size());
    counts.ofOwner =
        static_cast<int>(std::count_if(m_jobs.begin(), m_jobs.end(), [&](const auto &item) {
            return item.second.owner == owner;
        }));
    return counts;
}

int JobBook::mostFilesInJob() const
{
    int most = 0;
    for (const auto &[sequence, job] : m_jobs)
        most = std::max(most, job.filesTotal());
    return most;
}

void JobBook::insert(Job job, Saved saved)
{
    job.sequence = m_nextSequence++;
    job.created = m_clock.now();
    job.modified = job.created;
    job.lastActivity = m_observed;
    const JobId id = job.id;
    StoreChange change;
    change.jobs = {job};
    m_sequences.insert(id, job.sequence);
    m_jobs.insert_or_assign(job.sequence, std::move(job));
    note(id, Happening::Created);
    apply(change, [this, id, saved = std::move(saved)](const Done &done) {
        if (!done)
            m_jobs.erase(m_sequences.take(id));
        else
            Q_EMIT changed(id);
        saved(done);
    });
}

bool JobBook::moveTo(Job &job, JobState state, const Error &error)
{
    if (!canMove(job.state, state)) {
        qCCritical(logQueue) << "no legal move:" << stateName(job.state) << "to"
                             << stateName(state);
        return false;
    }
    const bool fails = state == JobState::Error || state == JobState::TransientError;
    if (fails && error.code != ErrorCode::NetworkDisconnected
        && error.code != ErrorCode::BlockedByPolicy)
        ++job.errorCount;
    if (fails)
        job.error = error;
    else if (state != JobState::Queued && state != JobState::Connecting)
        job.error = {};
    if (state != JobState::TransientError)
        job.nextTry = {};
    if (state == JobState::Transferred)
        job.transferCompleted = m_clock.now();
    const JobState from = std::exchange(job.state, state);
    if (const auto entry = stateEntry(from, job))
        note(job.id, *entry);
    touch(job);
    Q_EMIT stateChanged(job.id);
    return true;
}

void JobBook::touch(Job &job)
{
    job.modified = m_clock.now();
    job.lastActivity = m_observed;
    job.warnedOfExpiry = false;
    Q_EMIT changed(job.id);
}

void JobBook::progressed(Job &job)
{
    touch(job);
    job.attempts = 0;
    job.firstFailure = {};
}

void JobBook::checkpointed(Job &job, int index)
{
    const File &file = job.files.at(index);
    Mark &mark = m_marks[job.id][nameOf(file)];
    const qint64 secured = job.securedBytes(file);
    if (file.restarts != mark.restarts)
        mark = {file.restarts, 0};
    if (secured <= mark.length)
        return;
    mark.length = secured;
    progressed(job);
}

void JobBook::commit(const Job &job, Saved saved)
{
    StoreChange change;
    change.jobs = {job};
    store(std::move(change), job.id, std::move(saved));
}

void JobBook::commitState(const Job &job, Saved saved)
{
    storeRow(job, true, std::move(saved));
}

void JobBook::commitRelaxed(const Job &job)
{
    storeRow(job, false, {});
}

void JobBook::storeRow(const Job &job, bool durable, Saved saved)
{
    StoreChange change;
    change.rows = {job};
    change.rows.first().files.clear(); // else the next change to a file would copy them all
    change.durable = durable;
    apply(std::move(change), [this, id = job.id, saved = std::move(saved)](const Done &done) {
        const Job *written = find(id);
        if (!done)
            m_unsaved.insert(id);
        else if (written && m_unsaved.contains(id) && !isFinal(written->state))
            return commit(*written, saved); // a row of its files is missing
        if (saved)
            saved(done);
    });
}

void JobBook::commitFiles(QList<FileProgress> files, bool durable, Saved saved)
{
    StoreChange change;
    QSet<JobId> ids;
    for (const FileProgress &file : files)
        ids.insert(file.job);
    change.progress = std::move(files);
    change.durable = durable;
    apply(std::move(change), [this, ids, saved = std::move(saved)](const Done &done) {
        if (!done)
            m_unsaved.unite(ids);
        if (saved)
            saved(done);
    });
}

void JobBook::finish(const JobId &id, StoreChange change, Saved saved)
{
    const Job *job = find(id);
    Q_ASSERT(job && isFinal(job->state));
    change.jobs = {*job};
    m_unfinished.insert(id, change);
    apply(std::move(change), [this, id, saved = std::move(saved)](const Done &done) {
        if (done && m_sequences.contains(id)) {
            m_unsaved.remove(id);
            m_unfinished.remove(id);
            m_marks.remove(id);
            m_journal.forget(id);
            m_ended.insert(id);
            m_jobs.erase(m_sequences.take(id));
            Q_EMIT removed(id);
        } else if (!done) {
            m_unsaved.insert(id);
        }
        saved(done);
    });
}

void JobBook::blocks(const JobId &id, const QString &partName, QObject *context,
                     std::function<void(const QList<BlockHash> &, bool)> answer)
{
    const bool isFirst = !m_seenParts.contains(partName);
    m_seenParts.insert(partName);
    m_storage.blocks(id, partName, context,
                     [isFirst, answer = std::move(answer)](const Result<QList<BlockHash>> &blocks) {
                         answer(blocks ? *blocks : QList<BlockHash>(), isFirst);
                     });
}

void JobBook::commitUnsaved()
{
    const QSet<JobId> unsaved = std::exchange(m_unsaved, {});
    for (const JobId &id : unsaved) {
        const Job *job = find(id);
        if (job && isFinal(job->state))
            finish(id, m_unfinished.value(id), [](const Done &) {});
        else if (job)
            commit(*job);
    }
    commitJournal();
}

void JobBook::note(const JobId &id, Happening what, const QString &detail)
{
    JournalEntry entry;
    entry.what = what;
    entry.detail = detail;
    note(id, entry);
}

void JobBook::commitJournal()
{
    StoreChange change;
    change.durable = false;
    if (m_journal.hasLines())
        apply(std::move(change), {});
}

void JobBook::apply(StoreChange change, Saved applied)
{
    change.journal = m_journal.take();
    const QList<JournalLine> lines = change.journal;
    m_storage.apply(std::move(change), this,
                    [this, lines, applied = std::move(applied)](const Done &done) {
                        if (!done)
                            m_journal.giveBack(lines);
                        if (applied)
                            applied(done);
                    });
}

void JobBook::store(StoreChange change, const JobId &id, Saved saved)
{
    apply(std::move(change), [this, id, saved = std::move(saved)](const Done &done) {
        if (done)
            m_unsaved.remove(id);
        else
            m_unsaved.insert(id);
        if (saved)
            saved(done);
    });
}

} // namespace tranship
