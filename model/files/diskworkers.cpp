// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/diskworkers.h"

#include "model/files/task.h"

#include <QThread>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace tranship {

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

struct Posted {
    Task task;
    QString folder;
};

/// What one thread works through. It begins as that of a folder; when the folder's device is known
/// it becomes that of the device, or hands its tasks to the one that is it already.
struct Lane {
    std::deque<Posted> tasks;
    std::condition_variable wake;
    bool isOver = false; ///< its thread takes nothing any more
};

/// The way to a folder's lane.
struct Route {
    std::shared_ptr<Lane> lane;
    SteadyTime lookedAt;
    int open = 0; ///< tasks that are not done
};

} // namespace

/// What the threads share. It lives as long as one of them, for a thread that is stuck may come
/// back when everything else is gone.
class DiskWorkers::Core final : public std::enable_shared_from_this<Core> {
public:
    explicit Core(Options options) : m_options(std::move(options)) { }

    /// The lane that needs a thread now, for which run() is to be called; null: it has one.
    std::shared_ptr<Lane> add(const QString &folder, Task task);
    /// The life of a thread.
    void run(const QString &folder, std::shared_ptr<Lane> lane);
    /// No more is added; false: after the patience some threads still run.
    bool end();
    [[nodiscard]] bool isOver(const Lane &lane) const;
    [[nodiscard]] int threadCount() const;

    [[nodiscard]] const QString &threadName() const { return m_options.threadName; }

private:
    using Lock = std::unique_lock<std::mutex>;

    [[nodiscard]] bool needsLook(const Route &route) const;
    /// The lane of the device: `own`, or the one it had, to which the tasks of `own` went.
    [[nodiscard]] bool takeDevice(const QString &folder, quint64 device,
                                  const std::shared_ptr<Lane> &own);
    void workThrough(Lock &lock, Lane &lane);
    void finish(const std::shared_ptr<Lane> &lane);

    const Options m_options;
    mutable std::mutex m_mutex; // of everything below
    std::condition_variable m_ended;
    std::map<quint64, std::shared_ptr<Lane>> m_devices;
    std::map<QString, Route> m_routes;
    int m_threads = 0;
    bool m_isEnding = false;
};

bool DiskWorkers::Core::needsLook(const Route &route) const
{
    if (!route.lane || route.lane->isOver)
        return true;
    // Not while tasks are open: they would be overtaken.
    return route.open == 0
        && std::chrono::steady_clock::now() - route.lookedAt > m_options.freshness;
}

std::shared_ptr<Lane> DiskWorkers::Core::add(const QString &folder, Task task)
{
    const Lock lock(m_mutex);
    Route &route = m_routes[folder];
    std::shared_ptr<Lane> fresh;
    if (needsLook(route)) {
        fresh = std::make_shared<Lane>();
        route.lane = fresh;
        route.lookedAt = std::chrono::steady_clock::now();
        ++m_threads;
    }
    ++route.open;
    route.lane->tasks.push_back({std::move(task), folder});
    route.lane->wake.notify_one();
    return fresh;
}

void DiskWorkers::Core::run(const QString &folder, std::shared_ptr<Lane> lane)
{
    // Work on no folder has no device; it must not wait for one.
    const quint64 device = folder.isEmpty() ? 0 : m_options.deviceOf(folder);
    Lock lock(m_mutex);
    if (takeDevice(folder, device, lane))
        workThrough(lock, *lane);
    finish(lane);
}

bool DiskWorkers::Core::takeDevice(const QString &folder, quint64 device,
                                   const std::shared_ptr<Lane> &own)
{
    if (folder.isEmpty())
        return true;
    std::shared_ptr<Lane> &lane = m_devices[device];
    if (!lane || lane->isOver) {
        lane = own;
        return true;
    }
    std::move(own->tasks.begin(), own->tasks.end(), std::back_inserter(lane->tasks));
    own->tasks.clear();
    m_routes[folder].lane = lane;
    lane->wake.notify_one();
    return false;
}

