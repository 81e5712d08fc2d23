// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/snapshot.h"

#include <QVariant>

#include <functional>

namespace tranship {

/// What the columns of a row of JobModel show, of a job or a file, as values that can be compared.
struct JobCells {
    QString name;
    int state = 0;
    qint64 transferred = 0;
    qint64 total = unknownSize;
    qint64 speed = 0;
    int priority = 0;
    QDateTime added;
    JobType direction = JobType::Download; ///< of a reply Download
    QString category;
};

[[nodiscard]] JobCells cellsOf(const JobSnapshot &snapshot);
[[nodiscard]] JobCells cellsOf(const JobSnapshot &snapshot, int file);

/// The value of a role or, with Qt::DisplayRole, of a column; invalid for roles that are not of the
/// cells.
[[nodiscard]] QVariant cellData(const JobCells &cells, int column, int role);

/// One bit for each column of a row.
using ChangedColumns = unsigned;

/// What differs between two snapshots of one job. What no column shows by itself (an error, when it
/// expires) belongs to the state: views that explain a row look at its name and state.
[[nodiscard]] ChangedColumns changedColumns(const JobSnapshot &then, const JobSnapshot &now);
/// The same for one of its files; both snapshots have it.
[[nodiscard]] ChangedColumns changedColumns(const JobSnapshot &then, const JobSnapshot &now,
                                            int file);

/// Calls `emitRun(firstRow, lastRow, firstColumn, lastColumn)` for each rectangle of changes: runs
/// of rows with the same changed columns, and in them runs of columns. `changes` is ascending by
/// row.
void forEachRun(const QList<std::pair<int, ChangedColumns>> &changes,
                const std::function<void(int, int, int, int)> &emitRun);

} // namespace tranship
