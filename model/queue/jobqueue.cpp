// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/jobqueue.h"

#include "model/job/filesettings.h"
#include "model/job/jobsettings.h"
#include "model/job/limits.h"
#include "model/job/uploadsettings.h"
#include "model/job/url.h"
#include "model/queue/connectionsetups.h"

#include <algorithm>
#include <utility>

#include <QDir>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestName = 256;
constexpr int longestDescription = 1024;
/// Process deaths in a row after which a job is not started by itself.
constexpr int mostCrashes = 2;
constexpr qint64 ticksPerCheckpoint = 2;
constexpr qint64 ticksPerSave = 60;
constexpr qint64 ticksPerBackup = 3600;

Done checkTexts(const NewJob &job)
{
    const auto tooLong = [](const QString &what) {
        return failure(ErrorCode::StringTooLong, ErrorContext::QueueManager, what);
    };
    if (job.name.trimmed().isEmpty())
        return failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager,
                       QStringLiteral("a job needs a name"));
    if (job.name.size() > longestName)
        return tooLong(QStringLiteral("the name is longer than %1 characters").arg(longestName));
    if (job.description.size() > longestDescription)
        return tooLong(
            QStringLiteral("the description is longer than %1 characters").arg(longestDescription));
    return {};
}

Job jobOf(const NewJob &wish, const Policy &policy, const QString &owner)
{
    Job job;
    job.id = JobId::createUuid();
    job.name = wish.name.trimmed();
    job.description = wish.description;
    job.type = wish.type;
    job.priority = wish.priority;
    job.owner = owner;
    job.settings.retryDelay = policy.minimumRetryDelay;
    job.settings.noProgressTimeout = policy.noProgressTimeout;
    const bool isUpload = wish.type != JobType::Download;
    job.settings.autoComplete = policy.autoComplete || (isUpload && policy.autoCompleteUploads);
    job.settings.parallelFiles = policy.filesPerJobAtOnce;
    return job;
}

/// A start changes nothing about the others.
bool needsRestoring(const JobBrief &job)
{
    return job.intent != Intent::None || isRunning(job.state)
        || job.state == JobState::TransientError
        || (job.state == JobState::Transferred && job.type != JobType::Download);
}

/// Secrets go with their job; those of an upload are still needed for its farewell.
bool mayHaveSecrets(const JobBrief &job)
{
    return job.hasSecrets || job.type != JobType::Download;
}

} // namespace

