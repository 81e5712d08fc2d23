// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QMap>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace tranship {

/// Where blocking work is done: a thread of its own, or at once in a test.
class Worker {
public:
    virtual ~Worker() = default;

    /// Does `work` elsewhere, after what was posted before it, then calls `done` in `context`'s
    /// thread unless `context` is gone by then.
    virtual void post(std::function<void()> work, QObject *context, std::function<void()> done) = 0;

    /// How much of what is posted aside is done at once, on one device.
    static constexpr int mostAside = 32;

    /// The same for work that mostly waits and that nothing has to wait for: it begins after what
    /// was posted before it, and what is posted after it goes on meanwhile, also side by side with
    /// other such work. Twenty fdatasync at once cost the disk little more than one. As post()
    /// where there is but one thread.
    virtual void postAside(std::function<void()> work, QObject *context,
                           std::function<void()> done);

    /// Where work on the files of `folder` is done, in the order it is posted there; lives as long
    /// as this worker. Never blocks.
    [[nodiscard]] virtual Worker &of(const QString &folder);
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

/// Work on several folders, each where its folder is worked on; `done` gets all results when the
/// last is there, in the order of the folders.
template <typename T>
void runOnEach(Worker &worker, QObject *context, const QMap<QString, std::function<T()>> &works,
               std::function<void(QList<T>)> done)
{
    struct Gathering {
        std::vector<std::optional<T>> results;
        qsizetype left = 0;
        std::function<void(QList<T>)> done;

        void answer()
        {
            QList<T> all;
            for (std::optional<T> &result : results)
                all.append(std::move(*result));
            done(std::move(all));
        }
    };

    auto gathering = std::make_shared<Gathering>();
    gathering->results.resize(static_cast<size_t>(works.size()));
    gathering->left = works.size();
    gathering->done = std::move(done);
    if (works.isEmpty())
        worker.post([] {}, context, [gathering] { gathering->answer(); });
    size_t place = 0;
    for (auto it = works.cbegin(); it != works.cend(); ++it, ++place) {
        runOn<T>(worker.of(it.key()), context, it.value(), [gathering, place](T result) {
            gathering->results[place].emplace(std::move(result));
            if (--gathering->left == 0)
                gathering->answer();
        });
    }
}

/// One thread that works through what is posted, in order, and a few more, made when they are
/// needed, for what is posted aside. The destructor waits until all is done, however long that
/// takes: for work that must not be left half-way (DiskWorkers gives up).
class ThreadWorker final : public Worker {
public:
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
