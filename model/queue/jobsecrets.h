// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/signin.h"
#include "model/queue/dispatcher.h"
#include "model/queue/jobaccess.h"
#include "model/queue/jobbook.h"
#include "model/queue/requests.h"
#include "model/queue/signins.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>

#include <functional>

namespace tranship {

/// The verbs about secrets of jobs, and their end: what is in the keychain for a job goes with it.
/// The store sees references only. Without sign-ins (no keychain is wired) the verbs answer
/// NotSupported.
class JobSecrets final : public QObject {
    Q_OBJECT

public:
    template <typename T> using Answer = std::function<void(const Result<T> &)>;

    JobSecrets(JobAccess &access, JobBook &book, Dispatcher &dispatcher, SignIns *signIns);

    /// Puts a secret into the keychain and its reference into the job; an empty one takes both
    /// away. KeychainUnavailable when it cannot be kept where it is to be kept.
    void set(const JobId &id, const JobSecret &secret, Answer<void> answer);

    /// The question that a job in Error with AuthenticationRequired, ProxyAuthenticationRequired
    /// or ClientCertificateLocked waits for; NotFound.
    [[nodiscard]] Result<SignInQuestion> question(const JobId &id) const;
    /// The person's answer to it.
    void signIn(const JobId &id, const SiteLogin &login, Keep keep, Answer<void> answer);
    /// Shows the keychain's own window, where it is locked.
    void unlock(Answer<void> answer);

    /// Moves the logins that stand in the links to the keychain and out of them. All or none.
    void takeLogins(const JobId &id, const QList<NewFile> &files, Answer<QList<NewFile>> answer);

    /// The job is new, or its links, headers or logins may be others.
    void jobChanged(const Job &job);
    /// Secrets that were given before the job had a link are for the origin of its first one.
    static void bind(Job &job);
    /// What a job had for its former owner.
    static void clear(Job &job);
    /// Nobody needs to be told of the job any more.
    void forget(const JobId &job);

    /// About once a second: whether a keychain that was locked is open again.
    void tick();

    /// Whether the job's error is a question that another job's failure asks already.
    [[nodiscard]] bool isAskedFor(const Job &job) const;
    /// Whether a job that failed for want of a login may go on: it came in meanwhile.
    [[nodiscard]] bool isAnswered(const Job &job);

Q_SIGNALS:
    /// These may go on.
    void answered(const QList<tranship::JobId> &jobs);

private:
    void setHeader(Job &job, const JobSecret &secret, const Answer<void> &answer);
    void setCertificatePassword(const Job &job, const JobSecret &secret,
                                const Answer<void> &answer);
    void setLogin(Job &job, const JobSecret &secret, const Answer<void> &answer);
    void keep(const JobId &id, const SecretReference &reference, const QByteArray &value, Keep keep,
              std::function<void(Job &)> change, const Answer<void> &answer);
    void commit(Job &job, const Answer<void> &answer);
    void takeNext(const JobId &id, QList<std::pair<QString, SiteLogin>> logins,
                  const QList<NewFile> &files, const Answer<QList<NewFile>> &answer);
    void remove(const QStringList &references);
    [[nodiscard]] std::optional<SignInQuestion> certificateQuestion(const JobId &id) const;
    void openCertificate(const QString &path, const SiteLogin &login, Keep keep,
                         const Answer<void> &answer);
    [[nodiscard]] QList<JobId> jobsThatShow(const QString &certificate) const;
    void looked(SecretOutcome outcome);

    JobAccess &m_access;
    JobBook &m_book;
    Dispatcher &m_dispatcher;
    SignIns *m_signIns;
    QHash<JobId, QStringList> m_references; ///< what jobs have in the keychain
    QSet<JobId> m_first; ///< jobs whose failure asks for all at their door
    QSet<JobId> m_uploads; ///< whose servers may have to be told that they are over
    QStringList m_left; ///< to be removed when the keychain is open
    int m_ticks = 0;
    bool m_isLooking = false;
};

} // namespace tranship