JobQueue::JobQueue(QueueServices services)
    : m_services(std::move(services)),
      m_book(m_services.storage, m_services.clock),
      m_policy(m_services.storage, m_services.administrator),
      m_cleanup(m_services.storage, m_services.downloads.disk),
      m_completion(m_book, m_cleanup, m_services.downloads.disk),
      m_admission(m_book, m_services.downloads.disk),
      m_forecast(m_book, m_services.downloads.disk),
      m_uploadAdmission(m_services.downloads.disk),
      m_farewells(m_services.storage, m_services.farewells, m_services.clock),
      m_bandwidth(m_book, m_services.clock, m_policy.policy(), m_services.traffic),
      m_dispatcher(m_book, {m_services.downloads, m_services.uploads, m_services.signIns, {}},
                   m_services.clock, m_policy.policy(), m_services.owner, m_bandwidth),
      m_hold(m_book, m_dispatcher, m_bandwidth, m_services.owner),
      m_access(m_book, m_dispatcher, m_services.owner),
      m_names(m_access, m_book),
      m_secrets(m_access, m_book, m_dispatcher, m_services.signIns),
      m_expiry(m_book, m_services.storage, m_services.clock, m_policy.policy()),
      m_feed(m_book, m_dispatcher, m_expiry, m_services.owner),
      m_notify(m_book, m_services.programs ? *m_services.programs : m_ownPrograms, m_services.clock,
               m_policy.policy(), m_services.owner),
      m_scan(m_services.programs ? *m_services.programs : m_ownPrograms, m_policy.policy())
{
    connect(&m_feed, &SnapshotFeed::jobsChanged, this, &JobQueue::jobsChanged);
    connect(&m_feed, &SnapshotFeed::jobsRestored, this, &JobQueue::jobsRestored);
    connect(&m_feed, &SnapshotFeed::jobsRemoved, this, &JobQueue::jobsRemoved);
    connect(&m_dispatcher, &Dispatcher::transferred, this, &JobQueue::onTransferred);
    connect(&m_dispatcher, &Dispatcher::failed, this, &JobQueue::onFailed);
    connect(&m_secrets, &JobSecrets::answered, this, &JobQueue::signedIn);
    connect(&m_expiry, &ExpiryWatch::aboutToExpire, this, [this](const JobId &id) {
        m_book.note(id, Happening::ExpiryWarned);
        tell(Notice::Kind::AboutToExpire, *m_book.find(id));
    });
    if (m_services.trust) {
        connect(m_services.trust, &TrustBook::revoked, this, [this](const QString &host) {
            reconnect([&host](const Job &job) {
                return std::any_of(job.files.begin(), job.files.end(), [&host](const File &file) {
                    return certificateHostOf(file.url) == host
                        || certificateHostOf(file.finalUrl) == host;
                });
            });
        });
    }
    connect(&m_expiry, &ExpiryWatch::expired, this, [this](const JobId &id) {
        cancelJob(*m_book.find(id), true, [](const Result<CancelReport> &) {});
    });
    connect(&m_farewells, &Farewells::ended, this, &JobQueue::farewellEnded);
    connect(&m_policy, &PolicyBook::changed, this, [this] {
        m_bandwidth.takePolicy();
        m_dispatcher.reschedule();
        for (const JobId &id : m_book.ids())
            Q_EMIT m_book.changed(id); // the days left may be others now
        const QString proxy = m_policy.policy().proxy + u'\n' + m_policy.policy().proxyBypass;
        if (std::exchange(m_proxy, proxy) != proxy)
            reconnect([](const Job &job) { return job.settings.proxy.isEmpty(); });
        Q_EMIT policyChanged(policyReport());
    });
}

JobQueue::~JobQueue() = default;

void JobQueue::start(const StoreOpening &opening, bool crashed)
{
    m_policy.load(opening.policy);
    m_proxy = m_policy.policy().proxy + u'\n' + m_policy.policy().proxyBypass;
    if (m_services.trust)
        m_services.trust->load(opening.certificates);
    m_bandwidth.takePolicy();
    StoredJobs jobs = opening.jobs;
    m_book.load(jobs);
    m_expiry.load(opening.notes);
    if (!opening.setAside.isEmpty()) {
        Notice notice;
        notice.kind = Notice::Kind::StoreRecovered;
        notice.detail = opening.setAside;
        Q_EMIT noticed(notice);
    }
    m_cleanup.load(opening.leftovers, [this](int remain) {
        if (remain == 0)
            return;
        Notice notice;
        notice.kind = Notice::Kind::LeftoversRemain;
        notice.detail = QString::number(remain);
        Q_EMIT noticed(notice);
    });
    m_farewells.load(opening.farewells);
    m_feed.tellRestored(jobs);
    for (const StoredJob &job : std::as_const(jobs).packed()) {
        if (mayHaveSecrets(job.brief))
            m_secrets.jobChanged(*m_book.find(job.brief.id));
    }
    for (const StoredJob &job : std::as_const(jobs).packed()) {
        if (needsRestoring(job.brief))
            restore(job.brief.id, crashed);
    }
    m_notify.load();
    m_dispatcher.reschedule();
    m_feed.hurry();
    m_services.storage.backup();
    Q_EMIT policyChanged(policyReport());
}

