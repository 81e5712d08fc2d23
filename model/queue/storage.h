// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"
#include "model/store/jobstore.h"

#include <QObject>

#include <functional>

namespace tranship {

/// The store as the queue sees it: it is asked, and answers later, in order.
class Storage {
public:
    virtual ~Storage() = default;

    /// One transaction; `applied` is called in `context`'s thread unless it is gone by then.
    virtual void apply(StoreChange change, QObject *context,
                       std::function<void(const Done &)> applied) = 0;
    virtual void history(int limit, QObject *context,
                         std::function<void(const Result<QList<HistoryEntry>> &)> answer) = 0;
    /// JobStore::blocks.
    virtual void blocks(const JobId &job, const QString &partName, QObject *context,
                        std::function<void(const Result<QList<BlockHash>> &)> answer) = 0;
    /// JobStore::journal, of all that was told before.
    virtual void journal(const JobId &job, QObject *context,
                         std::function<void(const Result<QList<JournalEntry>> &)> answer) = 0;
    virtual void backup() = 0;
};

} // namespace tranship
