// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/snapshot.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QList>

namespace tranship {

class Engine;

/// Jobs, and under each its files, fed by the engine's signals. Raw values by role: words, icons
/// and colours are made in ui.
class JobModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    /// Stored by their numbers in the looks of the window: only append.
    enum Column {
        Name,
        State,
        Progress,
        Size,
        Speed,
        TimeLeft,
        Priority,
        Added,
        Direction, ///< the JobType, as what the row is: of a reply, a download
        Category, ///< the job's word, empty when it has none
        ColumnCount
    };

    enum Role {
        IdRole = Qt::UserRole, ///< QUuid of the job (of a file: of its job)
        IsFileRole, ///< bool
        FileIndexRole, ///< int, -1 for a job
        StateRole, ///< int: JobState of a job, FileState of a file
        TypeRole, ///< int: JobType of the job
        DirectionRole, ///< int: JobType; of the reply to an upload Download
        PriorityRole, ///< int: Priority
        BytesTotalRole, ///< qint64, unknownSize when unknown
        BytesTransferredRole, ///< qint64
        SpeedRole, ///< qint64, bytes a second
        SecondsLeftRole, ///< qint64, -1 when unknown
        CategoryRole, ///< QString: Job::category
        SortRole, ///< a number or text to sort the index's column by
    };

    explicit JobModel(Engine &engine, QObject *parent = nullptr);
    ~JobModel() override;

    /// nullptr when there is no such job (any more). For a file's index: its job. Valid until the
    /// next change.
    [[nodiscard]] const JobSnapshot *snapshot(const JobId &job) const;
    [[nodiscard]] const JobSnapshot *snapshot(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const JobId &job) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    /// A row's node number names the job in its files' indexes and, unlike the row, never changes.
    using Node = quintptr;

    void applyChanges(const QList<JobSnapshot> &jobs);
    void applyRemovals(const QList<JobId> &jobs);
    void updateRow(int row, const JobSnapshot &now);
    void updateFileRows(int row, const JobSnapshot &then);
    void matchFileRows(int row, const QList<File> &now);
    void appendRows(const QList<JobSnapshot> &jobs);
    void removeRun(int first, int last);

    QList<JobSnapshot> m_jobs;
    QList<Node> m_nodes; ///< of each row
    QHash<JobId, int> m_rows;
    QHash<Node, int> m_rowsOfNodes;
    Node m_lastNode = 0; ///< 0 itself marks the indexes of jobs
};

} // namespace tranship