void JobQueue::restore(const JobId &id, bool crashed)
{
    Job &job = *m_book.find(id);
    if (job.intent == Intent::Complete) {
        m_completion.replay(job.id, [](const Result<CompleteReport> &) {});
        return;
    }
    if (job.intent == Intent::Scan) {
        job.intent = Intent::None;
        complete(job.id, [](const Result<CompleteReport> &) {});
        return;
    }
    if (job.state == JobState::Transferred)
        m_farewells.add(m_farewells.farewellsOf(job));
    // what the policy blocks waits for that, not for a time
    if (job.state == JobState::TransientError && job.error.code != ErrorCode::BlockedByPolicy)
        m_dispatcher.restoreRetry(job);
    if (!isRunning(job.state))
        return;
    m_book.note(job.id, Happening::ProgramStarted);
    job.crashCount = crashed ? job.crashCount + 1 : job.crashCount;
    const auto lastActivity = job.lastActivity;
    const QDateTime modified = job.modified;
    if (job.crashCount < mostCrashes) {
        m_book.moveTo(job, JobState::Queued);
    } else {
        m_book.moveTo(job, JobState::Suspended);
        job.error = makeError(ErrorCode::CrashedTwice, ErrorContext::QueueManager);
        m_book.note(job.id, Happening::HeldBack);
        tell(Notice::Kind::CrashGuard, job);
    }
    // a start is no activity
    job.lastActivity = lastActivity;
    job.modified = modified;
    m_book.commitRelaxed(job);
}

void JobQueue::stop(std::function<void()> stopped)
{
    m_dispatcher.stopAll([this, stopped = std::move(stopped)] {
        const QList<JobId> ran = m_book.idsWhere(
            [](const JobBrief &job) { return isRunning(job.state) || job.hasCrashed; });
        for (const JobId &id : ran) {
            Job &job = *m_book.find(id);
            job.crashCount = 0; // a clean end
            m_book.commitRelaxed(job);
        }
        m_expiry.tick();
        m_expiry.save();
        m_book.commitJournal();
        // the store answers in order: what was written before is there when this one is
        m_services.storage.apply({}, this, [stopped](const Done &) { stopped(); });
    });
}

void JobQueue::create(const NewJob &wish, Answer<JobId> answer)
{
    Done checked = checkTexts(wish);
    if (checked)
        checked = checkNewJob(m_book.counts(m_services.owner), m_policy.policy());
    Job job = jobOf(wish, m_policy.policy(), m_services.owner);
    for (auto it = wish.settings.cbegin(); checked && it != wish.settings.cend(); ++it)
        checked = setSetting(job, it.key(), it.value());
    if (checked)
        checked = checkScan(job);
    if (!checked) {
        answer(failure(checked.error()));
        return;
    }
    const JobId id = job.id;
    m_book.insert(std::move(job), [this, id, answer = std::move(answer)](const Done &done) {
        if (!done) {
            answer(failure(done.error()));
            return;
        }
        Q_EMIT policyChanged(policyReport());
        answer(id);
    });
}

void JobQueue::addFiles(const JobId &id, const QList<NewFile> &files, Answer<void> answer)
{
    const Result<Job *> job = jobFor(Verb::AddFile, id);
    if (!job) {
        answer(failure(job.error()));
        return;
    }
    if (const Done fits = checkNewFiles((*job)->type, (*job)->filesTotal(),
                                        static_cast<int>(files.size()), m_policy.policy());
        !fits) {
        answer(failure(fits.error()));
        return;
    }
    m_secrets.takeLogins(
        id, files, [this, id, answer = std::move(answer)](const Result<QList<NewFile>> &bare) {
            if (bare)
                admit(id, *bare, answer);
            else
                answer(failure(bare.error()));
        });
}

void JobQueue::admit(const JobId &id, const QList<NewFile> &files, const Answer<void> &answer)
{
    const Result<Job *> job = jobFor(Verb::AddFile, id);
    if (!job) {
        answer(failure(job.error()));
        return;
    }
    const auto add = [this, id, answer](const Result<QList<File>> &admitted) {
        if (admitted)
            addAdmitted(id, *admitted, answer);
        else
            answer(failure(admitted.error()));
    };
    if ((*job)->isUpload())
        m_uploadAdmission.admit(**job, files, add);
    else
        m_admission.admit(id, files, m_policy.policy(), add);
}

