// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/joblist/jobgroup.h"
#include "ui/joblist/jobnarrowing.h"

#include <QSortFilterProxyModel>

namespace tranship {

class Clock;
class JobModel;
struct JobSnapshot;

/// The jobs a person looks at now, in the order they chose, with words for the raw values. The
/// model's own roles stay reachable.
class JobFilterModel final : public QSortFilterProxyModel {
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

    /// Column -1 is the default order: what waits for a person first, else as added.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] bool matchesText(const JobSnapshot &snapshot) const;

    JobModel &m_jobs;
    const Clock &m_clock;
    JobGroup m_group = JobGroup::All;
    JobNarrowing m_narrowing;
    QString m_text;
    bool m_isDefaultOrder = true;
};

} // namespace tranship
