// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeengine.h"

#include "model/job/checksum.h"
#include "model/job/filename.h"
#include "model/job/jobsettings.h"
#include "model/job/limits.h"
#include "model/job/remotename.h"
#include "model/job/uploadsettings.h"
#include "model/job/url.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace tranship {

namespace {

tl::unexpected<Error> refusal(ErrorCode code, const QString &detail = {})
{
    return failure(code, ErrorContext::QueueManager, detail);
}

/// Whether there is such a file is no question here.
Result<File> checkedUpload(const NewFile &file)
{
    const Result<QUrl> url = parseUrl(withoutLogin(file.url).url);
    if (!url) {
        return failure(url.error());
    }
    if (QDir::isRelativePath(file.path)) {
        return refusal(ErrorCode::InvalidArgument, file.path);
    }
    File checked;
    checked.url = *url;
    checked.path = file.path;
    checked.nameIsFixed = true;
    checked.bytesTotal = QFileInfo(file.path).size();
    checked.source.size = checked.bytesTotal;
    for (const QString &part : file.partUrls) {
        checked.partUrls.append(QUrl(part));
    }
    return checked;
}

Result<File> checkedFile(const NewFile &file)
{
    const Result<QUrl> url = parseSource(withoutLogin(file.url).url);
    if (!url) {
        return failure(url.error());
    }
    if (QDir::isRelativePath(file.path)) {
        return refusal(ErrorCode::InvalidArgument, file.path);
    }
    File checked;
    checked.url = *url;
    const bool isFolder = file.path.endsWith(u'/') || QFileInfo(file.path).isDir();
    checked.path =
        isFolder ? QDir(file.path).filePath(safeFileName(fileNameFromUrl(*url))) : file.path;
    checked.nameIsFixed = !isFolder;
    if (!file.name.isEmpty()) {
        checked.path = QDir(file.path).filePath(file.name);
    }
    for (const QString &mirror : file.mirrors) {
        checked.mirrors.append(QUrl(mirror));
    }
    checked.ranges = file.ranges;
    checked.pieces = file.pieces;
    checked.checksumSource = file.checksumSource;
    if (!file.checksum.isEmpty()) {
        const Result<Checksum> checksum = parseChecksum(file.checksum);
        if (!checksum) {
            return failure(checksum.error());
        }
        checked.checksum = checksumText(*checksum);
    }
    return checked;
}

} // namespace

JobSnapshot FakeEngine::makeJob(const QString &name, JobState state)
{
    JobSnapshot snapshot;
    snapshot.job.id = QUuid::createUuid();
    snapshot.job.name = name;
    snapshot.job.state = state;
    snapshot.job.owner = QStringLiteral("tester");
    snapshot.job.created = now();
    snapshot.job.modified = now();
    snapshot.expires = now().addDays(90);
    return snapshot;
}

File FakeEngine::makeFile(const QString &url, const QString &path, qint64 bytesTotal,
                          qint64 bytesTransferred)
{
    File file;
    file.url = QUrl(url);
    file.path = path;
    file.bytesTotal = bytesTotal;
    file.bytesTransferred = bytesTransferred;
    file.state = bytesTotal >= 0 && bytesTotal == bytesTransferred ? FileState::Transferred
                                                                   : FileState::Waiting;
    return file;
}

QDateTime FakeEngine::now()
{
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
}

void FakeEngine::putJob(const JobSnapshot &job)
{
    putJobs({job});
}

void FakeEngine::putJobs(const QList<JobSnapshot> &jobs)
{
    for (JobSnapshot job : jobs) {
        const auto same = [&job](const JobSnapshot &other) { return other.job.id == job.job.id; };
        const auto known = std::find_if(m_jobs.begin(), m_jobs.end(), same);
        if (known != m_jobs.end()) {
            *known = job;
            continue;
        }
        if (job.job.sequence == 0) {
            job.job.sequence = m_lastSequence + 1;
        }
        m_lastSequence = std::max(m_lastSequence, job.job.sequence);
        m_jobs.append(job);
    }
    Q_EMIT jobsChanged(jobs);
}