void JobQueue::addAdmitted(const JobId &id, const QList<File> &files, const Answer<void> &answer)
{
    // the disk was asked meanwhile: look again
    const Result<Job *> job = jobFor(Verb::AddFile, id);
    Done fits = job ? checkNewFiles((*job)->type, (*job)->filesTotal(),
                                    static_cast<int>(files.size()), m_policy.policy())
                    : Done(failure(job.error()));
    if (!fits) {
        answer(fits);
        return;
    }
    (*job)->files.append(files);
    placeReply(**job);
    JournalEntry entry;
    entry.what = Happening::FilesAdded;
    entry.amount = files.size();
    m_book.note(id, entry);
    m_secrets.bind(**job);
    m_secrets.jobChanged(**job);
    m_book.touch(**job);
    m_book.commit(**job, answer);
}

void JobQueue::removeFile(const JobId &id, int index, Answer<void> answer)
{
    const Result<Job *> job = jobFor(Verb::RemoveFile, id);
    if (!job || index < 0 || index >= (*job)->files.size()) {
        answer(job ? Done(failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager,
                                  QStringLiteral("there is no file %1").arg(index)))
                   : Done(failure(job.error())));
        return;
    }
    if ((*job)->files.at(index).role == FileRole::Reply) {
        answer(failure(ErrorCode::NotSupported, ErrorContext::QueueManager,
                       QStringLiteral("a reply goes with the file it answers")));
        return;
    }
    m_access.whenStill(
        **job, [this, id, index, answer = std::move(answer)] { takeOut(id, index, answer); });
}

void JobQueue::takeOut(const JobId &id, int index, const Answer<void> &answer)
{
    const Result<Job *> job = jobFor(Verb::RemoveFile, id);
    if (!job || index >= (*job)->files.size()) {
        answer(failure(ErrorCode::InvalidState, ErrorContext::QueueManager));
        return;
    }
    const File file = (*job)->files.takeAt(index);
    QList<File> gone = {file};
    if ((*job)->type == JobType::UploadReply)
        gone.append(std::exchange((*job)->files, {}));
    m_book.note(id, fileEntry(file, Happening::FileRemoved));
    m_book.touch(**job);
    QList<Leftover> leftovers;
    for (const File &one : std::as_const(gone)) {
        if (!one.partName.isEmpty())
            leftovers.append(m_cleanup.leftoverOf(id, one));
    }
    QList<Farewell> farewells;
    if (const auto farewell = m_farewells.farewellOf(**job, file))
        farewells.append(*farewell);
    m_book.commit(**job, [this, leftovers, farewells, answer](const Done &done) {
        if (!done) {
            answer(done);
            return;
        }
        m_farewells.add(farewells);
        m_cleanup.remove(leftovers, [answer](bool) { answer({}); });
    });
}

void JobQueue::resume(const JobId &id, Answer<void> answer)
{
    const Result<Job *> found = jobFor(Verb::Resume, id);
    if (!found) {
        answer(failure(found.error()));
        return;
    }
    Job &job = **found;
    const VerbAnswer verdict =
        answerTo(Verb::Resume, job.state, job.type, true, job.hasUnfinishedFiles());
    if (!verdict.changesState) {
        m_book.touch(job);
        m_book.commit(job, std::move(answer));
        return;
    }
    QList<FileProgress> again;
    for (int index = 0; index < job.files.size(); ++index) {
        if (job.files.at(index).state != FileState::Failed)
            continue;
        tryAgain(job, job.files[index]);
        again.append({id, index, job.files.at(index)});
    }
    job.activeTime = {};
    job.attempts = 0;
    job.firstFailure = {};
    job.crashCount = 0;
    if (job.state == JobState::TransientError)
        m_book.note(id, Happening::Resumed);
    m_book.moveTo(job, verdict.next);
    if (!again.isEmpty())
        m_book.commitFiles(again, false);
    m_book.commitState(job, std::move(answer));
}

void JobQueue::tryAgain(Job &job, File &file)
{
    // Another file now, which the person wants to have there all the same; or one that may be
    // there, which the person has looked at and wants to be sent again.
    const bool isChanged = file.error.code == ErrorCode::LocalFileChanged;
    if (isChanged || file.error.code == ErrorCode::UploadUnconfirmed) {
        if (const auto farewell = m_farewells.farewellOf(job, file))
            m_farewells.add({*farewell});
        if (isChanged)
            file.source = {};
        file.upload = {};
        file.sentChecksum.clear();
        file.bytesTransferred = 0;
    }
    file.state = FileState::Waiting;
    file.restarts = 0;
}

