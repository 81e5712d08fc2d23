// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/jobfacts.h"
#include "model/job/snapshot.h"
#include "model/store/storedjobs.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QList>
#include <QTimer>

#include <array>
#include <memory>
#include <vector>

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
    /// next change, and no longer than until the event loop is back.
    [[nodiscard]] const JobSnapshot *snapshot(const JobId &job) const;
    [[nodiscard]] const JobSnapshot *snapshot(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const JobId &job) const;

    // Of the job in a row, without taking it out of where it is put away.
    [[nodiscard]] const JobFacts &facts(int row) const { return m_jobs[std::size_t(row)].facts; }

    /// nullptr when there is no such job.
    [[nodiscard]] const JobFacts *facts(const JobId &job) const;
    [[nodiscard]] QString name(int row) const;

    /// The place of a job, as a number below placeCount().
    [[nodiscard]] int placeOf(int row) const { return m_jobs[std::size_t(row)].place; }

    [[nodiscard]] int placeCount() const { return static_cast<int>(m_places.size()); }

    [[nodiscard]] const JobPlace &place(int number) const { return m_places[std::size_t(number)]; }

    /// How many jobs have it; 0: all that had are gone.
    [[nodiscard]] int jobsIn(int place) const { return m_placeCounts[std::size_t(place)]; }

    [[nodiscard]] JobId idOf(int row) const { return m_jobs[std::size_t(row)].id; }

    [[nodiscard]] int fileCount(int row) const { return m_jobs[std::size_t(row)].files; }

    /// PackedJob::hasText.
    [[nodiscard]] bool hasText(int row, const QString &folded) const;

    /// Names the row of a job for as long as the job is there; the internal id of its files'
    /// indexes.
    using Node = quintptr;

    [[nodiscard]] Node nodeOf(int row) const { return m_jobs[std::size_t(row)].node; }

    /// -1 when it is gone.
    [[nodiscard]] int rowOf(Node node) const { return m_rowsOfNodes.value(node, -1); }

    // Counted as the jobs change.
    [[nodiscard]] int count(JobState state, JobType type) const
    {
        return m_counts.at(static_cast<std::size_t>(state)).at(static_cast<std::size_t>(type));
    }

    /// Bytes a second of all jobs together.
    [[nodiscard]] qint64 speed() const { return m_speed; }

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    /// Everything the engine told at once has been passed on.
    void settled();

private:
    /// A job that was looked at lately, or of which something moves, is open, the others are
    /// packed; an open one that did not change since keeps what it was packed as.
    struct Row {
        PackedJob packed;
        std::unique_ptr<JobSnapshot> open;
        QDateTime expires;
        bool waitsForSlot = false;
        int noted = 0;
        int files = 0; ///< how many
        int place = 0; ///< in m_places
        JobFacts facts;
        JobId id;
        Node node = 0; ///< 0 itself marks the indexes of jobs
    };

    [[nodiscard]] JobSnapshot &openRow(int row) const;
    void pack(Row &row) const;
    void packIdle();
    void countIn(const JobFacts &facts, int sign);
    void refreshFacts(Row &row);
    [[nodiscard]] int numberOf(const JobPlace &place);

    void restore(const StoredJobs &jobs);
    void applyChanges(const QList<JobSnapshot> &jobs);
    void applyRemovals(const QList<JobId> &jobs);
    void updateRow(int row, const JobSnapshot &now);
    void updateFileRows(int row, const JobSnapshot &then);
    void matchFileRows(int row, const QList<File> &now);
    void append(Row row);
    void appendRows(const QList<JobSnapshot> &jobs, const QList<qsizetype> &added);
    void removeRun(int first, int last);

    mutable std::vector<Row> m_jobs; ///< by when they were added
    mutable std::vector<Node> m_open; ///< of rows that are open
    QHash<JobId, int> m_rows;
    QHash<Node, int> m_rowsOfNodes;
    Node m_lastNode = 0;
    std::vector<JobPlace> m_places;
    std::vector<int> m_placeCounts;
    QHash<JobPlace, int> m_placeNumbers;
    std::array<std::array<int, 3>, 9> m_counts{};
    qint64 m_speed = 0;
    mutable QTimer m_packing;
};

} // namespace tranship
