// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/threadedengine.h"

#include "model/files/device.h"
#include "model/files/diskworkers.h"
#include "model/files/mountedpartfiles.h"
#include "model/files/partfile.h"
#include "model/files/worker.h"
#include "model/interfacetraffic.h"
#include "model/queue/connectionkeeper.h"
#include "model/queue/connectionsetups.h"
#include "model/queue/httpfarewells.h"
#include "model/queue/jobqueue.h"
#include "model/queue/routes.h"
#include "model/queue/signins.h"
#include "model/queue/trustbook.h"
#include "model/queue/workerstorage.h"
#include "model/secrets/keychainsecrets.h"
#include "model/secrets/nosecrets.h"
#include "model/secrets/vault.h"
#include "model/store/jobstore.h"
#include "model/systemclock.h"
#include "model/transfer/download/linkquestions.h"
#include "model/transfer/httptransport.h"
#include "model/transfer/local/filetransport.h"
#include "model/transfer/sourcetransport.h"
#include "model/transfer/upload/fileuploads.h"
#include "model/transfer/upload/httpsenders.h"

#include <QPointer>
#include <QTimer>

namespace tranship {

namespace {

/// How long the end waits for the last checkpoints. Longer takes only a disk that hangs or has
/// gigabytes to write; what it misses is fetched again from the checkpoint before.
constexpr std::chrono::seconds stopPatience{10};
constexpr std::chrono::seconds workerPatience{2};

/// What a thread that is stuck may still use when everything else is gone.
struct Parts {
    DiskPartFiles real;
    MountedPartFiles files{real, deviceOf};
};

} // namespace

/// Everything that lives in the engine's thread.
class ThreadedEngine::Room final : public QObject {
public:
    Room(ThreadedEngine &engine, EngineOptions options)
        : m_engine(engine),
          m_options(std::move(options))
    {
    }

    /// First call in the engine's thread.
    void open(std::function<void(const Done &)> opened)
    {
        m_storage = std::make_unique<WorkerStorage>(m_storeWorker, *m_store);
        m_trust = std::make_unique<TrustBook>(*m_storage, m_clock);
        connect(m_trust.get(), &TrustBook::changed, &m_engine, &Engine::certificatesChanged);
        if (m_options.keychain)
            m_keychain = std::make_unique<KeychainSecrets>(*m_options.keychain);
        m_vault = std::make_unique<Vault>(m_keychain ? static_cast<Secrets &>(*m_keychain)
                                                     : m_noKeychain);
        m_signIns = std::make_unique<SignIns>(*m_vault, m_clock);
        m_keeper = std::make_unique<ConnectionKeeper>(*m_signIns);
        m_routes =
            std::make_unique<Routes>(m_routeWorker, *m_keeper, m_clock, &Routes::systemProxies);
        const ConnectionServices connections{m_routes.get(), m_trust.get()};
        m_web = std::make_unique<HttpTransports>(connections);
        m_disk = std::make_unique<DiskWorkers>(workerOptions(QStringLiteral("disk"), m_parts));
        DiskWorkers::Options hashing = workerOptions(QStringLiteral("hash"), m_parts);
        hashing.givesWay = true;
        m_hash = std::make_unique<DiskWorkers>(std::move(hashing));
        m_sourceDisk = std::make_unique<DiskWorkers>(workerOptions(QStringLiteral("source")));
        m_sources = std::make_unique<FileTransports>(*m_sourceDisk);
        m_transports = std::make_unique<SourceTransports>(*m_web, *m_sources);
        m_questions = std::make_unique<LinkQuestions>(*m_transports);
        m_senders = std::make_unique<HttpSenders>(connections);
        m_uploads = std::make_unique<FileUploads>(*m_senders, *m_sourceDisk, *m_hash, m_clock);
        m_farewells = std::make_unique<HttpFarewells>(
            *m_senders, [this](const JobId &job) { return m_signIns->identityOf(job); },
            [this](const Farewell &farewell) {
                return connectionSetup(farewell, m_queue->policyReport().effective.policy);
            });
        using Opened = Result<StoreOpening>;
        runOn<Opened>(
            m_storeWorker, this,
            [store = m_store.get(), folder = m_options.dataFolder,
             travels = m_options.isPortable ? Travels::Yes : Travels::No] {
                return store->open(folder, travels);
            },
            [this, opened = std::move(opened)](const Opened &opening) {
                if (m_isClearing)
                    return; // what the queue needs is gone, and nobody waits for the word
                if (opening)
                    begin(*opening);
                opened(opening ? Done() : Done(failure(opening.error())));
            });
    }

