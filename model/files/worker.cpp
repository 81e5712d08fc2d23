// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/worker.h"

#include "model/files/task.h"
#include "model/threads/scheduling.h"

#include <QThread>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace tranship {

void Worker::postAside(std::function<void()> work, QObject *context, std::function<void()> done)
{
    post(std::move(work), context, std::move(done));
}

Worker &Worker::of([[maybe_unused]] const QString &folder)
{
    return *this;
}

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
            m_tasks.push_back({std::move(task), false});
        }
        m_wake.notify_one();
    }

    void addAside(Task task)
    {
        const std::lock_guard lock(m_mutex);
        if (m_isBusy || !m_tasks.empty()) {
            m_tasks.push_back({std::move(task), true});
            m_wake.notify_one();
        } else {
            handOver(std::move(task));
        }
    }

private:
    using Loop = void (Private::*)();

    struct Posted {
        Task task;
        bool isAside;
    };

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

    void run()
    {
        leaveProcessor();
        while (std::optional<Task> task = next())
            task->perform();
    }

    void runAside()
    {
        leaveProcessor();
        while (std::optional<Task> task = nextAside())
            task->perform();
    }

    std::optional<Task> next()
    {
        std::unique_lock lock(m_mutex);
        m_isBusy = false;
        while (true) {
            m_wake.wait(lock, [this] { return m_isEnding || !m_tasks.empty(); });
            if (m_tasks.empty())
                return std::nullopt;
            Posted posted = take(m_tasks);
            if (!posted.isAside) {
                m_isBusy = true;
                return std::move(posted.task);
            }
            handOver(std::move(posted.task));
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

    template <typename T> static T take(std::deque<T> &tasks)
    {
        T task = std::move(tasks.front());
        tasks.pop_front();
        return task;
    }

    const QString m_name;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_wakeAside;
    // under m_mutex:
    std::deque<Posted> m_tasks;
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
    d->add(Task(std::move(work), context, std::move(done)));
}

void ThreadWorker::postAside(std::function<void()> work, QObject *context,
                             std::function<void()> done)
{
    d->addAside(Task(std::move(work), context, std::move(done)));
}

void InlineWorker::post(std::function<void()> work, QObject *context, std::function<void()> done)
{
    Task(std::move(work), context, std::move(done)).perform();
}

} // namespace tranship