void JobQueue::suspend(const JobId &id, Answer<void> answer)
{
    const Result<Job *> job = jobFor(Verb::Suspend, id);
    if (!job) {
        answer(failure(job.error()));
        return;
    }
    const VerbAnswer verdict = answerTo(Verb::Suspend, (*job)->state, (*job)->type, true, true);
    if (verdict.changesState)
        m_book.moveTo(**job, verdict.next);
    else
        m_book.touch(**job);
    m_dispatcher.release(id, [this, id, answer = std::move(answer)] {
        if (const Job *still = m_book.find(id))
            m_book.commit(*still, answer);
        else
            answer(failure(ErrorCode::NotFound, ErrorContext::QueueManager));
    });
}

void JobQueue::complete(const JobId &id, Answer<CompleteReport> answer)
{
    const Result<Job *> job = jobFor(Verb::Complete, id);
    if (!job) {
        answer(failure(job.error()));
        return;
    }
    // from here on no other verb is legal
    (*job)->intent = m_scan.isNeeded(**job) ? Intent::Scan : Intent::Complete;
    m_dispatcher.release(id, [this, id, answer = std::move(answer)] {
        if (m_book.find(id)->intent == Intent::Complete)
            return publish(id, answer);
        scan(id, [this, id, answer](const Done &scanned) {
            if (scanned)
                publish(id, answer);
            else
                answer(failure(scanned.error()));
        });
    });
}

void JobQueue::publish(const JobId &id, const Answer<CompleteReport> &answer)
{
    m_completion.begin(id, [this, answer](const Result<CompleteReport> &report) {
        Q_EMIT policyChanged(policyReport());
        m_dispatcher.reschedule();
        answer(report);
    });
}

/// Journalled: files that were not looked at are never published, whenever the program ends.
void JobQueue::scan(const JobId &id, const std::function<void(const Done &)> &scanned)
{
    m_book.commitState(*m_book.find(id));
    m_scan.look(*m_book.find(id), [this, id, scanned](const Done &looked) {
        if (looked)
            return scanned(looked);
        Job &job = *m_book.find(id);
        job.intent = Intent::None;
        // a job that was stopped for Complete does not go on by itself
        if (job.state != JobState::Transferred && canMove(job.state, JobState::Suspended))
            m_book.moveTo(job, JobState::Suspended);
        job.error = looked.error();
        m_book.touch(job);
        m_book.commitState(job,
                           [scanned, looked](const Done &done) { scanned(done ? looked : done); });
    });
}

Done JobQueue::checkScan(const Job &job) const
{
    if (!job.settings.skipsScan || m_policy.policy().allowUnscannedComplete)
        return {};
    return failure(ErrorCode::BlockedByPolicy, ErrorContext::QueueManager,
                   QStringLiteral("AllowUnscannedComplete"));
}

/// Running jobs go on with connections that are made as they are to be made now.
void JobQueue::reconnect(const std::function<bool(const Job &)> &isMeant)
{
    const QList<JobId> running = m_dispatcher.running();
    for (const JobId &id : running) {
        if (Job *job = m_book.find(id); job && isMeant(*job))
            m_access.whenStill(*job, [] {});
    }
}

void JobQueue::cancel(const JobId &id, Answer<CancelReport> answer)
{
    const Result<Job *> job = jobFor(Verb::Cancel, id);
    if (!job)
        answer(failure(job.error()));
    else
        cancelJob(**job, false, std::move(answer));
}

void JobQueue::cancelJob(Job &job, bool expired, Answer<CancelReport> answer)
{
    if (expired)
        m_book.note(job.id, Happening::Expired);
    if (!m_book.moveTo(job, JobState::Cancelled))
        return;
    m_dispatcher.release(job.id, [this, id = job.id, expired, answer = std::move(answer)] {
        const Job &cancelled = *m_book.find(id);
        StoreChange change;
        change.newLeftovers = m_cleanup.leftoversOf(cancelled, true);
        change.newFarewells = m_farewells.farewellsOf(cancelled);
        if (expired)
            change.expired = {id};
        if (expired)
            tell(Notice::Kind::Expired, cancelled);
        const QList<Leftover> leftovers = change.newLeftovers;
        const QList<Farewell> farewells = change.newFarewells;
        m_book.finish(id, std::move(change),
                      [this, leftovers, farewells, answer](const Done &done) {
                          Q_EMIT policyChanged(policyReport());
                          if (!done) {
                              answer(failure(done.error()));
                              return;
                          }
                          m_farewells.begin(farewells);
                          m_cleanup.remove(leftovers,
                                           [answer](bool remain) { answer(CancelReport{remain}); });
                      });
    });
}

