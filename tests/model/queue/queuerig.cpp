// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace tranship::test {

QueueRig::QueueRig(std::chrono::milliseconds patience)
    : m_diskWorker(m_worker),
      m_patience(patience)
{
    begin(false);
}

QueueRig::QueueRig(Worker &disk) : m_diskWorker(disk), m_patience(std::chrono::minutes(1))
{
    begin(false);
}

QueueRig::~QueueRig() = default;

void QueueRig::begin(bool crashed)
{
    m_vault = std::make_unique<Vault>(m_keychain);
    m_signIns = std::make_unique<SignIns>(*m_vault, m_clock);
    m_keeper = std::make_unique<ConnectionKeeper>(*m_signIns);
    m_routes = std::make_unique<Routes>(m_worker, *m_keeper, m_clock,
                                        [](const QUrl &) { return Routes::Proxies(); });
    m_web = std::make_unique<HttpTransports>(ConnectionServices{m_routes.get(), nullptr});
    m_hasty = std::make_unique<HastyTransports>(*m_web, m_patience);
    m_sources = std::make_unique<FileTransports>(m_worker);
    m_transports = std::make_unique<SourceTransports>(*m_hasty, *m_sources);
    m_store = std::make_unique<JobStore>();
    const Result<StoreOpening> opening = m_store->open(m_data.path());
    Q_ASSERT(opening);
    m_storage = std::make_unique<WorkerStorage>(m_worker, *m_store);
    m_queue = std::make_unique<JobQueue>(
        QueueServices{*m_storage,
                      {*m_transports, m_partFiles, m_diskWorker, m_diskWorker},
                      m_clock,
                      m_owner,
                      m_administrator,
                      m_uploads,
                      m_farewells,
                      &m_traffic,
                      m_signIns.get(),
                      &m_programs});
    QObject::connect(m_queue.get(), &JobQueue::noticed, m_queue.get(),
                     [this](const Notice &notice) { m_notices.append(notice); });
    m_queue->start(*opening, crashed);
}

void QueueRig::restart(bool crashed)
{
    m_queue.reset();
    m_storage.reset();
    m_store.reset();
    m_transports.reset();
    m_sources.reset();
    m_hasty.reset();
    m_web.reset();
    m_routes.reset();
    m_keeper.reset();
    m_signIns.reset();
    m_vault.reset();
    begin(crashed);
}

