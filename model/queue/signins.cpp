// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/signins.h"

#include "model/job/requestheaders.h"
#include "model/job/url.h"

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

Error keychainError(SecretOutcome outcome)
{
    const QString why = outcome == SecretOutcome::Locked ? u"locked"_s
        : outcome == SecretOutcome::TimedOut             ? u"no answer"_s
        : outcome == SecretOutcome::Absent               ? u"there is none"_s
                                                         : u"refused"_s;
    return makeError(ErrorCode::KeychainUnavailable, ErrorContext::QueueManager, why);
}

} // namespace

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

void SignIns::accepted(const std::shared_ptr<LoginPass> &used)
{
    for (const auto &door : std::as_const(m_doors)) {
        if (door->isFor(used))
            return door->accept(used);
    }
}

void SignIns::challenged(const JobIdentity &identity, const ResponseHead &head,
                         const std::shared_ptr<LoginPass> &used, QObject *context,
                         Identity::Granted answer)
{
    const QList<AuthChallenge> offers =
        parseChallenges(head.every("WWW-Authenticate").value_or(QByteArray()));
    auto offer = challengeForPassword(offers);
    if (!offer)
        offer = challengeForToken(offers);
    if (!offer) {
        const QString names = schemeNames(offers);
        const QString why = names.isEmpty() ? u"it does not say which login it wants"_s
                                            : u"it wants a login of another kind: "_s + names;
        QMetaObject::invokeMethod(
            context, [answer, error = errorFor(head.url, why)] { answer(failure(error)); },
            Qt::QueuedConnection);
        return;
    }
    Visit visit;
    visit.key = {originOf(head.url), offer->realm(), JobId()};
    visit.job = identity.job();
    visit.credential = identity.credentialFor(visit.key.origin);
    visit.url = head.url;
    if (!visit.credential.isEmpty())
        visit.key.job = visit.job;
    m_visitors[visit.key].insert(visit.job);
    // a value of its own: what follows may change the doors
    const std::shared_ptr<RealmDoor> door = doorAt(visit.key);
    door->meet(offers, head.url);
    door->judge(used);
    door->await(context, std::move(answer));
    look(visit, door);
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
        ? siteSecret(visit.key.origin, visit.key.realm, false)
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
        if (door->challenge())
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
    const SignInQuestion question = questionFor(visit, *door);
    const QSet<JobId> visitors = m_visitors.value(visit.key);
    for (const JobId &job : visitors) {
        SignInQuestion same = question;
        same.job = job;
        m_questions.insert(job, same);
        m_answered.remove(job);
    }
    door->turnAway(errorFor(visit.url,
                            door->state() == RealmDoor::State::Refused ? u"the login is not taken"_s
                                                                       : u"a login is wanted"_s));
    if (m_asked.contains(visit.key))
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
    question.scheme = challenge ? QString::fromLatin1(challenge->scheme) : u"bearer"_s;
    question.isReadable = visit.url.scheme() == "http"_L1 && question.scheme != "digest"_L1;
    question.wasWrong = door.state() == RealmDoor::State::Refused;
    question.isForJob = !visit.credential.isEmpty();
    return question;
}

Error SignIns::errorFor(const QUrl &url, const QString &why)
{
    Error error = makeError(ErrorCode::AuthenticationRequired, ErrorContext::RemoteFile,
                            hostAndPort(url) + u": "_s + why);
    error.httpStatus = 401;
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
    return {question.origin, question.realm, question.isForJob ? question.job : JobId()};
}

void SignIns::answer(const SignInQuestion &question, const SiteLogin &login, Keep keep,
                     std::function<void(SecretOutcome)> kept)
{
    const Key key = keyOf(question);
    const auto identity = m_identities.value(question.job);
    const QString own = identity ? identity->credentialFor(key.origin) : QString();
    const QString reference =
        question.isForJob && !own.isEmpty() ? own : siteSecret(key.origin, key.realm, false);
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