void FakeEngine::dropJob(const JobId &job)
{
    m_jobs.removeIf([&job](const JobSnapshot &other) { return other.job.id == job; });
    Q_EMIT jobsRemoved({job});
}

void FakeEngine::putHistory(const QList<HistoryEntry> &entries)
{
    m_history = entries;
}

void FakeEngine::putPolicy(const PolicyLayer &user, const PolicyLayer &administrator)
{
    m_user = user;
    m_administrator = administrator;
    Q_EMIT policyChanged(report());
}

void FakeEngine::notify(const Notice &notice)
{
    Q_EMIT noticed(notice);
}

void FakeEngine::failNext(const Error &error, const QString &verb)
{
    m_failure = Failure{error, verb};
}

void FakeEngine::answerNextComplete(const CompleteReport &report)
{
    m_nextComplete = report;
}

void FakeEngine::answerNextCancel(const CancelReport &report)
{
    m_nextCancel = report;
}

void FakeEngine::holdAnswers(bool hold)
{
    m_holds = hold;
    if (hold) {
        return;
    }
    for (Held &held : std::exchange(m_held, {})) {
        if (held.context) {
            deliver(held.context, std::move(held.deliver));
        }
    }
}

const JobSnapshot *FakeEngine::job(const JobId &id) const
{
    const auto same = [&id](const JobSnapshot &job) { return job.job.id == id; };
    const auto found = std::find_if(m_jobs.cbegin(), m_jobs.cend(), same);
    return found == m_jobs.cend() ? nullptr : &*found;
}

QStringList FakeEngine::callNames() const
{
    QStringList names;
    for (const Call &call : m_calls) {
        names.append(call.verb);
    }
    return names;
}

void FakeEngine::create(const NewJob &job, QObject *context, Answer<JobId> answer)
{
    reply<JobId>(context, std::move(answer), tryCreate(job));
}

void FakeEngine::addFiles(const JobId &job, const QList<NewFile> &files, QObject *context,
                          Answer<void> answer)
{
    reply<void>(context, std::move(answer), tryAddFiles(job, files));
}

void FakeEngine::removeFile(const JobId &job, int index, QObject *context, Answer<void> answer)
{
    reply<void>(context, std::move(answer), tryRemoveFile(job, index));
}

void FakeEngine::resume(const JobId &job, QObject *context, Answer<void> answer)
{
    reply<void>(context, std::move(answer), tryMove(QStringLiteral("resume"), job, Verb::Resume));
}

void FakeEngine::suspend(const JobId &job, QObject *context, Answer<void> answer)
{
    reply<void>(context, std::move(answer), tryMove(QStringLiteral("suspend"), job, Verb::Suspend));
}

void FakeEngine::complete(const JobId &job, QObject *context, Answer<CompleteReport> answer)
{
    reply<CompleteReport>(context, std::move(answer), tryComplete(job));
}

void FakeEngine::cancel(const JobId &job, QObject *context, Answer<CancelReport> answer)
{
    reply<CancelReport>(context, std::move(answer), tryCancel(job));
}

void FakeEngine::keep(const JobId &job, QObject *context, Answer<void> answer)
{
    reply<void>(context, std::move(answer), tryMove(QStringLiteral("keep"), job, Verb::Keep));
}

void FakeEngine::takeOwnership(const JobId &job, QObject *context, Answer<void> answer)
{
    reply<void>(context, std::move(answer),
                tryMove(QStringLiteral("takeOwnership"), job, Verb::TakeOwnership));
}

