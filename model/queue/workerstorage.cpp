// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/workerstorage.h"

#include <QLoggingCategory>

#include <utility>

namespace tranship {

Q_LOGGING_CATEGORY(logStore, "tranship.store")

WorkerStorage::WorkerStorage(Worker &worker, JobStore &store) : m_worker(worker), m_store(store) { }

WorkerStorage::~WorkerStorage()
{
    if (!m_changes.isEmpty())
        send();
}

void WorkerStorage::apply(StoreChange change, QObject *context,
                          std::function<void(const Done &)> applied)
{
    m_changes.append(std::move(change));
    m_listeners.append({context, std::move(applied)});
    if (m_underWay == 0)
        send();
}

void WorkerStorage::send()
{
    ++m_underWay;
    runOn<QList<Done>>(
        m_worker, &m_self,
        [&store = m_store, changes = std::exchange(m_changes, {})] {
            return store.applyAll(changes);
        },
        [this, listeners = std::exchange(m_listeners, {})](const QList<Done> &outcomes) {
            --m_underWay;
            if (m_underWay == 0 && !m_changes.isEmpty())
                send();
            tell(listeners, outcomes);
        });
}

void WorkerStorage::tell(const QList<Listener> &listeners, const QList<Done> &outcomes)
{
    for (qsizetype i = 0; i < outcomes.size(); ++i) {
        if (!outcomes.at(i))
            qCWarning(logStore) << "change not stored:" << outcomes.at(i).error().detail;
        const Listener &listener = listeners.at(i);
        if (listener.context && listener.applied)
            listener.applied(outcomes.at(i));
    }
}

void WorkerStorage::history(int limit, QObject *context,
                            std::function<void(const Result<QList<HistoryEntry>> &)> answer)
{
    if (!m_changes.isEmpty())
        send(); // the history is that of all that was asked before
    runOn<Result<QList<HistoryEntry>>>(
        m_worker, context, [this, limit] { return m_store.history(limit); },
        [answer = std::move(answer)](const Result<QList<HistoryEntry>> &entries) {
            answer(entries);
        });
}

void WorkerStorage::blocks(const JobId &job, const QString &partName, QObject *context,
                           std::function<void(const Result<QList<BlockHash>> &)> answer)
{
    if (!m_changes.isEmpty())
        send(); // the blocks are those of all that was told before
    runOn<Result<QList<BlockHash>>>(
        m_worker, context, [this, job, partName] { return m_store.blocks(job, partName); },
        [answer = std::move(answer)](const Result<QList<BlockHash>> &blocks) { answer(blocks); });
}

void WorkerStorage::journal(const JobId &job, QObject *context,
                            std::function<void(const Result<QList<JournalEntry>> &)> answer)
{
    if (!m_changes.isEmpty())
        send();
    runOn<Result<QList<JournalEntry>>>(
        m_worker, context, [this, job] { return m_store.journal(job); },
        [answer = std::move(answer)](const Result<QList<JournalEntry>> &entries) {
            answer(entries);
        });
}

void WorkerStorage::backup()
{
    if (!m_changes.isEmpty())
        send();
    runOn<Done>(
        m_worker, &m_self, [this] { return m_store.backup(); },
        [](const Done &done) {
            if (!done)
                qCWarning(logStore) << "backup failed:" << done.error().detail;
        });
}

} // namespace tranship
