// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/joblist/jobgroup.h"
#include "ui/joblist/jobnarrowing.h"
#include "ui/joblist/joborder.h"

#include <QAbstractItemModel>
#include <QTimer>

#include <vector>

namespace tranship {

class Clock;
class JobModel;
struct JobSnapshot;

/// The jobs a person looks at now, in the order they chose, with words for the raw values. The
/// model's own roles stay reachable. Made for very many jobs: what is shown is one vector of rows
/// of the model, and a job that changes is moved only when it is out of place. Another filter is a
/// reset, another order a change of layout.
class JobFilterModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    JobFilterModel(JobModel &jobs, const Clock &clock, QObject *parent = nullptr);

    void setGroup(JobGroup group);

    [[nodiscard]] JobGroup group() const { return m_group; }

    /// Beside the group.
    void setNarrowing(const JobNarrowing &narrowing);

    /// Part of a job's name, or of a URL or path of one of its files.
    void setText(const QString &text);

    /// nullptr for an index that is not of this model. Valid until the next change.
    [[nodiscard]] const JobSnapshot *snapshot(const QModelIndex &index) const;
    /// -1 for a job.
    [[nodiscard]] int fileOf(const QModelIndex &index) const;

    [[nodiscard]] JobId idOf(const QModelIndex &index) const;

    /// Where a job or file of the model is shown; invalid when it isn't.
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex &source) const;
    [[nodiscard]] QModelIndex mapToSource(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const JobId &job) const;
    /// JobModel::nodeOf the job in a row, and where it is shown; -1: nowhere.
    [[nodiscard]] quintptr nodeOf(int row) const;
    [[nodiscard]] int rowOfNode(quintptr node) const;

    /// Column -1 is the default order: what waits for a person first, else as added.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    void connectJobs();
    void noteInserted(const QModelIndex &parent, int first, int last);
    void noteAboutToRemove(const QModelIndex &parent, int first, int last);
    void noteRemoved(const QModelIndex &parent, int first, int last);
    void passOn(const QModelIndex &topLeft, const QModelIndex &bottomRight);

    [[nodiscard]] bool accepts(int source) const;
    [[nodiscard]] bool isInNarrowing(int source) const;
    void filterAnew(bool isNarrower);
    void settle();
    void takeOut(std::vector<int> places);
    void putIn(std::vector<int> sources);
    void sortTouched();
    void changeOrder(std::vector<int> rows);
    void renumber(int from = 0);

    JobModel &m_jobs;
    const Clock &m_clock;
    JobOrder m_order;
    JobGroup m_group = JobGroup::All;
    JobNarrowing m_narrowing;
    QString m_text; ///< folded
    std::vector<int> m_rows; ///< of the model, in the order shown
    std::vector<int> m_places; ///< of each row of the model in m_rows; -1: not shown
    std::vector<int> m_touched; ///< rows of the model that changed since the last settle()
    std::vector<int> m_lively; ///< rows to be sorted in when m_calm ends
    QTimer m_calm; ///< numbers that change all the time sort now and then
};

} // namespace tranship
