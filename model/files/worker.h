// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace tranship {

/// Where blocking work is done: a thread of its own, or at once in a test.
class Worker {
public:
    virtual ~Worker() = default;

    /// Does `work` elsewhere, after what was posted before it, then calls `done` in `context`'s
    /// thread unless `context` is gone by then.
    virtual void post(std::function<void()> work, QObject *context, std::function<void()> done) = 0;

    /// The same for work that mostly waits and that nothing has to wait for: it begins after what
    /// was posted before it, and what is posted after it goes on meanwhile, also side by side with
    /// other such work. Twenty fdatasync at once cost the disk little more than one. As post()
    /// where there is but one thread.
    virtual void postAside(std::function<void()> work, QObject *context, std::function<void()> done)
    {
        post(std::move(work), context, std::move(done));
    }
};

/// Work with a result: `done` gets what `work` returned.
template <typename T>
void runOn(Worker &worker, QObject *context, std::function<T()> work, std::function<void(T)> done)
{
    auto result = std::make_shared<std::optional<T>>();
    worker.post([result, work = std::move(work)] { result->emplace(work()); }, context,
                [result, done = std::move(done)] { done(std::move(**result)); });
}

/// The same for postAside().
template <typename T>
void runAside(Worker &worker, QObject *context, std::function<T()> work,
              std::function<void(T)> done)
{
    auto result = std::make_shared<std::optional<T>>();
    worker.postAside([result, work = std::move(work)] { result->emplace(work()); }, context,
                     [result, done = std::move(done)] { done(std::move(**result)); });
}

/// One thread that works through what is posted, in order, and a few more, made when they are
/// needed, for what is posted aside. The destructor waits until all is done.
class ThreadWorker final : public Worker {
public:
    /// How much of what is posted aside is done at once.
    static constexpr int mostAside = 32;

    explicit ThreadWorker(const QString &threadName);
    ~ThreadWorker() override;

    void post(std::function<void()> work, QObject *context, std::function<void()> done) override;
    void postAside(std::function<void()> work, QObject *context,
                   std::function<void()> done) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// Does the work at once in the caller's thread; `done` still comes from the event loop.
class InlineWorker final : public Worker {
public:
    void post(std::function<void()> work, QObject *context, std::function<void()> done) override;
};

} // namespace tranship
