// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/jobsecrets.h"

#include "model/job/idtext.h"
#include "model/job/url.h"

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr int ticksPerLook = 5;

tl::unexpected<Error> refused(ErrorCode code, const QString &detail)
{
    return failure(code, ErrorContext::QueueManager, detail);
}

Done keptOr(SecretOutcome outcome)
{
    switch (outcome) {
    case SecretOutcome::Success:
        return {};
    case SecretOutcome::Locked:
        return refused(ErrorCode::KeychainUnavailable, u"locked"_s);
    case SecretOutcome::Absent:
    case SecretOutcome::NotFound:
        return refused(ErrorCode::KeychainUnavailable, u"there is none"_s);
    case SecretOutcome::Refused:
        return refused(ErrorCode::KeychainUnavailable, u"refused"_s);
    case SecretOutcome::TimedOut:
        break;
    }
    return refused(ErrorCode::KeychainUnavailable, u"no answer"_s);
}

QString originOfFirst(const Job &job)
{
    const auto file = std::find_if(job.files.begin(), job.files.end(),
                                   [](const File &one) { return !one.url.isEmpty(); });
    return file == job.files.end() ? QString() : originOf(file->url);
}

QStringList referencesOf(const Job &job)
{
    QStringList references;
    for (const RequestHeader &header : job.settings.headers) {
        if (header.isSecret())
            references.append(header.secret);
    }
    for (const JobCredential &credential : job.settings.credentials)
        references.append(credential.secret);
    return references;
}

void setCredential(Job &job, const JobCredential &credential)
{
    job.settings.credentials.removeIf([&credential](const JobCredential &one) {
        return one.isProxy == credential.isProxy
            && (one.isProxy || one.origin == credential.origin);
    });
    job.settings.credentials.append(credential);
}

/// The logins of the links by origin, and the links without them.
Result<QList<std::pair<QString, SiteLogin>>> loginsOf(QList<NewFile> &files)
{
    QList<std::pair<QString, SiteLogin>> logins;
    for (NewFile &file : files) {
        const UrlWithoutLogin split = withoutLogin(file.url);
        if (!split.hasLogin)
            continue;
        const Result<QUrl> url = parseUrl(split.url);
        if (!url)
            return failure(url.error());
        const SiteLogin login{split.user, split.password, false};
        const QString origin = originOf(*url);
        const auto same = std::find_if(logins.begin(), logins.end(),
                                       [&origin](const auto &one) { return one.first == origin; });
        if (same == logins.end())
            logins.append({origin, login});
        else if (same->second != login)
            return refused(ErrorCode::InvalidArgument, u"two logins for one server"_s);
        file.url = split.url;
    }
    return logins;
}

} // namespace

JobSecrets::JobSecrets(JobAccess &access, JobBook &book, Dispatcher &dispatcher, SignIns *signIns)
    : m_access(access),
      m_book(book),
      m_dispatcher(dispatcher),
      m_signIns(signIns)
{
    connect(&m_book, &JobBook::removed, this, [this](const JobId &id) {
        remove(m_references.take(id));
        m_first.remove(id);
        if (!m_uploads.remove(id))
            forget(id);
    });
    if (m_signIns) {
        connect(m_signIns, &SignIns::asked, this,
                [this](const SignInQuestion &question) { m_first.insert(question.job); });
        connect(m_signIns, &SignIns::answered, this, &JobSecrets::answered);
    }
}

// The verbs

void JobSecrets::set(const JobId &id, const JobSecret &secret, Answer<void> answer)
{
    const Result<Job *> job = m_access.jobFor(Verb::Set, id);
    if (!job)
        return answer(failure(job.error()));
    if (!m_signIns)
        return answer(refused(ErrorCode::NotSupported, u"secrets"_s));
    if (secret.kind == JobSecret::Kind::Header)
        setHeader(**job, secret, answer);
    else if (secret.kind == JobSecret::Kind::CertificatePassword)
        setCertificatePassword(**job, secret, answer);
    else
        setLogin(**job, secret, answer);
}

void JobSecrets::setHeader(Job &job, const JobSecret &secret, const Answer<void> &answer)
{
    const auto header =
        parseRequestHeader(secret.header + u':' + secret.login.secret, SecretNames::Allowed);
    if (!header)
        return answer(failure(header.error()));
    RequestHeader kept = *header;
    QList<RequestHeader> trial = job.settings.headers;
    if (!header->value.isEmpty()) {
        kept.secret = headerSecret(idText(job.id), header->name);
        kept.origin = originOfFirst(job);
    }
    kept.value.clear();
    if (const Done fits = setRequestHeader(trial, kept); !fits)
        return answer(fits);
    const auto identity = m_signIns->identityOf(job);
    if (!kept.isSecret()) {
        job.settings.headers = trial;
        return commit(job, answer);
    }
    keep(
        job.id, kept.secret, header->value, secret.keep,
        [identity, kept, value = header->value](Job &changed) {
            identity->setSecret(kept.secret, value);
            static_cast<void>(setRequestHeader(changed.settings.headers, kept));
        },
        answer);
}

