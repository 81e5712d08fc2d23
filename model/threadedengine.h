// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine.h"
#include "model/queue/networkwatch.h"

#include <QThread>

#include <functional>
#include <memory>

namespace tranship {

class KeychainThread;

struct EngineOptions {
    QString dataFolder; ///< its instance lock is held by the caller
    PolicyLayer administrator;
    bool crashed = false; ///< the last process ended by a fault of its own
    bool isPortable = false; ///< the data folder travels with the program
    KeychainThread *keychain = nullptr; ///< outlives the engine; null: secrets of the session only
};

/// The engine on a thread of its own: the queue and its connections there, disk and store on one
/// more each.
class ThreadedEngine final : public Engine {
    Q_OBJECT

public:
    explicit ThreadedEngine(EngineOptions options);
    /// Stops when stop() was not called.
    ~ThreadedEngine() override;

    /// Opens the store and goes on with its jobs; `started` gets why it could not. Verbs asked
    /// meanwhile wait.
    void start(QObject *context, std::function<void(const Done &)> started);
    /// Closes all connections, brings everything to the store and ends the threads. Blocks for as
    /// long.
    void stop();

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
    void setSecret(const JobId &job, const JobSecret &secret, QObject *context,
                   Answer<void> answer) override;
    void signInQuestion(const JobId &job, QObject *context, Answer<SignInQuestion> answer) override;
    void signIn(const JobId &job, const SiteLogin &login, Keep keep, QObject *context,
                Answer<void> answer) override;
    void unlockKeychain(QObject *context, Answer<void> answer) override;

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
    class Room;

    /// Calls the queue in its thread and brings the answer back to `context`.
    template <typename T, typename Call> void ask(QObject *context, Answer<T> answer, Call call);

    quint64 m_askers = 0; ///< how many asked about links
    NetworkWatch m_network; ///< here, in the thread the engine was made in
    QThread m_thread;
    std::unique_ptr<Room> m_room; ///< lives in m_thread
};

} // namespace tranship
