// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine.h"
#include "model/job/verbs.h"

#include <QHash>
#include <QPointer>
#include <QStringList>

#include <optional>

namespace tranship {

/// An engine without network, disk or threads: jobs in memory, verbs answered by the real pure
/// rules, answers and signals through the event loop. A test sets the stage with the setters and
/// reads calls().
class FakeEngine final : public Engine {
    Q_OBJECT

public:
    /// One verb as it came in: "create", "addFiles", "resume", ... by the names of Engine.
    struct Call {
        QString verb;
        JobId job; ///< null for verbs without a job
        QStringList arguments; ///< texts in the order of the parameters; of addFiles URL, path,
                               ///< checksum of each
        bool operator==(const Call &) const = default;
    };

    /// A Suspended download with no files, ready to be changed and put.
    [[nodiscard]] static JobSnapshot makeJob(const QString &name,
                                             JobState state = JobState::Suspended);
    [[nodiscard]] static File makeFile(const QString &url, const QString &path,
                                       qint64 bytesTotal = unknownSize,
                                       qint64 bytesTransferred = 0);
    /// A moment all times of this engine are; a test never waits for a clock.
    [[nodiscard]] static QDateTime now();

    /// Adds the job or replaces the one of the same id; emits jobsChanged at once.
    void putJob(const JobSnapshot &job);
    void putJobs(const QList<JobSnapshot> &jobs);
    /// Moves the job away as if it had become final; emits jobsRemoved at once.
    void dropJob(const JobId &job);
    void putHistory(const QList<HistoryEntry> &entries);
    /// What journal() answers; a job that is there counts its lines, so that who shows them asks.
    void putJournal(const JobId &job, const QList<JournalEntry> &entries);
    void putPolicy(const PolicyLayer &user, const PolicyLayer &administrator);
    /// Emits certificatesChanged() at once.
    void putCertificates(const QList<ShownCertificate> &certificates);
    /// Emits noticed() at once.
    void notify(const Notice &notice);

    /// What lookAt() answers from now on.
    void putPlace(const PlaceReport &report);
    /// What a server says of a link from now on; one that nothing was put for never answers.
    void putLink(const QUrl &link, const Result<LinkFacts> &facts);

    /// The next call (of this verb, when one is named) fails with `error` and has no effect.
    void failNext(const Error &error, const QString &verb = {});
    /// What complete() answers next instead of what the rules say; an unacknowledged one leaves the
    /// job.
    void answerNextComplete(const CompleteReport &report);
    void answerNextCancel(const CancelReport &report);
    /// Holds all answers back until it is called with false.
    void holdAnswers(bool hold);

    [[nodiscard]] const QList<JobSnapshot> &jobs() const { return m_jobs; }

    /// nullptr when there is none; valid until the next change.
    [[nodiscard]] const JobSnapshot *job(const JobId &id) const;

    [[nodiscard]] const QList<Call> &calls() const { return m_calls; }

    [[nodiscard]] QStringList callNames() const;

    /// Questions, which are no verbs: in the order they came.
    [[nodiscard]] const QList<PlaceQuestion> &places() const { return m_places; }

    [[nodiscard]] const QStringList &askedLinks() const { return m_askedLinks; }

    void clearCalls() { m_calls.clear(); }

    void create(const NewJob &job, QObject *context, Answer<JobId> answer) override;
    void addFiles(const JobId &job, const QList<NewFile> &files, QObject *context,
                  Answer<void> answer) override;
    void removeFile(const JobId &job, int index, QObject *context, Answer<void> answer) override;
    void resume(const JobId &job, QObject *context, Answer<void> answer) override;
    void suspend(const JobId &job, QObject *context, Answer<void> answer) override;
    void complete(const JobId &job, QObject *context, Answer<CompleteReport> answer) override;
    void cancel(const JobId &job, QObject *context, Answer<CancelReport> answer) override;
    void keep(const JobId &job, QObject *context, Answer<void> answer) override;
    void takeOwnership(const JobId &job, QObject *context, Answer<void> answer) override;
    void set(const JobId &job, const QString &key, const QString &text, QObject *context,
             Answer<void> answer) override;
    void replacePrefix(const JobId &job, const QString &from, const QString &to, QObject *context,
                       Answer<int> answer) override;
    void setUrl(const JobId &job, int index, const QString &url, QObject *context,
                Answer<void> answer) override;
    void lookAt(const PlaceQuestion &place, QObject *context, Answer<PlaceReport> answer) override;
    void askLinks(const QList<QUrl> &links, QObject *context, LinkAnswer told) override;
    /// The argument is the header's name, "server" or "proxy"; secrets are not noted.
    void setSecret(const JobId &job, const JobSecret &secret, QObject *context,
                   Answer<void> answer) override;
    /// NotFound unless putQuestion() was called for the job.
    void signInQuestion(const JobId &job, QObject *context, Answer<SignInQuestion> answer) override;
    void signIn(const JobId &job, const SiteLogin &login, Keep keep, QObject *context,
                Answer<void> answer) override;
    void unlockKeychain(QObject *context, Answer<void> answer) override;

