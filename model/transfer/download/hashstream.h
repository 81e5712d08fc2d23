// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/download/hashwork.h"

#include <deque>
#include <memory>
#include <stop_token>

namespace tranship {

/// What the stream of a DigestFollower has before it: [0, hashed()) is done, tasks as far as
/// planned() are under way, and blocks from there to end() wait in memory.
class HashStream final {
public:
    /// Bytes of one task at most, a block more: the worker turns to other files in between.
    static constexpr qint64 batch = 4 << 20;

    [[nodiscard]] qint64 hashed() const { return m_hashed; }

    [[nodiscard]] qint64 planned() const { return m_planned; }

    [[nodiscard]] qint64 end() const { return m_planned + m_queued; }

    /// Bytes in memory, with tasks that no longer count too.
    [[nodiscard]] qint64 backlog() const { return m_queued + m_inFlight; }

    [[nodiscard]] bool isIdle() const { return m_flights == 0; }

    /// Stops the tasks that are under way when they no longer count.
    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

    /// The bytes at end().
    void add(std::shared_ptr<const QByteArray> block);
    /// Whether another task pays: one runs and one is ready, and the second is not a small one.
    [[nodiscard]] bool isOpenFor(qint64 bytes) const;
    /// Takes the next task: blocks when there are any, else up to `readable` bytes of the file.
    [[nodiscard]] HashWork::Feed take(qint64 readable);

    /// The bytes of a task's blocks are gone; every task comes to it.
    void release(qint64 bytes) { m_inFlight -= bytes; }

    /// A task that counts is done and the stream stands at `at`.
    void arrive(qint64 at);
    /// Leaves out what is between; nothing waits.
    void skipTo(qint64 at);
    /// Goes on from `at`, and nothing under way counts any more.
    void goBack(qint64 at);

private:
    qint64 m_hashed = 0;
    qint64 m_planned = 0;
    std::deque<std::shared_ptr<const QByteArray>> m_queue;
    qint64 m_queued = 0; // bytes in m_queue
    qint64 m_inFlight = 0; // bytes in memory with tasks
    int m_flights = 0; // tasks that count
    std::stop_source m_stop;
};

} // namespace tranship
