// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/joblist/nameranks.h"

#include <vector>

namespace tranship {

class JobModel;

/// The order of jobs by a column, for rows of the model. Jobs that are equal stand as they were
/// added; numbers that are not known or say nothing come last in either direction.
class JobOrder final {
public:
    explicit JobOrder(const JobModel &jobs);

    /// Column -1: what waits for a person first.
    void set(int column, Qt::SortOrder order);

    /// The column's values change while jobs move.
    [[nodiscard]] bool isLively() const;

    [[nodiscard]] bool comesBefore(int one, int other) const;
    void sort(std::vector<int> &rows) const;

private:
    /// What the column's number is compared as, smallest first in either direction.
    [[nodiscard]] qint64 key(int row) const;
    [[nodiscard]] qint64 categoryRank(int place) const;

    const JobModel &m_jobs;
    int m_column = -1;
    Qt::SortOrder m_direction = Qt::AscendingOrder;
    NameRanks m_names;
    mutable std::vector<qint64> m_categoryRanks; ///< by place
};

} // namespace tranship