void FakeEngine::set(const JobId &job, const QString &key, const QString &text, QObject *context,
                     Answer<void> answer)
{
    Done done;
    Result<JobSnapshot> found = subject({QStringLiteral("set"), job, {key, text}}, Verb::Set);
    if (found) {
        done = setSetting(found->job, key, text);
        if (done) {
            change(*found);
        }
    } else {
        done = failure(found.error());
    }
    reply<void>(context, std::move(answer), done);
}

void FakeEngine::replacePrefix(const JobId &job, const QString &from, const QString &to,
                               QObject *context, Answer<int> answer)
{
    Result<JobSnapshot> found =
        subject({QStringLiteral("replacePrefix"), job, {from, to}}, Verb::Set);
    const Result<int> count =
        found ? replaceRemotePrefix(found->job, from, to) : Result<int>(failure(found.error()));
    if (count) {
        change(*found);
    }
    reply<int>(context, std::move(answer), count);
}

void FakeEngine::setUrl(const JobId &job, int index, const QString &url, QObject *context,
                        Answer<void> answer)
{
    Result<JobSnapshot> found =
        subject({QStringLiteral("setUrl"), job, {QString::number(index), url}}, Verb::Set);
    const Done done = found ? setRemoteName(found->job, index, url) : Done(failure(found.error()));
    if (done) {
        change(*found);
    }
    reply<void>(context, std::move(answer), done);
}

void FakeEngine::putPlace(const PlaceReport &report)
{
    m_place = report;
}

void FakeEngine::putLink(const QUrl &link, const Result<LinkFacts> &facts)
{
    m_links.insert(link, facts);
}

void FakeEngine::lookAt(const PlaceQuestion &place, QObject *context, Answer<PlaceReport> answer)
{
    m_places.append(place);
    reply(context, std::move(answer), Result<PlaceReport>(m_place));
}

void FakeEngine::askLinks(const QList<QUrl> &links, QObject *context, LinkAnswer told)
{
    for (const QUrl &link : links) {
        m_askedLinks.append(link.toString(QUrl::FullyEncoded));
        if (const auto facts = m_links.constFind(link); facts != m_links.constEnd())
            deliver(context, [told, link, facts = *facts] { told(link, facts); });
    }
}

void FakeEngine::setSecret(const JobId &job, const JobSecret &secret, QObject *context,
                           Answer<void> answer)
{
    const QString what = secret.kind == JobSecret::Kind::Header ? secret.header
        : secret.kind == JobSecret::Kind::ServerLogin           ? QStringLiteral("server")
                                                                : QStringLiteral("proxy");
    const Result<JobSnapshot> found =
        subject({QStringLiteral("setSecret"), job, {what}}, Verb::Set);
    if (found) {
        m_lastLogin = secret.login;
        m_lastKeep = secret.keep;
        JobSnapshot changed = *found;
        if (secret.kind == JobSecret::Kind::Header) {
            static_cast<void>(setRequestHeader(
                changed.job.settings.headers,
                {secret.header.toLatin1(), QByteArray(), QStringLiteral("reference"), QString()}));
        }
        change(changed);
    }
    reply<void>(context, std::move(answer), found ? Done() : Done(failure(found.error())));
}

void FakeEngine::signInQuestion(const JobId &job, QObject *context, Answer<SignInQuestion> answer)
{
    const bool isAsked = m_questions.contains(job);
    reply<SignInQuestion>(
        context, std::move(answer),
        isAsked ? Result<SignInQuestion>(m_questions.value(job))
                : Result<SignInQuestion>(failure(ErrorCode::NotFound, ErrorContext::QueueManager)));
}

void FakeEngine::signIn(const JobId &job, const SiteLogin &login, Keep keep, QObject *context,
                        Answer<void> answer)
{
    const QString where =
        keep == Keep::Session ? QStringLiteral("session") : QStringLiteral("keychain");
    const Done admitted = admit({QStringLiteral("signIn"), job, {login.user, where}});
    if (admitted) {
        m_lastLogin = login;
        m_lastKeep = keep;
        m_questions.remove(job);
    }
    reply<void>(context, std::move(answer), admitted);
}