    /// What the queue is told of the network, now and when the store is open.
    void setNetwork(const NetworkState &network)
    {
        m_network = network;
        if (m_queue)
            m_queue->setNetwork(network);
    }

    /// Now, or when the store is open.
    void call(std::function<void(JobQueue &)> what)
    {
        if (m_queue)
            what(*m_queue);
        else
            m_waiting.append(std::move(what));
    }

    void askLinks(quint64 asker, const QList<QUrl> &links, const LinkQuestions::Told &told)
    {
        if (m_questions)
            m_questions->ask(asker, links, told);
    }

    void forgetAsker(quint64 asker)
    {
        if (m_questions)
            m_questions->forget(asker);
    }

    /// Valid as long as the queue is.
    [[nodiscard]] TrustBook &trust() { return *m_trust; }

    /// Last call in the engine's thread.
    void close(const std::function<void()> &closed)
    {
        m_heartbeat.reset();
        if (!m_queue)
            return clear(closed);
        m_queue->stop([this, closed] { clear(closed); });
        m_patience.setSingleShot(true);
        connect(&m_patience, &QTimer::timeout, this, [this, closed] { clear(closed); });
        m_patience.start(stopPatience);
    }

private:
    void begin(const StoreOpening &opening)
    {
        m_queue = std::make_unique<JobQueue>(QueueServices{
            *m_storage, DownloadServices{*m_transports, m_parts->files, *m_disk, *m_hash}, m_clock,
            currentUser(), m_options.administrator, *m_uploads, *m_farewells, &m_traffic,
            m_signIns.get(), nullptr, m_trust.get()});
        connect(m_queue.get(), &JobQueue::jobsChanged, &m_engine, &Engine::jobsChanged);
        connect(m_queue.get(), &JobQueue::jobsRestored, &m_engine, &Engine::jobsRestored);
        connect(m_queue.get(), &JobQueue::jobsRemoved, &m_engine, &Engine::jobsRemoved);
        connect(m_queue.get(), &JobQueue::noticed, &m_engine, &Engine::noticed);
        connect(m_queue.get(), &JobQueue::policyChanged, &m_engine, &Engine::policyChanged);
        connect(m_queue.get(), &JobQueue::policyChanged, m_routes.get(),
                [routes = m_routes.get()](const PolicyReport &report) {
                    routes->setDefaultSetup(*connectionSetup(Job(), report.effective.policy));
                });
        m_queue->setNetwork(m_network);
        m_queue->start(opening, m_options.crashed);
        m_heartbeat = std::make_unique<QTimer>();
        connect(m_heartbeat.get(), &QTimer::timeout, m_queue.get(), &JobQueue::tick);
        m_heartbeat->start(std::chrono::seconds(1));
        const auto waiting = std::exchange(m_waiting, {});
        for (const auto &what : waiting)
            what(*m_queue);
    }

    [[nodiscard]] static DiskWorkers::Options workerOptions(const QString &threadName,
                                                            std::shared_ptr<const void> kept = {})
    {
        DiskWorkers::Options options;
        options.threadName = threadName;
        options.deviceOf = deviceOf;
        options.patience = workerPatience;
        options.kept = std::move(kept);
        return options;
    }

