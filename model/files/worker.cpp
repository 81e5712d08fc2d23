// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/worker.h"

#include <QPointer>
#include <QThread>

#include <condition_variable>
#include <deque>
#include <mutex>

namespace tranship {

namespace {

/// Stands in the context's thread for the context, so that whether it still lives is asked there
/// and nowhere else.
class Delivery final : public QObject {
public:
    Delivery(QObject *context, std::function<void()> done)
        : m_context(context),
          m_done(std::move(done))
    {
        moveToThread(context->thread());
    }

    void arrive()
    {
        if (m_context)
            m_done();
        m_done = nullptr;
    }

private:
    QPointer<QObject> m_context;
    std::function<void()> m_done;
};

struct Task {
    std::function<void()> work;
    std::shared_ptr<Delivery> delivery; // null: nobody waits
};

std::shared_ptr<Delivery> makeDelivery(QObject *context, std::function<void()> done)
{
    if (context == nullptr || !done)
        return nullptr;
    const auto leave = [](Delivery *delivery) { delivery->deleteLater(); };
    return std::shared_ptr<Delivery>(std::make_unique<Delivery>(context, std::move(done)).release(),
                                     leave);
}

void send(std::shared_ptr<Delivery> delivery)
{
    if (!delivery)
        return;
    Delivery *receiver = delivery.get();
    QMetaObject::invokeMethod(
        receiver, [delivery = std::move(delivery)] { delivery->arrive(); }, Qt::QueuedConnection);
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
            send(std::move(task->delivery));
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
    send(std::move(delivery));
}

} // namespace tranship