void FakeEngine::unlockKeychain(QObject *context, Answer<void> answer)
{
    reply<void>(context, std::move(answer), admit({QStringLiteral("unlockKeychain"), {}, {}}));
}

void FakeEngine::snapshots(QObject *context, Answer<QList<JobSnapshot>> answer)
{
    const Done admitted = admit({QStringLiteral("snapshots"), {}, {}});
    reply<QList<JobSnapshot>>(context, std::move(answer),
                              admitted ? Result<QList<JobSnapshot>>(m_jobs)
                                       : failure(admitted.error()));
}

void FakeEngine::history(int limit, QObject *context, Answer<QList<HistoryEntry>> answer)
{
    const Done admitted = admit({QStringLiteral("history"), {}, {QString::number(limit)}});
    reply<QList<HistoryEntry>>(context, std::move(answer),
                               admitted ? Result<QList<HistoryEntry>>(m_history.first(
                                   std::clamp<qsizetype>(limit, 0, m_history.size())))
                                        : failure(admitted.error()));
}

void FakeEngine::journal(const JobId &job, QObject *context, Answer<QList<JournalEntry>> answer)
{
    const Done admitted = admit({QStringLiteral("journal"), job, {}});
    reply<QList<JournalEntry>>(context, std::move(answer),
                               admitted ? Result<QList<JournalEntry>>(m_journals.value(job))
                                        : failure(admitted.error()));
}

void FakeEngine::putJournal(const JobId &job, const QList<JournalEntry> &entries)
{
    m_journals.insert(job, entries);
    if (const JobSnapshot *known = this->job(job)) {
        JobSnapshot now = *known;
        now.noted = static_cast<int>(entries.size());
        putJob(now);
    }
}

void FakeEngine::policy(QObject *context, Answer<PolicyReport> answer)
{
    const Done admitted = admit({QStringLiteral("policy"), {}, {}});
    reply<PolicyReport>(context, std::move(answer),
                        admitted ? Result<PolicyReport>(report()) : failure(admitted.error()));
}

void FakeEngine::setPolicy(const QString &key, const QString &text, QObject *context,
                           Answer<void> answer)
{
    reply<void>(context, std::move(answer), trySetPolicy(key, text));
}

void FakeEngine::putCertificates(const QList<ShownCertificate> &certificates)
{
    m_certificates = certificates;
    Q_EMIT certificatesChanged();
}

void FakeEngine::certificates(QObject *context, Answer<QList<ShownCertificate>> answer)
{
    const Done admitted = admit({QStringLiteral("certificates"), {}, {}});
    reply<QList<ShownCertificate>>(context, std::move(answer),
                                   admitted ? Result<QList<ShownCertificate>>(m_certificates)
                                            : failure(admitted.error()));
}

void FakeEngine::trust(const CertificateKey &key, QObject *context, Answer<void> answer)
{
    const Done admitted =
        admit({QStringLiteral("trust"), {}, {key.host, fingerprintText(key.sha256)}});
    if (admitted) {
        for (ShownCertificate &shown : m_certificates) {
            if (shown.certificate.host == key.host && shown.certificate.sha256 == key.sha256)
                shown.trustedSince = now();
        }
        deliver(this, [this] { Q_EMIT certificatesChanged(); });
    }
    reply<void>(context, std::move(answer), admitted);
}

void FakeEngine::untrust(const CertificateKey &key, QObject *context, Answer<void> answer)
{
    const Done admitted =
        admit({QStringLiteral("untrust"), {}, {key.host, fingerprintText(key.sha256)}});
    if (admitted) {
        m_certificates.removeIf([&key](const ShownCertificate &shown) {
            return shown.certificate.host == key.host && shown.certificate.sha256 == key.sha256;
        });
        deliver(this, [this] { Q_EMIT certificatesChanged(); });
    }
    reply<void>(context, std::move(answer), admitted);
}