void JobQueue::keep(const JobId &id, Answer<void> answer)
{
    const Result<Job *> job = jobFor(Verb::Keep, id);
    if (!job) {
        answer(failure(job.error()));
        return;
    }
    m_book.note(id, Happening::Kept);
    m_book.touch(**job);
    m_book.commit(**job, std::move(answer));
}

void JobQueue::takeOwnership(const JobId &id, Answer<void> answer)
{
    const Result<Job *> job = jobFor(Verb::TakeOwnership, id);
    if (!job) {
        answer(failure(job.error()));
        return;
    }
    if ((*job)->owner != m_services.owner) // what it shows to servers is the former owner's
        JobSecrets::clear(**job);
    (*job)->owner = m_services.owner;
    m_secrets.jobChanged(**job);
    m_book.note(id, Happening::OwnerChanged, m_services.owner);
    (*job)->settings.notifyCommand.clear(); // bits.md 3.3
    (*job)->owesNotice = false;
    m_book.touch(**job);
    m_dispatcher.reschedule();
    m_book.commit(**job, std::move(answer));
}

void JobQueue::set(const JobId &id, const QString &key, const QString &text, Answer<void> answer)
{
    const Result<Job *> job = jobFor(Verb::Set, id);
    if (!job) {
        answer(failure(job.error()));
        return;
    }
    Job trial = **job;
    if (const Done fits = setSetting(trial, key, text); !fits) {
        answer(fits);
        return;
    }
    if (const Done allowed = key == u"scan" ? checkScan(trial) : Done(); !allowed) {
        answer(allowed);
        return;
    }
    // what a moving file was started with changes only while it stands still
    const bool touchesFiles =
        trial.files != (*job)->files || *connectionSetup(trial, {}) != *connectionSetup(**job, {});
    auto change = [this, id, key, text, touchesFiles, answer] {
        const Result<Job *> still = jobFor(Verb::Set, id);
        if (still && touchesFiles)
            m_access.whenStill(**still,
                               [this, id, key, text, answer] { apply(id, key, text, answer); });
        else
            apply(id, key, text, answer);
    };
    if (key == "folder"_L1) {
        m_admission.prepareFolder(QDir::cleanPath(text), foldersNeeded(**job),
                                  [change = std::move(change), answer](const Done &fits) {
                                      if (fits)
                                          change();
                                      else
                                          answer(fits);
                                  });
        return;
    }
    if (trial.settings.replyPath == (*job)->settings.replyPath
        || trial.settings.replyPath.isEmpty()) {
        change();
        return;
    }
    m_uploadAdmission.lookAtPlace(trial.settings.replyPath,
                                  [change = std::move(change), answer](const Done &fits) {
                                      if (fits)
                                          change();
                                      else
                                          answer(fits);
                                  });
}

void JobQueue::apply(const JobId &id, const QString &key, const QString &text,
                     const Answer<void> &answer)
{
    const Result<Job *> job = jobFor(Verb::Set, id);
    const QList<File> before = job ? (*job)->files : QList<File>();
    const Done fits = job ? setSetting(**job, key, text) : Done(failure(job.error()));
    if (!fits) {
        answer(fits);
        return;
    }
    // what it waits for may not be so any more
    if ((*job)->files != before && (*job)->state == JobState::TransientError)
        m_book.moveTo(**job, JobState::Queued);
    const QList<Leftover> leftovers = m_cleanup.lostParts(id, before, (*job)->files);
    m_book.note(id, Happening::PropertyChanged, propertyDetail(key, text));
    m_secrets.jobChanged(**job);
    m_book.touch(**job);
    m_dispatcher.reschedule();
    m_book.commit(**job, [this, leftovers, answer](const Done &done) {
        if (done && !leftovers.isEmpty())
            m_cleanup.remove(leftovers, [](bool) {});
        answer(done);
    });
}

