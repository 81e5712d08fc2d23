// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/worker.h"
#include "model/queue/storage.h"

namespace tranship {

/// A JobStore that lives on a worker's thread, where it must have been opened.
class WorkerStorage final : public Storage {
public:
    WorkerStorage(Worker &worker, JobStore &store);

    void apply(StoreChange change, QObject *context,
               std::function<void(const Done &)> applied) override;
    void history(int limit, QObject *context,
                 std::function<void(const Result<QList<HistoryEntry>> &)> answer) override;
    void blocks(const JobId &job, const QString &partName, QObject *context,
                std::function<void(const Result<QList<BlockHash>> &)> answer) override;
    void backup() override;

private:
    Worker &m_worker;
    JobStore &m_store;
    QObject m_self; ///< context of work nobody waits for
};

} // namespace tranship