Done FakeEngine::admit(const Call &call)
{
    m_calls.append(call);
    if (m_failure && (m_failure->verb.isEmpty() || m_failure->verb == call.verb)) {
        return failure(std::exchange(m_failure, {})->error);
    }
    return {};
}

Result<JobSnapshot> FakeEngine::subject(const Call &call, Verb verb)
{
    if (const Done admitted = admit(call); !admitted) {
        return failure(admitted.error());
    }
    const JobSnapshot *found = job(call.job);
    if (found == nullptr) {
        return refusal(ErrorCode::NotFound, call.job.toString(QUuid::WithoutBraces));
    }
    const VerbAnswer answer =
        answerTo(verb, found->job.state, found->job.type, !found->job.files.isEmpty(),
                 found->job.hasUnfinishedFiles());
    if (!answer.isLegal()) {
        return refusal(answer.refusal);
    }
    JobSnapshot changed = *found;
    if (answer.changesState) {
        changed.job.state = answer.next;
    }
    return changed;
}

Result<JobId> FakeEngine::tryCreate(const NewJob &job)
{
    if (const Done admitted = admit({QStringLiteral("create"), {}, {job.name}}); !admitted) {
        return failure(admitted.error());
    }
    const PolicyReport limits = report();
    if (const Done fits = checkNewJob(limits.counts, limits.effective.policy); !fits) {
        return failure(fits.error());
    }
    JobSnapshot snapshot = makeJob(job.name);
    snapshot.job.type = job.type;
    snapshot.job.priority = job.priority;
    QMap<QString, QString> settings = job.settings;
    settings.insert(QStringLiteral("display-name"), job.name);
    if (!job.description.isEmpty()) {
        settings.insert(QStringLiteral("description"), job.description);
    }
    for (auto setting = settings.cbegin(); setting != settings.cend(); ++setting) {
        if (const Done done = setSetting(snapshot.job, setting.key(), setting.value()); !done) {
            return failure(done.error());
        }
    }
    const JobId id = snapshot.job.id;
    snapshot.job.sequence = ++m_lastSequence;
    m_jobs.append(snapshot);
    deliver(this, [this, snapshot] { Q_EMIT jobsChanged({snapshot}); });
    return id;
}

Done FakeEngine::tryAddFiles(const JobId &id, const QList<NewFile> &files)
{
    QStringList arguments;
    for (const NewFile &file : files) {
        arguments << file.url << file.path << file.checksum;
    }
    Result<JobSnapshot> found = subject({QStringLiteral("addFiles"), id, arguments}, Verb::AddFile);
    if (!found) {
        return failure(found.error());
    }
    const Done fits = checkNewFiles(found->job.type, found->job.filesTotal(),
                                    static_cast<int>(files.size()), report().effective.policy);
    if (!fits) {
        return fits;
    }
    for (const NewFile &file : files) {
        const Result<File> checked =
            found->job.isUpload() ? checkedUpload(file) : checkedFile(file);
        if (!checked) {
            return failure(checked.error());
        }
        found->job.files.append(*checked);
    }
    placeReply(found->job);
    change(*found);
    return {};
}

Done FakeEngine::tryRemoveFile(const JobId &id, int index)
{
    Result<JobSnapshot> found =
        subject({QStringLiteral("removeFile"), id, {QString::number(index)}}, Verb::RemoveFile);
    if (!found) {
        return failure(found.error());
    }
    if (index < 0 || index >= found->job.files.size()) {
        return refusal(ErrorCode::InvalidArgument, QString::number(index));
    }
    if (found->job.files.at(index).role == FileRole::Reply) {
        return refusal(ErrorCode::NotSupported, QString::number(index));
    }
    found->job.files.removeAt(index);
    if (found->job.type == JobType::UploadReply) {
        found->job.files.clear(); // the reply goes with its file
    }
    change(*found);
    return {};
}

