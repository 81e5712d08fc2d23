// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/worker.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace tranship {

/// A thread for each device, so that a slow stick or a share whose server is gone holds up only
/// what is on it. Which device a folder is on is asked in a thread of its own, never in the
/// caller's, and now and then anew: something may be mounted there meanwhile. What is posted aside
/// has a few more threads for each device. A thread with nothing to do ends after a while.
class DiskWorkers final : public Worker {
public:
    struct Options {
        QString threadName;
        /// Which device a folder is on; may block. Called in threads of the workers.
        std::function<quint64(const QString &)> deviceOf;
        /// How long the destructor waits for what was posted. A thread that is stuck in the kernel
        /// by then is left to itself.
        std::chrono::milliseconds patience{10'000};
        /// For how long an answer of deviceOf holds.
        std::chrono::milliseconds freshness{10'000};
        /// After how long without work a thread ends.
        std::chrono::milliseconds idleTime{30'000};
        /// Whether the threads give way to those that move bytes, as hashing should.
        bool givesWay = false;
        /// What posted work may refer to: kept as long as any thread runs.
        std::shared_ptr<const void> kept{};
    };

    explicit DiskWorkers(Options options);
    ~DiskWorkers() override;

    /// Work on no folder in particular: in a thread of its own too.
    void post(std::function<void()> work, QObject *context, std::function<void()> done) override;
    void postAside(std::function<void()> work, QObject *context,
                   std::function<void()> done) override;
    [[nodiscard]] Worker &of(const QString &folder) override;

    /// How many threads there are now.
    [[nodiscard]] int threadCount() const;

private:
    class Core;
    class FolderWorker;
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace tranship
