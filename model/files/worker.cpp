// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/worker.h"

#include "model/files/task.h"

#include <QThread>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace tranship {

Worker &Worker::of([[maybe_unused]] const QString &folder)
{
    return *this;
}

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
        while (std::optional<Task> task = next())
            task->perform();
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
    d->add(Task(std::move(work), context, std::move(done)));
}

void InlineWorker::post(std::function<void()> work, QObject *context, std::function<void()> done)
{
    Task(std::move(work), context, std::move(done)).perform();
}

} // namespace tranship
