// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/worker.h"

#include <QThread>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

namespace tranship {

namespace {

/// An answer on its way to the context's thread. The context may die at any moment there: it is
/// reached only under the lock that its end has to take too.
class Delivery final : public std::enable_shared_from_this<Delivery> {
public:
    Delivery(QObject *context, std::function<void()> done)
        : m_context(context),
          m_done(std::move(done))
    {
    }

    /// In the context's thread, before the work begins.
    void watch()
    {
        m_watch = QObject::connect(m_context, &QObject::destroyed, [self = shared_from_this()] {
            const std::lock_guard lock(self->m_mutex);
            self->m_context = nullptr;
        });
    }

    /// In any thread, when the work is done.
    void send()
    {
        const std::lock_guard lock(m_mutex);
        if (m_context == nullptr)
            return;
        QMetaObject::invokeMethod(
            m_context, [self = shared_from_this()] { self->arrive(); }, Qt::QueuedConnection);
    }

private:
    void arrive()
    {
        QObject::disconnect(m_watch); // its functor holds this delivery
        std::exchange(m_done, nullptr)();
    }

    std::mutex m_mutex;
    QObject *m_context; // under m_mutex
    std::function<void()> m_done;
    QMetaObject::Connection m_watch;
};

struct Task {
    std::function<void()> work;
    std::shared_ptr<Delivery> delivery; // null: nobody waits
    bool isAside = false;
};

std::shared_ptr<Delivery> makeDelivery(QObject *context, std::function<void()> done)
{
    if (context == nullptr || !done)
        return nullptr;
    auto delivery = std::make_shared<Delivery>(context, std::move(done));
    delivery->watch();
    return delivery;
}

void send(const std::shared_ptr<Delivery> &delivery)
{
    if (delivery)
        delivery->send();
}

} // namespace

class ThreadWorker::Private {
public:
    explicit Private(const QString &threadName) : m_name(threadName), m_thread(start(&Private::run))
    {
    }

    ~Private()
    {
        end(m_isEnding, m_wake);
        m_thread->wait();
        // it has handed over what there was to be done aside
        end(m_isAsideEnding, m_wakeAside);
        for (const auto &helper : m_helpers)
            helper->wait();
    }

    void add(Task task)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_tasks.push_back(std::move(task));
        }
        m_wake.notify_one();
    }

    void addAside(Task task)
    {
        task.isAside = true;
        const std::lock_guard lock(m_mutex);
        if (m_isBusy || !m_tasks.empty()) {
            m_tasks.push_back(std::move(task));
            m_wake.notify_one();
        } else {
            handOver(std::move(task));
        }
    }

private:
    using Loop = void (Private::*)();

    std::unique_ptr<QThread> start(Loop loop)
    {
        std::unique_ptr<QThread> thread(QThread::create([this, loop] { (this->*loop)(); }));
        thread->setObjectName(m_name);
        thread->start();
        return thread;
    }

    void end(bool &isEnding, std::condition_variable &wake)
    {
        {
            const std::lock_guard lock(m_mutex);
            isEnding = true;
        }
        wake.notify_all();
    }

    static void perform(Task task)
    {
        task.work();
        task.work = nullptr; // what it holds goes before the answer arrives
        send(task.delivery);
    }

    void run()
    {
        while (std::optional<Task> task = next())
            perform(std::move(*task));
    }

    void runAside()
    {
        while (std::optional<Task> task = nextAside())
            perform(std::move(*task));
    }

    std::optional<Task> next()
    {
        std::unique_lock lock(m_mutex);
        m_isBusy = false;
        while (true) {
            m_wake.wait(lock, [this] { return m_isEnding || !m_tasks.empty(); });
            if (m_tasks.empty())
                return std::nullopt;
            Task task = take(m_tasks);
            if (!task.isAside) {
                m_isBusy = true;
                return task;
            }
            handOver(std::move(task));
        }
    }

    std::optional<Task> nextAside()
    {
        std::unique_lock lock(m_mutex);
        ++m_idleHelpers;
        m_wakeAside.wait(lock, [this] { return m_isAsideEnding || !m_aside.empty(); });
        --m_idleHelpers;
        if (m_aside.empty())
            return std::nullopt;
        return take(m_aside);
    }

    /// Under m_mutex.
    void handOver(Task task)
    {
        m_aside.push_back(std::move(task));
        const bool isTooMuch = static_cast<int>(m_aside.size()) > m_idleHelpers;
        if (isTooMuch && static_cast<int>(m_helpers.size()) < mostAside)
            m_helpers.push_back(start(&Private::runAside));
        m_wakeAside.notify_one();
    }

    static Task take(std::deque<Task> &tasks)
    {
        Task task = std::move(tasks.front());
        tasks.pop_front();
        return task;
    }

    const QString m_name;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_wakeAside;
    // under m_mutex:
    std::deque<Task> m_tasks;
    std::deque<Task> m_aside; // begun in order, as soon as a helper is free
    bool m_isBusy = false; // the thread works on what was posted in order
    bool m_isEnding = false;
    bool m_isAsideEnding = false;
    int m_idleHelpers = 0;
    std::vector<std::unique_ptr<QThread>> m_helpers;

    std::unique_ptr<QThread> m_thread;
};

ThreadWorker::ThreadWorker(const QString &threadName) : d(std::make_unique<Private>(threadName)) { }

ThreadWorker::~ThreadWorker() = default;

void ThreadWorker::post(std::function<void()> work, QObject *context, std::function<void()> done)
{
    d->add({std::move(work), makeDelivery(context, std::move(done))});
}

void ThreadWorker::postAside(std::function<void()> work, QObject *context,
                             std::function<void()> done)
{
    d->addAside({std::move(work), makeDelivery(context, std::move(done))});
}

void InlineWorker::post(std::function<void()> work, QObject *context, std::function<void()> done)
{
    std::shared_ptr<Delivery> delivery = makeDelivery(context, std::move(done));
    work();
    send(delivery);
}

} // namespace tranship
