// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/worker.h"

#include <QThread>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>

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
    explicit Private(const QString &threadName) : m_thread(QThread::create([this] { run(); }))
    {
        m_thread->setObjectName(threadName);
        m_thread->start();
    }

    ~Private()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isEnding = true;
        }
        m_wake.notify_one();
        m_thread->wait();
    }

    void add(Task task)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_tasks.push_back(std::move(task));
        }
        m_wake.notify_one();
    }

private:
    void run()
    {
        while (std::optional<Task> task = next()) {
            task->work();
            task->work = nullptr; // what it holds goes before the answer arrives
            send(task->delivery);
        }
    }

    std::optional<Task> next()
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_isEnding || !m_tasks.empty(); });
        if (m_tasks.empty())
            return std::nullopt;
        Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        return task;
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks; // under m_mutex
    bool m_isEnding = false; // under m_mutex
    std::unique_ptr<QThread> m_thread;
};

ThreadWorker::ThreadWorker(const QString &threadName) : d(std::make_unique<Private>(threadName)) { }

ThreadWorker::~ThreadWorker() = default;

void ThreadWorker::post(std::function<void()> work, QObject *context, std::function<void()> done)
{
    d->add({std::move(work), makeDelivery(context, std::move(done))});
}

void InlineWorker::post(std::function<void()> work, QObject *context, std::function<void()> done)
{
    std::shared_ptr<Delivery> delivery = makeDelivery(context, std::move(done));
    work();
    send(delivery);
}

} // namespace tranship
