// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/clock.h"
#include "model/job/signin.h"
#include "model/queue/jobidentity.h"
#include "model/queue/realmdoor.h"
#include "model/secrets/vault.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>
#include <memory>

namespace tranship {

/// What a job that needs the keychain waits for. KeychainUnavailable.
[[nodiscard]] Error keychainError(SecretOutcome outcome);

/// Gets jobs past the doors of servers and proxies: knows the doors, has logins for them from the
/// vault, and asks the person once for each door that has none. Lives in the engine's thread.
class SignIns final : public QObject {
    Q_OBJECT

public:
    /// Which door.
    struct Key {
        QString origin; ///< originOf(); of a proxy proxyName()
        QString realm; ///< of a proxy empty: it has one door
        JobId job; ///< null: everybody's; else of a job with a login of its own
        bool isProxy = false;

        bool operator==(const Key &) const = default;

        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.origin, key.realm, key.job, key.isProxy);
        }
    };

    /// What a door needs to be asked about.
    struct Visit {
        Key key;
        JobId job; ///< null: no job's; nobody is asked for a login then
        QString credential; ///< reference of the job's own login; empty: the site's
        QUrl url;
        bool isQts = false; ///< Qt meets it, with the login, and tells no offers
    };

    SignIns(Vault &vault, const Clock &clock);
    ~SignIns() override;

    /// Who the job is; the same one for as long as it is not forgotten.
    [[nodiscard]] std::shared_ptr<JobIdentity> identityOf(const Job &job);
    /// The same for a job that may be over: what is known of it, else a stranger.
    [[nodiscard]] std::shared_ptr<Identity> identityOf(const JobId &job);
    /// Has the secrets of the job's headers ready. KeychainUnavailable, SecretMissing.
    void prepare(const std::shared_ptr<JobIdentity> &identity, QObject *context,
                 std::function<void(const Done &)> prepared);
    /// The job is over.
    void forget(const JobId &job);
    /// Its own logins are others now.
    void dropDoors(const JobId &job);

    /// The question that keeps the job from going on.
    [[nodiscard]] std::optional<SignInQuestion> questionOf(const JobId &job) const;
    /// The person's answer: kept where `keep` says, then shown at the door. `kept` says how that
    /// went; with another outcome than Success nothing happened. Jobs that wait for it: answered().
    void answer(const SignInQuestion &question, const SiteLogin &login, Keep keep,
                std::function<void(SecretOutcome)> kept);

    /// Whether the job's question was answered since it was asked; once.
    [[nodiscard]] bool takeAnswered(const JobId &job) { return m_answered.remove(job); }

    [[nodiscard]] Vault &vault() { return m_vault; }

    [[nodiscard]] QDateTime now() const { return m_clock.now(); }

    // For proxies, whose login goes with requests before they ask.

    /// Leave to show the login of the door; null where none is known. Within the call where nothing
    /// has to be waited for; the error where a person is asked for one.
    void enter(const Visit &visit, QObject *context, Identity::Granted answer);
    /// The login was not shown, or not taken. As Identity::challenged().
    void refused(const Visit &visit, const QList<AuthChallenge> &offers,
                 const std::shared_ptr<LoginPass> &used, QObject *context,
                 Identity::Granted answer);
    /// Made when it is not there.
    [[nodiscard]] std::shared_ptr<RealmDoor> doorAt(const Key &key);
    /// The one that the pass is for; null: it has another login now, or is gone.
    [[nodiscard]] std::shared_ptr<RealmDoor> doorOf(const std::shared_ptr<LoginPass> &pass) const;

    // For identities.
    [[nodiscard]] std::shared_ptr<RealmDoor> doorFor(const JobIdentity &identity, const QUrl &url,
                                                     const std::shared_ptr<LoginPass> &granted);
    void accepted(const std::shared_ptr<LoginPass> &used);
    void challenged(const JobIdentity &identity, const ResponseHead &head,
                    const std::shared_ptr<LoginPass> &used, QObject *context,
                    Identity::Granted answer);

Q_SIGNALS:
    /// Nobody has a login for the door of this question; once for each door until it is answered.
    void asked(const tranship::SignInQuestion &question);
    /// There is a login now that these jobs waited for.
    void answered(const QList<tranship::JobId> &jobs);

private:
    [[nodiscard]] static Key keyOf(const SignInQuestion &question);
    [[nodiscard]] static Error errorFor(const Visit &visit, const QString &why);
    [[nodiscard]] static SignInQuestion questionFor(const Visit &visit, const RealmDoor &door);
    void turnAway(const Visit &visit, const QList<AuthChallenge> &offers, QObject *context,
                  Identity::Granted answer);
    void admit(const Visit &visit, const QList<AuthChallenge> &offers,
               const std::shared_ptr<LoginPass> &used, QObject *context, Identity::Granted answer);
    void look(const Visit &visit, const std::shared_ptr<RealmDoor> &door);
    void found(const Visit &visit, const std::shared_ptr<RealmDoor> &door,
               const SecretReading &reading);
    void ask(const Visit &visit, const std::shared_ptr<RealmDoor> &door);
    void show(const Key &key, const SiteLogin &login);

    Vault &m_vault;
    const Clock &m_clock;
    QHash<Key, std::shared_ptr<RealmDoor>> m_doors;
    QHash<JobId, std::shared_ptr<JobIdentity>> m_identities;
    QHash<JobId, SignInQuestion> m_questions; ///< by the job that waits
    QSet<Key> m_asked; ///< doors that a person was asked about
    QHash<Key, QSet<JobId>> m_visitors; ///< who came to a door since it got its login
    QSet<JobId> m_answered;
};

} // namespace tranship