    void clear(const std::function<void()> &closed)
    {
        if (std::exchange(m_isClearing, true))
            return;
        m_patience.stop();
        // from the event loop: the queue is still on the stack
        QMetaObject::invokeMethod(
            this,
            [this, closed] {
                m_queue.reset();
                m_farewells.reset();
                m_uploads.reset();
                m_senders.reset();
                m_questions.reset();
                m_transports.reset();
                m_sources.reset();
                m_web.reset();
                m_routes.reset();
                m_keeper.reset();
                m_signIns.reset();
                m_vault.reset();
                m_keychain.reset();
                m_trust.reset();
                m_storage.reset();
                m_sourceDisk.reset();
                m_hash.reset();
                m_disk.reset();
                m_storeWorker.post([this] { m_store.reset(); }, this, closed);
            },
            Qt::QueuedConnection);
    }

    ThreadedEngine &m_engine;
    const EngineOptions m_options;
    SystemClock m_clock;
    InterfaceTraffic m_traffic;
    NetworkState m_network;
    std::shared_ptr<Parts> m_parts = std::make_shared<Parts>();
    std::unique_ptr<JobStore> m_store = std::make_unique<JobStore>();
    ThreadWorker m_storeWorker{QStringLiteral("store")};
    ThreadWorker m_routeWorker{QStringLiteral("route")}; ///< for the system's proxy scripts
    std::unique_ptr<DiskWorkers> m_disk;
    std::unique_ptr<DiskWorkers> m_hash; ///< reads what was written while more is written
    std::unique_ptr<DiskWorkers> m_sourceDisk; ///< for what is read, often slower than the target
    std::unique_ptr<WorkerStorage> m_storage;
    std::unique_ptr<TrustBook> m_trust;
    NoSecrets m_noKeychain;
    std::unique_ptr<KeychainSecrets> m_keychain; ///< null: this program has none
    std::unique_ptr<Vault> m_vault;
    std::unique_ptr<SignIns> m_signIns;
    std::unique_ptr<ConnectionKeeper> m_keeper;
    std::unique_ptr<Routes> m_routes;
    std::unique_ptr<HttpTransports> m_web;
    std::unique_ptr<FileTransports> m_sources;
    std::unique_ptr<SourceTransports> m_transports;
    std::unique_ptr<LinkQuestions> m_questions;
    std::unique_ptr<HttpSenders> m_senders;
    std::unique_ptr<FileUploads> m_uploads;
    std::unique_ptr<HttpFarewells> m_farewells;
    std::unique_ptr<JobQueue> m_queue;
    std::unique_ptr<QTimer> m_heartbeat;
    QTimer m_patience{this}; ///< with the end
    bool m_isClearing = false;
    QList<std::function<void(JobQueue &)>> m_waiting;
};

ThreadedEngine::ThreadedEngine(EngineOptions options)
    : m_room(std::make_unique<Room>(*this, std::move(options)))
{
    qRegisterMetaType<QList<JobSnapshot>>("QList<tranship::JobSnapshot>");
    qRegisterMetaType<StoredJobs>("tranship::StoredJobs");
    qRegisterMetaType<QList<JobId>>("QList<tranship::JobId>");
    qRegisterMetaType<PolicyReport>("tranship::PolicyReport");
    qRegisterMetaType<Notice>("tranship::Notice");
    qRegisterMetaType<NetworkState>("tranship::NetworkState");
    m_thread.setObjectName(QStringLiteral("engine"));
    m_room->moveToThread(&m_thread);
    connect(&m_network, &NetworkWatch::changed, m_room.get(), &Room::setNetwork,
            Qt::QueuedConnection);
    m_thread.start();
}

ThreadedEngine::~ThreadedEngine()
{
    stop();
}

void ThreadedEngine::start(QObject *context, std::function<void(const Done &)> started)
{
    const auto back = [this, guard = QPointer<QObject>(context), started](const Done &done) {
        QMetaObject::invokeMethod(
            this,
            [guard, started, done] {
                if (guard)
                    started(done);
            },
            Qt::QueuedConnection);
    };
    // first of all, so that no job spends money before it is known that it would
    m_network.open();
    QMetaObject::invokeMethod(
        m_room.get(), [room = m_room.get(), back] { room->open(back); }, Qt::QueuedConnection);
}

void ThreadedEngine::stop()
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        m_room.get(), [this] { m_room->close([this] { m_thread.quit(); }); }, Qt::QueuedConnection);
    m_thread.wait();
    m_room.reset();
}

