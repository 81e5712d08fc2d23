// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/worker.h"

#include <QPointer>

#include <deque>
#include <utility>

namespace tranship::test {

/// A slow disk: while it is held, it does nothing that it is asked. Otherwise an InlineWorker.
class HeldWorker final : public Worker {
public:
    void post(std::function<void()> work, QObject *context, std::function<void()> done) override
    {
        if (m_isHeld)
            m_tasks.push_back({std::move(work), context, std::move(done)});
        else
            m_worker.post(std::move(work), context, std::move(done));
    }

    void hold() { m_isHeld = true; }

    /// Does what it was asked for meanwhile, in order.
    void release()
    {
        m_isHeld = false;
        for (Task &task : std::exchange(m_tasks, {})) {
            m_worker.post(std::move(task.work), task.context, std::move(task.done));
        }
    }

    /// Tasks that wait.
    [[nodiscard]] int held() const { return static_cast<int>(m_tasks.size()); }

private:
    struct Task {
        std::function<void()> work;
        QPointer<QObject> context;
        std::function<void()> done;
    };

    InlineWorker m_worker;
    std::deque<Task> m_tasks;
    bool m_isHeld = false;
};

} // namespace tranship::test