void QueueRig::restartCleanly()
{
    bool stopped = false;
    m_queue->stop([&stopped] { stopped = true; });
    QVERIFY(QTest::qWaitFor([&] { return stopped; }, 10'000));
    restart();
}

void QueueRig::tick(int seconds)
{
    for (int second = 0; second < seconds; ++second) {
        m_clock.advance(std::chrono::seconds(1));
        m_queue->tick();
        QCoreApplication::processEvents();
    }
}

Result<JobId> QueueRig::create(const NewJob &job)
{
    return ask<JobId>([&](auto answer) { m_queue->create(job, answer); });
}

Done QueueRig::add(const JobId &job, const QList<NewFile> &files)
{
    return ask<void>([&](auto answer) { m_queue->addFiles(job, files, answer); });
}

JobId QueueRig::jobOf(const QStringList &paths, const NewJob &wish)
{
    const Result<JobId> id = create(wish);
    Q_ASSERT(id);
    QList<NewFile> files;
    for (const QString &path : paths)
        files.append({m_server.url(path).toString(), folder() + QLatin1Char('/'), {}});
    const Done added = files.isEmpty() ? Done() : add(*id, files);
    Q_ASSERT(added);
    return *id;
}

QString QueueRig::source(const QString &name, qint64 size)
{
    const QString path = folder() + QLatin1Char('/') + name;
    QFile file(path);
    const bool made = file.open(QIODevice::WriteOnly) && file.write(QByteArray(size, 'x')) == size;
    Q_ASSERT(made);
    return path;
}

JobId QueueRig::uploadOf(const QStringList &paths, JobType type)
{
    const Result<JobId> id = create({.name = QStringLiteral("up"), .type = type});
    Q_ASSERT(id);
    QList<NewFile> files;
    for (const QString &path : paths)
        files.append({QStringLiteral("http://up.example/") + QFileInfo(path).fileName(), path});
    const Done added = files.isEmpty() ? Done() : add(*id, files);
    Q_ASSERT(added);
    return *id;
}

HandUpload *QueueRig::upload(const QString &path)
{
    [[maybe_unused]] const bool runs =
        QTest::qWaitFor([&] { return m_uploads.running(path) != nullptr; }, 10'000);
    Q_ASSERT(runs);
    return m_uploads.running(path);
}

QString QueueRig::farUrl(const QString &path) const
{
    QUrl url = m_server.url(path);
    url.setHost(QStringLiteral("0.0.0.0")); // Linux takes it for this machine, the rules don't
    return url.toString();
}

JobId QueueRig::resumedFar(const QStringList &paths, const NewJob &wish)
{
    const Result<JobId> id = create(wish);
    Q_ASSERT(id);
    QList<NewFile> files;
    for (const QString &path : paths)
        files.append({farUrl(path), folder() + QLatin1Char('/'), {}});
    Done done = add(*id, files);
    if (done)
        done = resume(*id);
    Q_ASSERT(done);
    return *id;
}

Done QueueRig::resume(const JobId &job)
{
    return ask<void>([&](auto answer) { m_queue->resume(job, answer); });
}

Done QueueRig::suspend(const JobId &job)
{
    return ask<void>([&](auto answer) { m_queue->suspend(job, answer); });
}

Done QueueRig::keep(const JobId &job)
{
    return ask<void>([&](auto answer) { m_queue->keep(job, answer); });
}

Done QueueRig::set(const JobId &job, const QString &key, const QString &text)
{
    return ask<void>([&](auto answer) { m_queue->set(job, key, text, answer); });
}

Done QueueRig::setUrl(const JobId &job, int index, const QUrl &url)
{
    return ask<void>(
        [&](auto answer) { m_queue->remoteNames().setUrl(job, index, url.toString(), answer); });
}

Result<int> QueueRig::replacePrefix(const JobId &job, const QString &from, const QString &to)
{
    return ask<int>(
        [&](auto answer) { m_queue->remoteNames().replacePrefix(job, from, to, answer); });
}

Done QueueRig::removeFile(const JobId &job, int index)
{
    return ask<void>([&](auto answer) { m_queue->removeFile(job, index, answer); });
}

Done QueueRig::takeOwnership(const JobId &job)
{
    return ask<void>([&](auto answer) { m_queue->takeOwnership(job, answer); });
}

Result<CompleteReport> QueueRig::complete(const JobId &job)
{
    return ask<CompleteReport>([&](auto answer) { m_queue->complete(job, answer); });
}

Result<CancelReport> QueueRig::cancel(const JobId &job)
{
    return ask<CancelReport>([&](auto answer) { m_queue->cancel(job, answer); });
}

Done QueueRig::setPolicy(const QString &key, const QString &text)
{
    return ask<void>([&](auto answer) { m_queue->setPolicy(key, text, answer); });
}

QList<HistoryEntry> QueueRig::history()
{
    const auto entries =
        ask<QList<HistoryEntry>>([&](auto answer) { m_queue->history(100, answer); });
    return entries ? *entries : QList<HistoryEntry>();
}

std::optional<Job> QueueRig::job(const JobId &id)
{
    const QList<JobSnapshot> snapshots = m_queue->snapshots();
    for (const JobSnapshot &snapshot : snapshots) {
        if (snapshot.job.id == id)
            return snapshot.job;
    }
    return {};
}

JobState QueueRig::state(const JobId &id)
{
    const std::optional<Job> found = job(id);
    return found ? found->state : JobState::Acknowledged;
}

bool QueueRig::reaches(const JobId &id, JobState wanted, int milliseconds)
{
    return QTest::qWaitFor([&] { return state(id) == wanted; }, milliseconds);
}

QStringList QueueRig::files() const
{
    return QDir(folder()).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
}

QByteArray QueueRig::content(const QString &name) const
{
    QFile file(folder() + QLatin1Char('/') + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace tranship::test
