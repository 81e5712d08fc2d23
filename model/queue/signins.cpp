// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/signins.h"

#include "model/job/requestheaders.h"
#include "model/job/url.h"

namespace tranship {

using namespace Qt::StringLiterals;

Error keychainError(SecretOutcome outcome)
{
    const QString why = outcome == SecretOutcome::Locked ? u"locked"_s
        : outcome == SecretOutcome::TimedOut             ? u"no answer"_s
        : outcome == SecretOutcome::Absent               ? u"there is none"_s
                                                         : u"refused"_s;
    return makeError(ErrorCode::KeychainUnavailable, ErrorContext::QueueManager, why);
}

SignIns::SignIns(Vault &vault, const Clock &clock) : m_vault(vault), m_clock(clock) { }

SignIns::~SignIns() = default;

// Identities

std::shared_ptr<JobIdentity> SignIns::identityOf(const Job &job)
{
    std::shared_ptr<JobIdentity> &identity = m_identities[job.id];
    if (!identity)
        identity = std::make_shared<JobIdentity>(*this, job.id);
    identity->update(job);
    return identity;
}

std::shared_ptr<Identity> SignIns::identityOf(const JobId &job)
{
    if (const auto known = m_identities.value(job))
        return known;
    return std::make_shared<JobIdentity>(*this, job);
}

void SignIns::prepare(const std::shared_ptr<JobIdentity> &identity, QObject *context,
                      std::function<void(const Done &)> prepared)
{
    const QStringList missing = identity->missingSecrets();
    if (missing.isEmpty())
        return prepared({});
    const QString reference = missing.first();
    const QPointer<QObject> guard(context);
    m_vault.read(reference, this,
                 [this, identity, reference, guard,
                  prepared = std::move(prepared)](const SecretReading &reading) {
                     if (!guard)
                         return;
                     if (reading.outcome == SecretOutcome::NotFound) {
                         return prepared(failure(ErrorCode::SecretMissing,
                                                 ErrorContext::QueueManager, reference));
                     }
                     if (reading.outcome != SecretOutcome::Success)
                         return prepared(failure(keychainError(reading.outcome)));
                     identity->setSecret(reference, reading.secret);
                     prepare(identity, guard, prepared);
                 });
}

void SignIns::forget(const JobId &job)
{
    m_identities.remove(job);
    m_questions.remove(job);
    m_answered.remove(job);
    dropDoors(job);
    for (QSet<JobId> &visitors : m_visitors)
        visitors.remove(job);
}

void SignIns::dropDoors(const JobId &job)
{
    m_doors.removeIf([&job](const auto &door) { return door.key().job == job; });
    m_visitors.removeIf([&job](const auto &visitors) { return visitors.key().job == job; });
    m_asked.removeIf([&job](const Key &key) { return key.job == job; });
    m_questions.remove(job);
}

// Doors

std::shared_ptr<RealmDoor> SignIns::doorAt(const Key &key)
{
    std::shared_ptr<RealmDoor> &door = m_doors[key];
    if (!door)
        door = std::make_shared<RealmDoor>();
    return door;
}

std::shared_ptr<RealmDoor> SignIns::doorFor(const JobIdentity &identity, const QUrl &url,
                                            const std::shared_ptr<LoginPass> &granted)
{
    const QString origin = originOf(url);
    const JobId scope = identity.credentialFor(origin).isEmpty() ? JobId() : identity.job();
    std::shared_ptr<RealmDoor> covering;
    for (auto door = m_doors.cbegin(); door != m_doors.cend(); ++door) {
        if (door.key().origin != origin || door.key().job != scope)
            continue;
        if (granted && (*door)->isFor(granted))
            return *door;
        if (!covering && (*door)->covers(url))
            covering = *door;
    }
    return covering;
}

std::shared_ptr<RealmDoor> SignIns::doorOf(const std::shared_ptr<LoginPass> &pass) const
{
    for (const auto &door : m_doors) {
        if (door->isFor(pass))
            return door;
    }
    return nullptr;
}

void SignIns::accepted(const std::shared_ptr<LoginPass> &used)
{
    if (const std::shared_ptr<RealmDoor> door = doorOf(used))
        door->accept(used);
}

void SignIns::challenged(const JobIdentity &identity, const ResponseHead &head,
                         const std::shared_ptr<LoginPass> &used, QObject *context,
                         Identity::Granted answer)
{
    const QList<AuthChallenge> offers =
        parseChallenges(head.every("WWW-Authenticate").value_or(QByteArray()));
    Visit visit;
    visit.key = {originOf(head.url), {}, JobId()};
    visit.job = identity.job();
    visit.credential = identity.credentialFor(visit.key.origin);
    visit.url = head.url;
    if (!visit.credential.isEmpty())
        visit.key.job = visit.job;
    auto offer = challengeForPassword(offers);
    if (!offer)
        offer = challengeForToken(offers);
    if (!offer)
        return turnAway(visit, offers, context, std::move(answer));
    visit.key.realm = offer->realm();
    admit(visit, offers, used, context, std::move(answer));
}

void SignIns::refused(const Visit &visit, const QList<AuthChallenge> &offers,
                      const std::shared_ptr<LoginPass> &used, QObject *context,
                      Identity::Granted answer)
{
    if (visit.isQts || challengeForPassword(offers))
        admit(visit, offers, used, context, std::move(answer));
    else
        turnAway(visit, offers, context, std::move(answer));
}

/// No login helps.
void SignIns::turnAway(const Visit &visit, const QList<AuthChallenge> &offers, QObject *context,
                       Identity::Granted answer)
{
    const QString names = schemeNames(offers);
    const QString why = names.isEmpty() ? u"it does not say which login it wants"_s
                                        : u"it wants a login of another kind: "_s + names;
    QMetaObject::invokeMethod(
        context,
        [answer = std::move(answer), error = errorFor(visit, why)] { answer(failure(error)); },
        Qt::QueuedConnection);
}

void SignIns::admit(const Visit &visit, const QList<AuthChallenge> &offers,
                    const std::shared_ptr<LoginPass> &used, QObject *context,
                    Identity::Granted answer)
{
    m_visitors[visit.key].insert(visit.job);
    // a value of its own: what follows may change the doors
    const std::shared_ptr<RealmDoor> door = doorAt(visit.key);
    if (!visit.isQts)
        door->meet(offers, visit.url);
    door->judge(used);
    door->await(context, std::move(answer));
    look(visit, door);
}

void SignIns::enter(const Visit &visit, QObject *context, Identity::Granted answer)
{
    const std::shared_ptr<RealmDoor> door = doorAt(visit.key);
    const bool isClosed = door->state() == RealmDoor::State::Refused || m_asked.contains(visit.key);
    if (door->state() == RealmDoor::State::Unknown && !isClosed)
        return answer(std::shared_ptr<LoginPass>());
    if (const std::shared_ptr<LoginPass> pass = isClosed ? nullptr : door->pass())
        return answer(pass);
    m_visitors[visit.key].insert(visit.job);
    door->await(context, std::move(answer));
    if (isClosed)
        ask(visit, door);
}

void SignIns::look(const Visit &visit, const std::shared_ptr<RealmDoor> &door)
{
    if (door->state() == RealmDoor::State::Refused)
        return ask(visit, door);
    if (door->state() != RealmDoor::State::Unknown)
        return;
    if (m_asked.contains(visit.key))
        return ask(visit, door);
    door->beginReading();
    const QString reference = visit.credential.isEmpty()
        ? siteSecret(visit.key.origin, visit.key.realm, visit.key.isProxy)
        : visit.credential;
    m_vault.read(reference, this, [this, visit, door](const SecretReading &reading) {
        found(visit, door, reading);
    });
}

void SignIns::found(const Visit &visit, const std::shared_ptr<RealmDoor> &door,
                    const SecretReading &reading)
{
    if (door->state() != RealmDoor::State::Reading)
        return; // the person was faster
    const auto login = loginFromSecret(reading.secret);
    if (reading.outcome == SecretOutcome::Success && login) {
        door->setLogin(*login);
        if (visit.isQts || door->challenge())
            return;
        door->clear();
        return ask(visit, door);
    }
    door->clear();
    const bool mayBeThere =
        reading.outcome == SecretOutcome::Locked || reading.outcome == SecretOutcome::TimedOut;
    if (mayBeThere)
        door->turnAway(keychainError(reading.outcome));
    else
        ask(visit, door);
}

void SignIns::ask(const Visit &visit, const std::shared_ptr<RealmDoor> &door)
{
    SignInQuestion question = questionFor(visit, *door);
    const QSet<JobId> visitors = m_visitors.value(visit.key);
    for (const JobId &job : visitors) {
        if (job.isNull())
            continue;
        if (question.job.isNull())
            question.job = job;
        SignInQuestion same = question;
        same.job = job;
        m_questions.insert(job, same);
        m_answered.remove(job);
    }
    door->turnAway(errorFor(visit,
                            door->state() == RealmDoor::State::Refused ? u"the login is not taken"_s
                                                                       : u"a login is wanted"_s));
    if (question.job.isNull() || m_asked.contains(visit.key))
        return;
    m_asked.insert(visit.key);
    Q_EMIT asked(question);
}

SignInQuestion SignIns::questionFor(const Visit &visit, const RealmDoor &door)
{
    SignInQuestion question;
    question.job = visit.job;
    question.origin = visit.key.origin;
    question.realm = visit.key.realm;
    const auto challenge = door.challenge();
    question.isProxy = visit.key.isProxy;
    if (question.isProxy && challenge)
        question.realm = challenge->realm();
    question.scheme = challenge ? QString::fromLatin1(challenge->scheme)
        : question.isProxy      ? u"basic"_s
                                : u"bearer"_s;
    const bool isPlain = question.isProxy || visit.url.scheme() == "http"_L1;
    question.isReadable = isPlain && question.scheme != "digest"_L1;
    question.wasWrong = door.state() == RealmDoor::State::Refused;
    question.isForJob = !visit.credential.isEmpty();
    return question;
}

Error SignIns::errorFor(const Visit &visit, const QString &why)
{
    const bool isProxy = visit.key.isProxy;
    const QString who = isProxy ? visit.key.origin : hostAndPort(visit.url);
    Error error = makeError(
        isProxy ? ErrorCode::ProxyAuthenticationRequired : ErrorCode::AuthenticationRequired,
        isProxy ? ErrorContext::Transport : ErrorContext::RemoteFile, who + u": "_s + why);
    error.httpStatus = isProxy ? 407 : 401;
    return error;
}

// The person

std::optional<SignInQuestion> SignIns::questionOf(const JobId &job) const
{
    const auto question = m_questions.constFind(job);
    return question == m_questions.constEnd() ? std::nullopt : std::optional(*question);
}

SignIns::Key SignIns::keyOf(const SignInQuestion &question)
{
    return {question.origin, question.isProxy ? QString() : question.realm,
            question.isForJob ? question.job : JobId(), question.isProxy};
}

void SignIns::answer(const SignInQuestion &question, const SiteLogin &login, Keep keep,
                     std::function<void(SecretOutcome)> kept)
{
    const Key key = keyOf(question);
    const auto identity = m_identities.value(question.job);
    const QString own = !identity ? QString()
        : key.isProxy             ? identity->proxyCredential()
                                  : identity->credentialFor(key.origin);
    const QString reference =
        question.isForJob && !own.isEmpty() ? own : siteSecret(key.origin, key.realm, key.isProxy);
    m_vault.store(reference, loginToSecret(login), keep, this,
                  [this, key, login, kept = std::move(kept)](SecretOutcome outcome) {
                      if (outcome == SecretOutcome::Success)
                          show(key, login);
                      kept(outcome);
                  });
}

void SignIns::show(const Key &key, const SiteLogin &login)
{
    doorAt(key)->setLogin(login);
    m_asked.remove(key);
    m_visitors.remove(key);
    QList<JobId> waiting;
    for (auto it = m_questions.begin(); it != m_questions.end();) {
        if (keyOf(*it) != key) {
            ++it;
            continue;
        }
        waiting.append(it.key());
        m_answered.insert(it.key());
        it = m_questions.erase(it);
    }
    Q_EMIT answered(waiting);
}

} // namespace tranship