    void putQuestion(const SignInQuestion &question) { m_questions.insert(question.job, question); }

    /// What the last setSecret() or signIn() brought.
    [[nodiscard]] const SiteLogin &lastLogin() const { return m_lastLogin; }

    /// And how it is to be kept.
    [[nodiscard]] Keep lastKeep() const { return m_lastKeep; }

    void snapshots(QObject *context, Answer<QList<JobSnapshot>> answer) override;
    void history(int limit, QObject *context, Answer<QList<HistoryEntry>> answer) override;
    void journal(const JobId &job, QObject *context, Answer<QList<JournalEntry>> answer) override;
    void policy(QObject *context, Answer<PolicyReport> answer) override;
    void certificates(QObject *context, Answer<QList<ShownCertificate>> answer) override;
    void trust(const CertificateKey &key, QObject *context, Answer<void> answer) override;
    void untrust(const CertificateKey &key, QObject *context, Answer<void> answer) override;
    void setPolicy(const QString &key, const QString &text, QObject *context,
                   Answer<void> answer) override;

private:
    struct Failure {
        Error error;
        QString verb;
    };

    /// Something that must reach `context` through the event loop.
    struct Held {
        QPointer<QObject> context;
        std::function<void()> deliver;
    };

    [[nodiscard]] Done admit(const Call &call);
    /// The job, when the verb is admitted and legal for it.
    [[nodiscard]] Result<JobSnapshot> subject(const Call &call, Verb verb);
    [[nodiscard]] Result<JobId> tryCreate(const NewJob &job);
    [[nodiscard]] Done tryAddFiles(const JobId &id, const QList<NewFile> &files);
    [[nodiscard]] Done tryRemoveFile(const JobId &id, int index);
    [[nodiscard]] Done tryMove(const QString &name, const JobId &id, Verb verb);
    [[nodiscard]] Result<CompleteReport> tryComplete(const JobId &id);
    [[nodiscard]] Result<CancelReport> tryCancel(const JobId &id);
    [[nodiscard]] Done trySetPolicy(const QString &key, const QString &text);
    [[nodiscard]] PolicyReport report() const;
    void change(JobSnapshot job);
    void end(JobSnapshot job, JobState state);
    void deliver(QObject *context, std::function<void()> answer);

    template <typename T> void reply(QObject *context, Answer<T> answer, Result<T> result)
    {
        deliver(context,
                [answer = std::move(answer), result = std::move(result)] { answer(result); });
    }

    QList<JobSnapshot> m_jobs;
    QList<HistoryEntry> m_history;
    QHash<JobId, QList<JournalEntry>> m_journals;
    QList<Call> m_calls;
    QList<Held> m_held;
    PolicyLayer m_user;
    QList<ShownCertificate> m_certificates;
    PolicyLayer m_administrator;
    QList<PlaceQuestion> m_places;
    QStringList m_askedLinks;
    PlaceReport m_place;
    QHash<QUrl, Result<LinkFacts>> m_links;
    QHash<JobId, SignInQuestion> m_questions;
    SiteLogin m_lastLogin;
    Keep m_lastKeep = Keep::Keychain;
    std::optional<Failure> m_failure;
    std::optional<CompleteReport> m_nextComplete;
    std::optional<CancelReport> m_nextCancel;
    bool m_holds = false;
    qint64 m_lastSequence = 0;
};

} // namespace tranship
