// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/workerstorage.h"

#include <QLoggingCategory>

namespace tranship {

Q_LOGGING_CATEGORY(logStore, "tranship.store")

WorkerStorage::WorkerStorage(Worker &worker, JobStore &store) : m_worker(worker), m_store(store) { }

void WorkerStorage::apply(StoreChange change, QObject *context,
                          std::function<void(const Done &)> applied)
{
    runOn<Done>(
        m_worker, context, [this, change = std::move(change)] { return m_store.apply(change); },
        [applied = std::move(applied)](const Done &done) {
            if (!done)
                qCWarning(logStore) << "change not stored:" << done.error().detail;
            if (applied)
                applied(done);
        });
}

void WorkerStorage::history(int limit, QObject *context,
                            std::function<void(const Result<QList<HistoryEntry>> &)> answer)
{
    runOn<Result<QList<HistoryEntry>>>(
        m_worker, context, [this, limit] { return m_store.history(limit); },
        [answer = std::move(answer)](const Result<QList<HistoryEntry>> &entries) {
            answer(entries);
        });
}

void WorkerStorage::blocks(const JobId &job, const QString &partName, QObject *context,
                           std::function<void(const Result<QList<BlockHash>> &)> answer)
{
    runOn<Result<QList<BlockHash>>>(
        m_worker, context, [this, job, partName] { return m_store.blocks(job, partName); },
        [answer = std::move(answer)](const Result<QList<BlockHash>> &blocks) { answer(blocks); });
}

void WorkerStorage::backup()
{
    runOn<Done>(
        m_worker, &m_self, [this] { return m_store.backup(); },
        [](const Done &done) {
            if (!done)
                qCWarning(logStore) << "backup failed:" << done.error().detail;
        });
}

} // namespace tranship
