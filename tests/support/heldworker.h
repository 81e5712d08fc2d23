// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/task.h"
#include "model/files/worker.h"

#include <deque>

namespace tranship::test {

/// A disk that does nothing until it is released: an fsync that takes hours, a share that hangs.
class HeldWorker final : public Worker {
public:
    void post(std::function<void()> work, QObject *context, std::function<void()> done) override
    {
        if (m_holdsAsideOnly) {
            Task(std::move(work), context, std::move(done)).perform();
            return;
        }
        m_tasks.emplace_back(std::move(work), context, std::move(done));
        if (!m_isHeld)
            release();
    }

    void postAside(std::function<void()> work, QObject *context,
                   std::function<void()> done) override
    {
        if (m_isHeld)
            ++m_countAside;
        m_tasks.emplace_back(std::move(work), context, std::move(done));
        if (!m_isHeld)
            release();
    }

    /// Does what was held, in order, and everything from now on at once.
    void release()
    {
        m_isHeld = false;
        m_holdsAsideOnly = false;
        m_countAside = 0;
        while (!m_tasks.empty()) {
            Task task = std::move(m_tasks.front());
            m_tasks.pop_front();
            task.perform();
        }
    }

    void hold() { m_isHeld = true; }

    /// Holds only what is posted aside: the disk opens and writes, and brings nothing to stable
    /// storage.
    void holdAside()
    {
        m_isHeld = true;
        m_holdsAsideOnly = true;
    }

    /// How many tasks wait.
    [[nodiscard]] qsizetype count() const { return static_cast<qsizetype>(m_tasks.size()); }

    /// How many of them were posted aside.
    [[nodiscard]] int countAside() const { return m_countAside; }

    [[nodiscard]] bool isAsked() const { return !m_tasks.empty(); }

private:
    std::deque<Task> m_tasks;
    int m_countAside = 0;
    bool m_isHeld = false;
    bool m_holdsAsideOnly = false;
};

} // namespace tranship::test
