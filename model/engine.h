// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/certificate.h"
#include "model/job/journal.h"
#include "model/job/linkfacts.h"
#include "model/job/result.h"
#include "model/job/signin.h"
#include "model/job/snapshot.h"
#include "model/queue/requests.h"
#include "model/store/storedjobs.h"

#include <QList>
#include <QObject>

#include <functional>

namespace tranship {

/// The one door to the jobs: verbs in, snapshots out. Verbs may be called from the thread the
/// engine was made in; each answers once in `context`'s thread, after its effect is in the store,
/// unless `context` is gone by then.
class Engine : public QObject {
    Q_OBJECT

public:
    template <typename T> using Answer = std::function<void(const Result<T> &)>;
    using LinkAnswer = std::function<void(const QUrl &link, const Result<LinkFacts> &facts)>;

    ~Engine() override = default;

    virtual void create(const NewJob &job, QObject *context, Answer<JobId> answer) = 0;
    /// All or none.
    virtual void addFiles(const JobId &job, const QList<NewFile> &files, QObject *context,
                          Answer<void> answer) = 0;
    virtual void removeFile(const JobId &job, int index, QObject *context, Answer<void> answer) = 0;
    virtual void resume(const JobId &job, QObject *context, Answer<void> answer) = 0;
    virtual void suspend(const JobId &job, QObject *context, Answer<void> answer) = 0;
    virtual void complete(const JobId &job, QObject *context, Answer<CompleteReport> answer) = 0;
    virtual void cancel(const JobId &job, QObject *context, Answer<CancelReport> answer) = 0;
    /// Activity without a change: the inactivity timeout starts anew.
    virtual void keep(const JobId &job, QObject *context, Answer<void> answer) = 0;
    virtual void takeOwnership(const JobId &job, QObject *context, Answer<void> answer) = 0;
    virtual void set(const JobId &job, const QString &key, const QString &text, QObject *context,
                     Answer<void> answer) = 0;

    /// ReplaceRemotePrefix: unfinished files whose URL begins with `from` come from `to` now and
    /// keep the bytes they have, as far as those prove to be the same. Answers with how many.
    virtual void replacePrefix(const JobId &job, const QString &from, const QString &to,
                               QObject *context, Answer<int> answer) = 0;
    /// A new link for one unfinished file, by the same rules.
    virtual void setUrl(const JobId &job, int index, const QString &url, QObject *context,
                        Answer<void> answer) = 0;

    /// What files would meet in a folder before they are added; no answer while its disk hangs.
    virtual void lookAt(const PlaceQuestion &place, QObject *context,
                        Answer<PlaceReport> answer) = 0;
    /// Asks servers what lies behind links (of checkedSource), by one short request each, a few at
    /// once. `told` is called once for each, in any order; when `context` goes, the requests end.
    virtual void askLinks(const QList<QUrl> &links, QObject *context, LinkAnswer told) = 0;
    /// A secret header or a login of the job goes to the keychain; the job gets its reference.
    virtual void setSecret(const JobId &job, const JobSecret &secret, QObject *context,
                           Answer<void> answer) = 0;
    /// The question that a job which failed with AuthenticationRequired waits for; NotFound.
    virtual void signInQuestion(const JobId &job, QObject *context,
                                Answer<SignInQuestion> answer) = 0;
    /// The answer to it, for all jobs that wait at the same door. KeychainUnavailable when it
    /// cannot be kept as wished.
    virtual void signIn(const JobId &job, const SiteLogin &login, Keep keep, QObject *context,
                        Answer<void> answer) = 0;
    /// Shows the keychain's own window in which it is unlocked.
    virtual void unlockKeychain(QObject *context, Answer<void> answer) = 0;

    /// Jobs that are not final, by sequence.
    virtual void snapshots(QObject *context, Answer<QList<JobSnapshot>> answer) = 0;
    virtual void history(int limit, QObject *context, Answer<QList<HistoryEntry>> answer) = 0;
    /// What happened to a job, ended or not: the newest line last.
    virtual void journal(const JobId &job, QObject *context,
                         Answer<QList<JournalEntry>> answer) = 0;
    virtual void policy(QObject *context, Answer<PolicyReport> answer) = 0;
    /// Writes a key of the user's layer; an empty text goes back to the default. AccessDenied when
    /// the administrator fixed it.
    virtual void setPolicy(const QString &key, const QString &text, QObject *context,
                           Answer<void> answer) = 0;

    /// The certificates that were not good enough by themselves: the last one of each host, and
    /// those that a person trusts.
    virtual void certificates(QObject *context, Answer<QList<ShownCertificate>> answer) = 0;
    /// This very certificate is good enough for this host from now on; AccessDenied when it was
    /// revoked.
    virtual void trust(const CertificateKey &key, QObject *context, Answer<void> answer) = 0;
    /// It is not any more; what is connected so is connected anew. NotFound when it was not.
    virtual void untrust(const CertificateKey &key, QObject *context, Answer<void> answer) = 0;

Q_SIGNALS:
    /// Once, after start and before any other: the jobs that the store held, if there are any.
    void jobsRestored(const tranship::StoredJobs &jobs);
    /// New and changed jobs, about ten times a second at most.
    void jobsChanged(const QList<tranship::JobSnapshot> &jobs);
    /// Jobs that became final.
    void jobsRemoved(const QList<tranship::JobId> &jobs);
    void noticed(const tranship::Notice &notice);
    void policyChanged(const tranship::PolicyReport &report);
    /// Another one was shown, or is trusted, or is not any more.
    void certificatesChanged();
};

} // namespace tranship