void JobSecrets::setLogin(Job &job, const JobSecret &secret, const Answer<void> &answer)
{
    const bool isProxy = secret.kind == JobSecret::Kind::ProxyLogin;
    const QString origin = isProxy ? QString() : originOfFirst(job);
    const JobCredential credential{origin, credentialSecret(idText(job.id), origin, isProxy),
                                   isProxy};
    m_signIns->dropDoors(job.id);
    if (secret.login == SiteLogin()) {
        job.settings.credentials.removeIf(
            [isProxy](const JobCredential &one) { return one.isProxy == isProxy; });
        return commit(job, answer);
    }
    keep(
        job.id, credential.secret, loginToSecret(secret.login), secret.keep,
        [credential](Job &changed) { setCredential(changed, credential); }, answer);
}

void JobSecrets::setCertificatePassword(const Job &job, const JobSecret &secret,
                                        const Answer<void> &answer)
{
    const QString path = job.settings.clientCertificate;
    if (path.isEmpty())
        return answer(refused(ErrorCode::InvalidArgument, u"the job has no client-certificate"_s));
    if (!secret.login.secret.isEmpty())
        return openCertificate(path, secret.login, secret.keep, answer);
    m_signIns->vault().remove(certificateSecret(path), this,
                              [answer](SecretOutcome outcome) { answer(keptOr(outcome)); });
}

void JobSecrets::keep(const JobId &id, const SecretReference &reference, const QByteArray &value,
                      Keep keep, std::function<void(Job &)> change, const Answer<void> &answer)
{
    m_signIns->vault().store(
        reference, value, keep, this,
        [this, id, reference, change = std::move(change), answer](SecretOutcome outcome) {
            const Done kept = keptOr(outcome);
            const Result<Job *> job = m_access.jobFor(Verb::Set, id);
            if (kept && !job)
                remove({reference}); // it ended meanwhile
            if (!kept || !job)
                return answer(kept ? Done(failure(job.error())) : kept);
            change(**job);
            commit(**job, answer);
        });
}

void JobSecrets::commit(Job &job, const Answer<void> &answer)
{
    jobChanged(job);
    m_book.touch(job);
    m_book.commit(job, answer);
}

// The person

Result<SignInQuestion> JobSecrets::question(const JobId &id) const
{
    if (const auto locked = certificateQuestion(id))
        return *locked;
    const auto question = m_signIns ? m_signIns->questionOf(id) : std::nullopt;
    if (!question)
        return refused(ErrorCode::NotFound, u"no server asks for a login of this job"_s);
    return *question;
}

void JobSecrets::signIn(const JobId &id, const SiteLogin &login, Keep keep, Answer<void> answer)
{
    const Result<SignInQuestion> asked = question(id);
    if (!asked)
        return answer(failure(asked.error()));
    if (asked->scheme == certificateScheme)
        return openCertificate(asked->realm, login, keep, answer);
    m_signIns->answer(*asked, login, keep, [answer = std::move(answer)](SecretOutcome outcome) {
        answer(keptOr(outcome));
    });
}

/// The file's password is no login: nobody but this computer sees it.
std::optional<SignInQuestion> JobSecrets::certificateQuestion(const JobId &id) const
{
    const Job *job = m_signIns ? std::as_const(m_book).find(id) : nullptr;
    if (!job || job->error.code != ErrorCode::ClientCertificateLocked)
        return std::nullopt;
    SignInQuestion question;
    question.job = id;
    question.realm = job->settings.clientCertificate;
    question.scheme = certificateScheme;
    return question;
}

void JobSecrets::openCertificate(const QString &path, const SiteLogin &login, Keep keep,
                                 const Answer<void> &answer)
{
    m_signIns->vault().store(certificateSecret(path), login.secret.toUtf8(), keep, this,
                             [this, path, answer](SecretOutcome outcome) {
                                 const Done kept = keptOr(outcome);
                                 if (kept)
                                     Q_EMIT answered(jobsThatShow(path));
                                 answer(kept);
                             });
}

