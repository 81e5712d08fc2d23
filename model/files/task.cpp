// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/task.h"

#include <mutex>
#include <utility>

namespace tranship {

/// An answer on its way to the context's thread. The context may die at any moment there: it is
/// reached only under the lock that its end has to take too.
class Task::Delivery final : public std::enable_shared_from_this<Delivery> {
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

Task::Task(std::function<void()> work, QObject *context, std::function<void()> done)
    : m_work(std::move(work))
{
    if (context == nullptr || !done)
        return;
    m_delivery = std::make_shared<Delivery>(context, std::move(done));
    m_delivery->watch();
}

void Task::perform()
{
    m_work();
    m_work = nullptr; // what it holds goes before the answer arrives
    if (m_delivery)
        m_delivery->send();
}

} // namespace tranship
