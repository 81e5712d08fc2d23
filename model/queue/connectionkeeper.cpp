// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/connectionkeeper.h"

#include "model/job/requestheaders.h"

namespace tranship {

namespace {

SignIns::Visit visitOf(const Routes::Door &door)
{
    SignIns::Visit visit;
    visit.key.origin = door.proxy;
    visit.key.isProxy = true;
    visit.job = door.job;
    visit.credential = door.credential;
    if (!visit.credential.isEmpty())
        visit.key.job = door.job;
    visit.url = door.url;
    return visit;
}

} // namespace

ConnectionKeeper::ConnectionKeeper(SignIns &signIns) : m_signIns(signIns) { }

void ConnectionKeeper::enter(const Routes::Door &door, QObject *context,
                             std::function<void(const Result<Login> &)> answer)
{
    const SignIns::Visit visit = visitOf(door);
    m_signIns.enter(visit, context,
                    [this, key = visit.key, answer = std::move(answer)](
                        const Result<std::shared_ptr<LoginPass>> &granted) {
                        if (!granted)
                            return answer(failure(granted.error()));
                        Login login;
                        login.pass = *granted;
                        if (login.pass) {
                            const SiteLogin known = m_signIns.doorAt(key)->login();
                            login.user = known.user;
                            login.password = known.secret;
                        }
                        answer(login);
                    });
}

QByteArray ConnectionKeeper::authorization(const std::shared_ptr<LoginPass> &pass,
                                           const QByteArray &method, const QUrl &url)
{
    const auto entered = m_signIns.doorOf(pass);
    return entered ? entered->authorization(method, url, RealmDoor::Target::Absolute)
                   : QByteArray();
}

void ConnectionKeeper::accepted(const std::shared_ptr<LoginPass> &pass)
{
    m_signIns.accepted(pass);
}

void ConnectionKeeper::refused(const Routes::Door &door, const QByteArray &offers,
                               const std::shared_ptr<LoginPass> &pass, QObject *context,
                               std::function<void(const Done &)> answer)
{
    SignIns::Visit visit = visitOf(door);
    visit.isQts = offers.isEmpty();
    m_signIns.refused(
        visit, parseChallenges(offers), pass, context,
        [answer = std::move(answer)](const Result<std::shared_ptr<LoginPass>> &granted) {
            answer(granted ? Done() : Done(failure(granted.error())));
        });
}

void ConnectionKeeper::certificatePassword(const QString &path, QObject *context,
                                           std::function<void(const Result<QByteArray> &)> answer)
{
    m_signIns.vault().read(certificateSecret(path), context,
                           [answer = std::move(answer)](const SecretReading &reading) {
                               const bool mayBeThere = reading.outcome == SecretOutcome::Locked
                                   || reading.outcome == SecretOutcome::TimedOut;
                               if (mayBeThere)
                                   answer(failure(keychainError(reading.outcome)));
                               else
                                   answer(reading.secret);
                           });
}

} // namespace tranship