Done FakeEngine::tryMove(const QString &name, const JobId &id, Verb verb)
{
    const Result<JobSnapshot> found = subject({name, id, {}}, verb);
    if (!found) {
        return failure(found.error());
    }
    change(*found);
    return {};
}

Result<CompleteReport> FakeEngine::tryComplete(const JobId &id)
{
    const JobSnapshot *before = job(id);
    const bool whole = before != nullptr && before->job.state == JobState::Transferred;
    const Result<JobSnapshot> found = subject({QStringLiteral("complete"), id, {}}, Verb::Complete);
    if (!found) {
        return failure(found.error());
    }
    CompleteReport outcome;
    outcome.partial = !whole;
    outcome.acknowledged = true;
    for (const File &file : found->job.files) {
        outcome.files.append({file.path,
                              whole || file.isFinished(),
                              {},
                              found->job.isSent(file) ? file.url.toString() : QString()});
    }
    if (m_nextComplete) {
        outcome = *std::exchange(m_nextComplete, {});
    }
    if (outcome.acknowledged) {
        end(*found, JobState::Acknowledged);
    }
    return outcome;
}

Result<CancelReport> FakeEngine::tryCancel(const JobId &id)
{
    const Result<JobSnapshot> found = subject({QStringLiteral("cancel"), id, {}}, Verb::Cancel);
    if (!found) {
        return failure(found.error());
    }
    end(*found, JobState::Cancelled);
    return std::exchange(m_nextCancel, {}).value_or(CancelReport{});
}

Done FakeEngine::trySetPolicy(const QString &key, const QString &text)
{
    if (const Done admitted = admit({QStringLiteral("setPolicy"), {}, {key, text}}); !admitted) {
        return admitted;
    }
    const PolicyEntry *entry = policyEntry(key);
    if (entry == nullptr) {
        return refusal(ErrorCode::UnknownKey, key);
    }
    const QString name = QString::fromLatin1(entry->key);
    if (m_administrator.contains(name)) {
        return refusal(ErrorCode::AccessDenied, name);
    }
    Policy scratch;
    if (text.isEmpty()) {
        m_user.remove(name);
    } else if (const Done done = setPolicyText(*entry, text, scratch); !done) {
        return done;
    } else {
        m_user.insert(name, text);
    }
    deliver(this, [this] { Q_EMIT policyChanged(report()); });
    return {};
}

PolicyReport FakeEngine::report() const
{
    PolicyReport now;
    now.effective = effectivePolicy(m_user, m_administrator);
    now.counts = {static_cast<int>(m_jobs.size()), static_cast<int>(m_jobs.size())};
    for (const JobSnapshot &job : m_jobs) {
        now.mostFilesInJob = std::max(now.mostFilesInJob, job.job.filesTotal());
    }
    return now;
}

void FakeEngine::change(JobSnapshot job)
{
    const auto same = [&job](const JobSnapshot &other) { return other.job.id == job.job.id; };
    *std::find_if(m_jobs.begin(), m_jobs.end(), same) = job;
    deliver(this, [this, job = std::move(job)] { Q_EMIT jobsChanged({job}); });
}

void FakeEngine::end(JobSnapshot job, JobState state)
{
    const JobId id = job.job.id;
    job.job.state = state;
    m_jobs.removeIf([&id](const JobSnapshot &other) { return other.job.id == id; });
    m_history.prepend({job.job, now(), false});
    deliver(this, [this, id] { Q_EMIT jobsRemoved({id}); });
}

void FakeEngine::deliver(QObject *context, std::function<void()> answer)
{
    if (m_holds) {
        m_held.append({context, std::move(answer)});
        return;
    }
    QMetaObject::invokeMethod(context, std::move(answer), Qt::QueuedConnection);
}

} // namespace tranship
