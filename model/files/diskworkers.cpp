// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/diskworkers.h"

#include "model/files/task.h"
#include "model/threads/scheduling.h"

#include <QThread>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <iterator>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace tranship {

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

enum class Order {
    InTurn, ///< what is posted later waits for it
    Aside,
};

struct Posted {
    Task task;
    QString folder;
    Order order;
};

/// What one thread works through. It begins as that of a folder; when the folder's device is known
/// it becomes that of the device, or hands its tasks to the one that is it already.
struct Lane {
    std::deque<Posted> tasks;
    std::condition_variable wake;
    bool isOver = false; ///< its thread takes nothing any more

    std::deque<Posted> aside; ///< begun in order, as soon as a helper is free
    std::condition_variable wakeHelper;
    int helpers = 0; ///< threads for what is aside; the lane lasts as long as they
    int idleHelpers = 0;
};

/// A thread for what a lane has aside.
struct Helper {
    std::unique_ptr<QThread> thread;
    bool isOver = false;
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
    std::shared_ptr<Lane> add(Posted posted);
    /// The life of a thread.
    void run(const QString &folder, std::shared_ptr<Lane> lane);
    /// No more is added; false: after the patience some threads still run.
    bool end();
    /// Helpers that came to their end, to be waited for and deleted by the owner.
    [[nodiscard]] std::vector<std::unique_ptr<QThread>> takeEndedHelpers();
    /// Leaves helpers that are stuck to themselves; from now on there are no new ones.
    void abandonHelpers();
    [[nodiscard]] bool isOver(const Lane &lane) const;
    [[nodiscard]] int threadCount() const;

    [[nodiscard]] const QString &threadName() const { return m_options.threadName; }

private:
    using Lock = std::unique_lock<std::mutex>;

    [[nodiscard]] bool needsLook(const Route &route) const;
    /// The lane of the device: `own`, or the one it had, to which the tasks of `own` went.
    [[nodiscard]] bool takeDevice(const QString &folder, quint64 device,
                                  const std::shared_ptr<Lane> &own);
    void beginThread() const;
    void workThrough(Lock &lock, const std::shared_ptr<Lane> &lane);
    void perform(Lock &lock, Posted posted);
    void handOver(Lock &lock, const std::shared_ptr<Lane> &lane, Posted posted);
    void addHelper(const std::shared_ptr<Lane> &lane);
    void runAside(const std::shared_ptr<Lane> &lane, Helper &self);
    void finish(const std::shared_ptr<Lane> &lane);

    const Options m_options;
    mutable std::mutex m_mutex; // of everything below
    std::condition_variable m_ended;
    std::map<quint64, std::shared_ptr<Lane>> m_devices;
    std::map<QString, Route> m_routes;
    std::list<Helper> m_helpers;
    int m_threads = 0;
    bool m_isEnding = false;
    bool m_isAbandoned = false;
};

bool DiskWorkers::Core::needsLook(const Route &route) const
{
    if (!route.lane || route.lane->isOver)
        return true;
    // Not while tasks are open: they would be overtaken.
    return route.open == 0
        && std::chrono::steady_clock::now() - route.lookedAt > m_options.freshness;
}

std::shared_ptr<Lane> DiskWorkers::Core::add(Posted posted)
{
    const Lock lock(m_mutex);
    Route &route = m_routes[posted.folder];
    std::shared_ptr<Lane> fresh;
    if (needsLook(route)) {
        fresh = std::make_shared<Lane>();
        route.lane = fresh;
        route.lookedAt = std::chrono::steady_clock::now();
        ++m_threads;
    }
    ++route.open;
    route.lane->tasks.push_back(std::move(posted));
    route.lane->wake.notify_one();
    return fresh;
}

void DiskWorkers::Core::beginThread() const
{
    leaveProcessor();
    if (m_options.givesWay)
        giveWay();
}