void JobQueue::journal(const JobId &id, Answer<QList<JournalEntry>> answer)
{
    m_book.commitJournal();
    m_services.storage.journal(id, this, std::move(answer));
}

void JobQueue::history(int limit, Answer<QList<HistoryEntry>> answer)
{
    m_services.storage.history(limit, this, std::move(answer));
}

PolicyReport JobQueue::policyReport() const
{
    return {m_policy.effective(), m_book.counts(m_services.owner), m_book.mostFilesInJob()};
}

void JobQueue::setPolicy(const QString &key, const QString &text, Answer<void> answer)
{
    m_policy.set(key, text, std::move(answer));
}

void JobQueue::tick()
{
    ++m_ticks;
    m_bandwidth.tick();
    m_dispatcher.tick();
    m_farewells.tick();
    m_expiry.tick();
    m_secrets.tick();
    m_notify.tick();
    if (m_ticks % ticksPerCheckpoint == 0)
        m_dispatcher.checkpoint();
    if (m_ticks % ticksPerSave == 0) {
        for (const JobId &id : m_dispatcher.running())
            m_book.commitRelaxed(*m_book.find(id));
    }
    if (m_ticks % ticksPerBackup == 0)
        m_services.storage.backup();
    m_book.commitUnsaved();
    m_book.putAway();
}

void JobQueue::onFailed(const JobId &id)
{
    const Job *job = m_book.find(id);
    if (!job)
        return;
    if (m_secrets.isAnswered(*job))
        signedIn({id});
    else if (!m_secrets.isAskedFor(*job)) // one question for all jobs that wait at one door
        tell(Notice::Kind::Failed, *job);
    m_notify.due(id);
}

/// Jobs that failed for want of a login go on; the others find theirs by themselves.
void JobQueue::signedIn(const QList<JobId> &jobs)
{
    for (const JobId &id : jobs) {
        const Job *job = m_book.find(id);
        if (job && job->state == JobState::Error && isLoginWanted(job->error.code))
            resume(id, [](const Done &) {});
    }
}

void JobQueue::onTransferred(const JobId &id)
{
    Job *job = m_book.find(id);
    if (!job || job->state != JobState::Transferred)
        return;
    m_farewells.add(m_farewells.farewellsOf(*job)); // the reply is here: its server may drop it
    if (!job->settings.autoComplete) {
        tell(Notice::Kind::Transferred, *job);
        m_notify.due(id);
        return;
    }
    complete(id, [this, job = *job](const Result<CompleteReport> &report) {
        const bool done = report && report->acknowledged;
        tell(done ? Notice::Kind::AutoCompleted : Notice::Kind::Transferred, job);
        if (!done)
            return m_notify.due(job.id);
        Job ended = job;
        ended.state = JobState::Acknowledged;
        for (qsizetype i = 0; i < ended.files.size() && i < report->files.size(); ++i)
            ended.files[i].path = report->files.at(i).path;
        m_notify.tellEnded(ended);
    });
}

/// What was closed need not be closed again.
void JobQueue::farewellEnded(const Farewell &farewell)
{
    Job *job = m_book.find(farewell.job);
    if (!job || isFinal(job->state)) {
        m_secrets.forget(farewell.job);
        return;
    }
    for (int index = 0; index < job->files.size(); ++index) {
        File &file = job->files[index];
        if (!job->isSent(file) || !file.upload.isWhole || file.upload.id != farewell.session.id)
            continue;
        file.upload.id.clear();
        m_book.commitFiles({{job->id, index, file}}, false);
    }
}

void JobQueue::tell(Notice::Kind kind, const Job &job, const QString &detail)
{
    Notice notice;
    notice.kind = kind;
    notice.job = job.id;
    notice.jobName = job.name;
    notice.error = job.error;
    notice.detail = detail;
    notice.jobType = job.type;
    Q_EMIT noticed(notice);
}

} // namespace tranship