template <typename T, typename Call>
void ThreadedEngine::ask(QObject *context, Answer<T> answer, Call call)
{
    if (!m_room)
        return; // stopped: nobody is left to answer
    const auto back = [this, guard = QPointer<QObject>(context),
                       answer = std::move(answer)](const Result<T> &result) {
        QMetaObject::invokeMethod(
            this,
            [guard, answer, result] {
                if (guard)
                    answer(result);
            },
            Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(
        m_room.get(),
        [room = m_room.get(), call = std::move(call), back] {
            room->call([call, back](JobQueue &queue) { call(queue, back); });
        },
        Qt::QueuedConnection);
}

void ThreadedEngine::create(const NewJob &job, QObject *context, Answer<JobId> answer)
{
    ask<JobId>(context, std::move(answer),
               [job](JobQueue &queue, auto back) { queue.create(job, back); });
}

void ThreadedEngine::addFiles(const JobId &job, const QList<NewFile> &files, QObject *context,
                              Answer<void> answer)
{
    ask<void>(context, std::move(answer),
              [job, files](JobQueue &queue, auto back) { queue.addFiles(job, files, back); });
}

void ThreadedEngine::removeFile(const JobId &job, int index, QObject *context, Answer<void> answer)
{
    ask<void>(context, std::move(answer),
              [job, index](JobQueue &queue, auto back) { queue.removeFile(job, index, back); });
}

void ThreadedEngine::resume(const JobId &job, QObject *context, Answer<void> answer)
{
    ask<void>(context, std::move(answer),
              [job](JobQueue &queue, auto back) { queue.resume(job, back); });
}

void ThreadedEngine::suspend(const JobId &job, QObject *context, Answer<void> answer)
{
    ask<void>(context, std::move(answer),
              [job](JobQueue &queue, auto back) { queue.suspend(job, back); });
}

void ThreadedEngine::complete(const JobId &job, QObject *context, Answer<CompleteReport> answer)
{
    ask<CompleteReport>(context, std::move(answer),
                        [job](JobQueue &queue, auto back) { queue.complete(job, back); });
}

void ThreadedEngine::cancel(const JobId &job, QObject *context, Answer<CancelReport> answer)
{
    ask<CancelReport>(context, std::move(answer),
                      [job](JobQueue &queue, auto back) { queue.cancel(job, back); });
}

void ThreadedEngine::keep(const JobId &job, QObject *context, Answer<void> answer)
{
    ask<void>(context, std::move(answer),
              [job](JobQueue &queue, auto back) { queue.keep(job, back); });
}

void ThreadedEngine::takeOwnership(const JobId &job, QObject *context, Answer<void> answer)
{
    ask<void>(context, std::move(answer),
              [job](JobQueue &queue, auto back) { queue.takeOwnership(job, back); });
}

void ThreadedEngine::set(const JobId &job, const QString &key, const QString &text,
                         QObject *context, Answer<void> answer)
{
    ask<void>(context, std::move(answer),
              [job, key, text](JobQueue &queue, auto back) { queue.set(job, key, text, back); });
}

void ThreadedEngine::replacePrefix(const JobId &job, const QString &from, const QString &to,
                                   QObject *context, Answer<int> answer)
{
    ask<int>(context, std::move(answer), [job, from, to](JobQueue &queue, auto back) {
        queue.remoteNames().replacePrefix(job, from, to, back);
    });
}

void ThreadedEngine::setUrl(const JobId &job, int index, const QString &url, QObject *context,
                            Answer<void> answer)
{
    ask<void>(context, std::move(answer), [job, index, url](JobQueue &queue, auto back) {
        queue.remoteNames().setUrl(job, index, url, back);
    });
}

void ThreadedEngine::lookAt(const PlaceQuestion &place, QObject *context,
                            Answer<PlaceReport> answer)
{
    ask<PlaceReport>(context, std::move(answer), [place](JobQueue &queue, auto back) {
        queue.forecast().look(place, [back](const PlaceReport &report) { back(report); });
    });
}

void ThreadedEngine::askLinks(const QList<QUrl> &links, QObject *context, LinkAnswer told)
{
    const quint64 asker = ++m_askers;
    const auto back = [this, guard = QPointer<QObject>(context),
                       told = std::move(told)](const QUrl &link, const Result<LinkFacts> &facts) {
        QMetaObject::invokeMethod(
            this,
            [guard, told, link, facts] {
                if (guard)
                    told(link, facts);
            },
            Qt::QueuedConnection);
    };
    Room *room = m_room.get();
    connect(context, &QObject::destroyed, room, [room, asker] { room->forgetAsker(asker); });
    QMetaObject::invokeMethod(
        room, [room, asker, links, back] { room->askLinks(asker, links, back); },
        Qt::QueuedConnection);
}

void ThreadedEngine::setSecret(const JobId &job, const JobSecret &secret, QObject *context,
                               Answer<void> answer)
{
    ask<void>(context, std::move(answer), [job, secret](JobQueue &queue, auto back) {
        queue.secrets().set(job, secret, back);
    });
}

void ThreadedEngine::signInQuestion(const JobId &job, QObject *context,
                                    Answer<SignInQuestion> answer)
{
    ask<SignInQuestion>(context, std::move(answer),
                        [job](JobQueue &queue, auto back) { back(queue.secrets().question(job)); });
}

void ThreadedEngine::signIn(const JobId &job, const SiteLogin &login, Keep keep, QObject *context,
                            Answer<void> answer)
{
    ask<void>(context, std::move(answer), [job, login, keep](JobQueue &queue, auto back) {
        queue.secrets().signIn(job, login, keep, back);
    });
}

void ThreadedEngine::unlockKeychain(QObject *context, Answer<void> answer)
{
    ask<void>(context, std::move(answer),
              [](JobQueue &queue, auto back) { queue.secrets().unlock(back); });
}

void ThreadedEngine::snapshots(QObject *context, Answer<QList<JobSnapshot>> answer)
{
    ask<QList<JobSnapshot>>(context, std::move(answer),
                            [](JobQueue &queue, auto back) { back(queue.snapshots()); });
}

void ThreadedEngine::history(int limit, QObject *context, Answer<QList<HistoryEntry>> answer)
{
    ask<QList<HistoryEntry>>(context, std::move(answer),
                             [limit](JobQueue &queue, auto back) { queue.history(limit, back); });
}

void ThreadedEngine::journal(const JobId &job, QObject *context, Answer<QList<JournalEntry>> answer)
{
    ask<QList<JournalEntry>>(context, std::move(answer),
                             [job](JobQueue &queue, auto back) { queue.journal(job, back); });
}

void ThreadedEngine::policy(QObject *context, Answer<PolicyReport> answer)
{
    ask<PolicyReport>(context, std::move(answer),
                      [](JobQueue &queue, auto back) { back(queue.policyReport()); });
}

void ThreadedEngine::setPolicy(const QString &key, const QString &text, QObject *context,
                               Answer<void> answer)
{
    ask<void>(context, std::move(answer),
              [key, text](JobQueue &queue, auto back) { queue.setPolicy(key, text, back); });
}

void ThreadedEngine::certificates(QObject *context, Answer<QList<ShownCertificate>> answer)
{
    ask<QList<ShownCertificate>>(
        context, std::move(answer),
        [room = m_room.get()](JobQueue &, auto back) { back(room->trust().all()); });
}

void ThreadedEngine::trust(const CertificateKey &key, QObject *context, Answer<void> answer)
{
    ask<void>(context, std::move(answer), [room = m_room.get(), key](JobQueue &, auto back) {
        room->trust().trust(key, back);
    });
}

void ThreadedEngine::untrust(const CertificateKey &key, QObject *context, Answer<void> answer)
{
    ask<void>(context, std::move(answer), [room = m_room.get(), key](JobQueue &, auto back) {
        room->trust().untrust(key, back);
    });
}

} // namespace tranship