void DiskWorkers::Core::run(const QString &folder, std::shared_ptr<Lane> lane)
{
    beginThread();
    // Work on no folder has no device; it must not wait for one.
    const quint64 device = folder.isEmpty() ? 0 : m_options.deviceOf(folder);
    Lock lock(m_mutex);
    if (takeDevice(folder, device, lane))
        workThrough(lock, lane);
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

void DiskWorkers::Core::workThrough(Lock &lock, const std::shared_ptr<Lane> &lane)
{
    const auto hasWork = [&] { return m_isEnding || !lane->tasks.empty(); };
    while (lane->wake.wait_for(lock, m_options.idleTime, hasWork) || lane->helpers > 0) {
        if (lane->tasks.empty()) {
            if (m_isEnding)
                return;
            continue;
        }
        Posted posted = std::move(lane->tasks.front());
        lane->tasks.pop_front();
        if (posted.order == Order::Aside)
            handOver(lock, lane, std::move(posted));
        else
            perform(lock, std::move(posted));
    }
}

void DiskWorkers::Core::perform(Lock &lock, Posted posted)
{
    lock.unlock();
    const QString folder = posted.folder;
    {
        Task task = std::move(posted.task);
        task.perform();
    } // what it holds may take its time to go
    lock.lock();
    --m_routes[folder].open;
}

void DiskWorkers::Core::handOver(Lock &lock, const std::shared_ptr<Lane> &lane, Posted posted)
{
    if (m_isAbandoned)
        return perform(lock, std::move(posted));
    lane->aside.push_back(std::move(posted));
    const bool isTooMuch = static_cast<int>(lane->aside.size()) > lane->idleHelpers;
    if (isTooMuch && lane->helpers < mostAside)
        addHelper(lane);
    lane->wakeHelper.notify_one();
}

void DiskWorkers::Core::addHelper(const std::shared_ptr<Lane> &lane)
{
    ++lane->helpers;
    ++m_threads;
    Helper &helper = m_helpers.emplace_back();
    helper.thread.reset(QThread::create(
        [core = shared_from_this(), lane, &helper] { core->runAside(lane, helper); }));
    helper.thread->setObjectName(threadName());
    helper.thread->start();
}

void DiskWorkers::Core::runAside(const std::shared_ptr<Lane> &lane, Helper &self)
{
    beginThread();
    Lock lock(m_mutex);
    const auto hasWork = [&] { return m_isEnding || !lane->aside.empty(); };
    while (true) {
        ++lane->idleHelpers;
        lane->wakeHelper.wait_for(lock, m_options.idleTime, hasWork);
        --lane->idleHelpers;
        if (lane->aside.empty())
            break;
        Posted posted = std::move(lane->aside.front());
        lane->aside.pop_front();
        perform(lock, std::move(posted));
    }
    --lane->helpers;
    lane->wake.notify_one();
    self.isOver = true;
    --m_threads;
    m_ended.notify_all();
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
    const auto wake = [](Lane &lane) {
        lane.wake.notify_one();
        lane.wakeHelper.notify_all();
    };
    for (const auto &[folder, route] : m_routes)
        wake(*route.lane);
    for (const auto &[device, lane] : m_devices)
        wake(*lane);
    return m_ended.wait_for(lock, m_options.patience, [this] { return m_threads == 0; });
}

std::vector<std::unique_ptr<QThread>> DiskWorkers::Core::takeEndedHelpers()
{
    const Lock lock(m_mutex);
    std::vector<std::unique_ptr<QThread>> ended;
    std::erase_if(m_helpers, [&ended](Helper &helper) {
        if (helper.isOver)
            ended.push_back(std::move(helper.thread));
        return helper.isOver;
    });
    return ended;
}

void DiskWorkers::Core::abandonHelpers()
{
    const Lock lock(m_mutex);
    m_isAbandoned = true;
    for (Helper &helper : m_helpers)
        static_cast<void>(helper.thread.release());
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
    void postAside(std::function<void()> work, QObject *context,
                   std::function<void()> done) override;

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
        core->abandonHelpers();
        // They are stuck in the kernel. Each holds all it uses, and its QThread with it: there is
        // nobody who could delete that when it comes back.
        for (Running &running : m_threads)
            static_cast<void>(running.thread.release());
    }

    void post(const QString &folder, Task task, Order order)
    {
        reap();
        const std::shared_ptr<Lane> fresh = core->add({std::move(task), folder, order});
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
        const auto helpers = core->takeEndedHelpers();
        for (const auto &helper : helpers)
            helper->wait();
    }

    std::map<QString, std::unique_ptr<FolderWorker>> m_folders;
    std::vector<Running> m_threads;
};

void DiskWorkers::FolderWorker::post(std::function<void()> work, QObject *context,
                                     std::function<void()> done)
{
    m_workers.post(m_folder, Task(std::move(work), context, std::move(done)), Order::InTurn);
}

void DiskWorkers::FolderWorker::postAside(std::function<void()> work, QObject *context,
                                          std::function<void()> done)
{
    m_workers.post(m_folder, Task(std::move(work), context, std::move(done)), Order::Aside);
}

DiskWorkers::DiskWorkers(Options options) : d(std::make_unique<Private>(std::move(options))) { }

DiskWorkers::~DiskWorkers() = default;

void DiskWorkers::post(std::function<void()> work, QObject *context, std::function<void()> done)
{
    d->post(QString(), Task(std::move(work), context, std::move(done)), Order::InTurn);
}

void DiskWorkers::postAside(std::function<void()> work, QObject *context,
                            std::function<void()> done)
{
    d->post(QString(), Task(std::move(work), context, std::move(done)), Order::Aside);
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
