// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/worker.h"
#include "model/queue/storage.h"

#include <QPointer>

namespace tranship {

/// A JobStore that lives on a worker's thread, where it must have been opened. Changes that come
/// while it writes are written together, in one transaction, so that many small ones cost the disk
/// as much as one.
class WorkerStorage final : public Storage {
public:
    WorkerStorage(Worker &worker, JobStore &store);
    /// Nothing that was asked for is left out; nobody is told any more.
    ~WorkerStorage() override;

    void apply(StoreChange change, QObject *context,
               std::function<void(const Done &)> applied) override;
    void history(int limit, QObject *context,
                 std::function<void(const Result<QList<HistoryEntry>> &)> answer) override;
    void blocks(const JobId &job, const QString &partName, QObject *context,
                std::function<void(const Result<QList<BlockHash>> &)> answer) override;
    void journal(const JobId &job, QObject *context,
                 std::function<void(const Result<QList<JournalEntry>> &)> answer) override;
    void backup() override;

private:
    struct Listener {
        QPointer<QObject> context;
        std::function<void(const Done &)> applied;
    };

    void send();
    void tell(const QList<Listener> &listeners, const QList<Done> &outcomes);

    Worker &m_worker;
    JobStore &m_store;
    QList<StoreChange> m_changes; ///< not yet sent to the worker
    QList<Listener> m_listeners; ///< of each of them
    int m_underWay = 0; ///< transactions sent to the worker
    QObject m_self; ///< context of the worker's answers
};

} // namespace tranship