QList<JobId> JobSecrets::jobsThatShow(const QString &certificate) const
{
    const QList<JobId> stopped =
        m_book.idsWhere([](const JobBrief &job) { return job.state == JobState::Error; });
    QList<JobId> waiting;
    for (const JobId &id : stopped) {
        const Job *job = std::as_const(m_book).find(id);
        if (job->error.code == ErrorCode::ClientCertificateLocked
            && job->settings.clientCertificate == certificate)
            waiting.append(id);
    }
    return waiting;
}

void JobSecrets::unlock(Answer<void> answer)
{
    if (!m_signIns)
        return answer(refused(ErrorCode::NotSupported, u"secrets"_s));
    m_ticks = 0; // looked at soon
    m_signIns->vault().unlock(
        this, [answer = std::move(answer)](SecretOutcome outcome) { answer(keptOr(outcome)); });
}

bool JobSecrets::isAskedFor(const Job &job) const
{
    return m_signIns && isLoginWanted(job.error.code) && !m_first.contains(job.id)
        && m_signIns->questionOf(job.id);
}

bool JobSecrets::isAnswered(const Job &job)
{
    return m_signIns && isLoginWanted(job.error.code) && m_signIns->takeAnswered(job.id);
}

// Links

void JobSecrets::takeLogins(const JobId &id, const QList<NewFile> &files,
                            Answer<QList<NewFile>> answer)
{
    QList<NewFile> bare = files;
    // Without a keychain they stay, and are refused for it.
    const auto logins =
        m_signIns ? loginsOf(bare) : Result<QList<std::pair<QString, SiteLogin>>>({});
    if (!logins)
        return answer(failure(logins.error()));
    takeNext(id, *logins, bare, answer);
}

void JobSecrets::takeNext(const JobId &id, QList<std::pair<QString, SiteLogin>> logins,
                          const QList<NewFile> &files, const Answer<QList<NewFile>> &answer)
{
    if (logins.isEmpty())
        return answer(files);
    const auto [origin, login] = logins.takeFirst();
    const QString reference = credentialSecret(idText(id), origin, false);
    keep(
        id, reference, loginToSecret(login), Keep::Keychain,
        [origin = origin, reference](Job &job) {
            setCredential(job, {origin, reference, false});
        },
        [this, id, logins, files, answer](const Done &kept) {
            if (kept)
                takeNext(id, logins, files, answer);
            else
                answer(failure(kept.error()));
        });
}

// The keychain

void JobSecrets::jobChanged(const Job &job)
{
    const QStringList now = referencesOf(job);
    if (job.isUpload())
        m_uploads.insert(job.id);
    QStringList gone = m_references.take(job.id);
    if (!now.isEmpty())
        m_references.insert(job.id, now);
    gone.removeIf([&now](const QString &one) { return now.contains(one); });
    if (m_signIns) {
        const auto identity = m_signIns->identityOf(job);
        for (const QString &reference : std::as_const(gone))
            identity->forgetSecret(reference);
    }
    remove(gone);
}

void JobSecrets::bind(Job &job)
{
    const QString origin = originOfFirst(job);
    for (RequestHeader &header : job.settings.headers) {
        if (header.isSecret() && header.origin.isEmpty())
            header.origin = origin;
    }
    for (JobCredential &credential : job.settings.credentials) {
        if (credential.origin.isEmpty() && !credential.isProxy)
            credential.origin = origin;
    }
}

void JobSecrets::clear(Job &job)
{
    job.settings.headers.clear();
    job.settings.credentials.clear();
}

void JobSecrets::forget(const JobId &job)
{
    if (m_signIns)
        m_signIns->forget(job);
}

void JobSecrets::remove(const QStringList &references)
{
    if (!m_signIns)
        return;
    for (const QString &reference : references) {
        m_signIns->vault().remove(reference, this, [this, reference](SecretOutcome outcome) {
            if (outcome == SecretOutcome::Locked || outcome == SecretOutcome::TimedOut)
                m_left.append(reference);
        });
    }
}

void JobSecrets::tick()
{
    if (!m_signIns || m_isLooking || m_ticks++ % ticksPerLook != 0)
        return;
    const QList<JobId> ids =
        m_book.idsWhere([](const JobBrief &job) { return job.state == JobState::TransientError; });
    const bool waits = std::any_of(ids.begin(), ids.end(), [this](const JobId &id) {
        return remedyFor(m_book.find(id)->error) == Remedy::WaitForUnlock;
    });
    if (!waits && m_left.isEmpty())
        return;
    m_isLooking = true;
    m_signIns->vault().look(this, [this](SecretOutcome outcome) { looked(outcome); });
}

void JobSecrets::looked(SecretOutcome outcome)
{
    m_isLooking = false;
    if (outcome != SecretOutcome::Success)
        return;
    remove(std::exchange(m_left, {}));
    m_dispatcher.keychainUnlocked();
}

} // namespace tranship