void DiskWorkers::Core::workThrough(Lock &lock, Lane &lane)
{
    const auto hasWork = [&] { return m_isEnding || !lane.tasks.empty(); };
    while (lane.wake.wait_for(lock, m_options.idleTime, hasWork) && !lane.tasks.empty()) {
        std::optional<Posted> posted = std::move(lane.tasks.front());
        lane.tasks.pop_front();
        lock.unlock();
        posted->task.perform();
        const QString folder = posted->folder;
        posted.reset(); // what it holds may take its time to go
        lock.lock();
        --m_routes[folder].open;
    }
}

void DiskWorkers::Core::finish(const std::shared_ptr<Lane> &lane)
{
    lane->isOver = true;
    std::erase_if(m_devices, [&](const auto &entry) { return entry.second == lane; });
    std::erase_if(m_routes, [](const auto &entry) {
        return entry.second.open == 0 && entry.second.lane->isOver;
    });
    --m_threads;
    m_ended.notify_all();
}

bool DiskWorkers::Core::end()
{
    Lock lock(m_mutex);
    m_isEnding = true;
    for (const auto &[folder, route] : m_routes)
        route.lane->wake.notify_one();
    for (const auto &[device, lane] : m_devices)
        lane->wake.notify_one();
    return m_ended.wait_for(lock, m_options.patience, [this] { return m_threads == 0; });
}

bool DiskWorkers::Core::isOver(const Lane &lane) const
{
    const Lock lock(m_mutex);
    return lane.isOver;
}

int DiskWorkers::Core::threadCount() const
{
    const Lock lock(m_mutex);
    return m_threads;
}

/// The door to the work on one folder.
class DiskWorkers::FolderWorker final : public Worker {
public:
    FolderWorker(Private &workers, QString folder) : m_workers(workers), m_folder(std::move(folder))
    {
    }

    void post(std::function<void()> work, QObject *context, std::function<void()> done) override;

private:
    Private &m_workers;
    const QString m_folder;
};

class DiskWorkers::Private final {
public:
    explicit Private(Options options) : core(std::make_shared<Core>(std::move(options))) { }

    ~Private()
    {
        core->end();
        reap();
        // They are stuck in the kernel. Each holds all it uses, and its QThread with it: there is
        // nobody who could delete that when it comes back.
        for (Running &running : m_threads)
            static_cast<void>(running.thread.release());
    }

    void post(const QString &folder, Task task)
    {
        reap();
        const std::shared_ptr<Lane> fresh = core->add(folder, std::move(task));
        if (!fresh)
            return;
        std::unique_ptr<QThread> thread(
            QThread::create([core = core, folder, fresh] { core->run(folder, fresh); }));
        thread->setObjectName(core->threadName());
        thread->start();
        m_threads.push_back({fresh, std::move(thread)});
    }

    FolderWorker &of(const QString &folder)
    {
        std::unique_ptr<FolderWorker> &worker = m_folders[folder];
        if (!worker)
            worker = std::make_unique<FolderWorker>(*this, folder);
        return *worker;
    }

    const std::shared_ptr<Core> core;

private:
    struct Running {
        std::shared_ptr<Lane> lane;
        std::unique_ptr<QThread> thread;
    };

    /// Threads that came to their end.
    void reap()
    {
        std::erase_if(m_threads, [this](const Running &running) {
            return core->isOver(*running.lane) && running.thread->wait();
        });
    }

    std::map<QString, std::unique_ptr<FolderWorker>> m_folders;
    std::vector<Running> m_threads;
};

void DiskWorkers::FolderWorker::post(std::function<void()> work, QObject *context,
                                     std::function<void()> done)
{
    m_workers.post(m_folder, Task(std::move(work), context, std::move(done)));
}

DiskWorkers::DiskWorkers(Options options) : d(std::make_unique<Private>(std::move(options))) { }

DiskWorkers::~DiskWorkers() = default;

void DiskWorkers::post(std::function<void()> work, QObject *context, std::function<void()> done)
{
    d->post(QString(), Task(std::move(work), context, std::move(done)));
}

Worker &DiskWorkers::of(const QString &folder)
{
    return d->of(folder);
}

int DiskWorkers::threadCount() const
{
    return d->core->threadCount();
}

} // namespace tranship
