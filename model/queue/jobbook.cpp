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

/// A restart begins from what is on stable storage.
Job withoutUnsecured(Job job)
{
    for (qsizetype i = 0; i < job.files.size(); ++i) {
        if (!job.files.at(i).isFinished())
            job.files[i].bytesTransferred = job.securedBytes(job.files.at(i));
    }
    return job;
}

/// At a time, so that the queue is not kept from its work.
constexpr int mostPacked = 5000;

} // namespace

JobBook::JobBook(Storage &storage, const Clock &clock)
    : m_storage(storage),
      m_clock(clock),
      m_journal(clock)
{
}

void JobBook::load(StoredJobs &jobs)
{
    m_sequences.reserve(jobs.size());
    for (StoredJob &job : jobs.packed()) {
        if (job.hasUnsecured)
            job = StoredJob(withoutUnsecured(job.packed.unpacked()));
        m_nextSequence = std::max(m_nextSequence, job.sequence + 1);
        m_sequences.insert(job.brief.id, job.sequence);
        Place &place = m_jobs.try_emplace(m_jobs.end(), job.sequence)->second;
        place.packed = job.packed;
        note(place, job.brief);
    }
}

void JobBook::put(Job job)
{
    const qint64 sequence = job.sequence;
    m_sequences.insert(job.id, sequence);
    m_open.insert(job.id);
    Place &place = m_jobs[sequence];
    note(place, briefOf(job));
    place.packed = {};
    place.open = std::make_unique<Job>(std::move(job));
}

void JobBook::drop(const JobId &id)
{
    const auto place = m_jobs.find(m_sequences.take(id));
    discount(place->second.brief);
    m_open.remove(id);
    m_jobs.erase(place);
}

void JobBook::discount(const JobBrief &brief)
{
    --m_owners[brief.owner];
    if (--m_fileCounts[brief.files] == 0)
        m_fileCounts.erase(brief.files);
}

/// What the job is like now.
void JobBook::note(Place &place, const JobBrief &brief)
{
    if (!place.brief.id.isNull())
        discount(place.brief);
    place.brief = brief;
    const auto owner = m_owners.find(brief.owner);
    if (owner == m_owners.end()) {
        m_owners.insert(brief.owner, 1);
    } else {
        ++*owner;
        place.brief.owner = owner.key(); // one text for all jobs
    }
    ++m_fileCounts[place.brief.files];
}

void JobBook::written(const Job &job)
{
    if (Place *place = placeOf(job.id))
        note(*place, briefOf(job));
}

JobBook::Place *JobBook::placeOf(const JobId &id)
{
    const auto sequence = m_sequences.constFind(id);
    return sequence == m_sequences.cend() ? nullptr : &m_jobs.at(*sequence);
}

const JobBook::Place *JobBook::placeOf(const JobId &id) const
{
    const auto sequence = m_sequences.constFind(id);
    return sequence == m_sequences.cend() ? nullptr : &m_jobs.at(*sequence);
}

Job *JobBook::open(const Place &place) const
{
    if (!place.open) {
        place.open = std::make_unique<Job>(place.packed.unpacked());
        m_open.insert(place.brief.id);
    }
    place.packed = {}; // what is found may be changed
    return place.open.get();
}

Job *JobBook::find(const JobId &id)
{
    const Place *place = placeOf(id);
    return place ? open(*place) : nullptr;
}

const Job *JobBook::find(const JobId &id) const
{
    const Place *place = placeOf(id);
    return place ? open(*place) : nullptr;
}

std::optional<Job> JobBook::copyOf(const JobId &id) const
{
    const Place *place = placeOf(id);
    if (!place)
        return {};
    return place->open ? *place->open : place->packed.unpacked();
}

std::optional<JobBrief> JobBook::brief(const JobId &id) const
{
    const Place *place = placeOf(id);
    if (!place)
        return {};
    return place->open ? briefOf(*place->open) : place->brief;
}

QList<JobId> JobBook::idsWhere(const std::function<bool(const JobBrief &)> &isWanted) const
{
    QList<JobId> wanted;
    for (const auto &[sequence, place] : m_jobs) {
        if (place.open ? isWanted(briefOf(*place.open)) : isWanted(place.brief))
            wanted.append(place.brief.id);
    }
    return wanted;
}

QList<JobId> JobBook::inOrder(const QSet<JobId> &ids) const
{
    QList<std::pair<qint64, JobId>> found;
    found.reserve(ids.size());
    for (const JobId &id : ids) {
        const Place *place = placeOf(id);
        if (place && !isFinal(place->open ? place->open->state : place->brief.state))
            found.append({m_sequences.value(id), id});
    }
    std::sort(found.begin(), found.end());
    QList<JobId> ordered;
    ordered.reserve(found.size());
    for (const auto &[sequence, id] : std::as_const(found))
        ordered.append(id);
    return ordered;
}

void JobBook::forEachFetched(const std::function<void(const FetchedFile &)> &visit) const
{
    for (const auto &[sequence, place] : m_jobs) {
        if (!place.open && place.brief.type == JobType::Download) {
            place.packed.forEachFile(
                [&visit, name = place.packed.name()](QByteArrayView url, const QString &path) {
                    visit({name, url.toByteArray(), path});
                });
            continue;
        }
        const Job job = place.open ? *place.open : place.packed.unpacked();
        for (const File &file : job.files) {
            if (!job.isSent(file))
                visit({job.name, packedUrl(file.url), file.path});
        }
    }
}

void JobBook::putAway()
{
    QSet<JobId> still;
    int packed = 0;
    for (const JobId &id : std::as_const(m_open)) {
        Place &place = *placeOf(id);
        const Job &job = *place.open;
        const bool rests = (job.state == JobState::Suspended || job.state == JobState::Error
                            || job.state == JobState::Transferred || job.state == JobState::Queued)
            && job.intent == Intent::None && packed < mostPacked;
        if (!rests) {
            still.insert(id);
            continue;
        }
        ++packed;
        note(place, briefOf(job));
        place.packed = PackedJob(job);
        place.open.reset();
    }
    m_open = std::move(still);
}

QList<JobId> JobBook::ids() const
{
    return idsWhere([](const JobBrief &) { return true; });
}

JobCounts JobBook::counts(const QString &owner) const
{
    JobCounts counts;
    counts.ofAll = static_cast<int>(m_jobs.size());
    counts.ofOwner = m_owners.value(owner);
    return counts;
}

int JobBook::mostFilesInJob() const
{
    return m_fileCounts.empty() ? 0 : m_fileCounts.rbegin()->first;
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
    put(std::move(job));
    note(id, Happening::Created);
    apply(change, [this, id, saved = std::move(saved)](const Done &done) {
        if (!done)
            drop(id);
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
    if (state == JobState::Connecting)
        mark(job);
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

/// Before it runs: what its files hold now is no progress.
void JobBook::mark(const Job &job)
{
    QHash<QString, Mark> &marks = m_marks[job.id];
    for (const File &file : job.files) {
        const QString name = nameOf(file);
        if (!marks.contains(name))
            marks.insert(name, {file.restarts, job.securedBytes(file)});
    }
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
    written(job);
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
    written(job);
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
            drop(id);
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
