// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSet>
#include <QTreeView>

#include <optional>
#include <utility>
#include <vector>

namespace tranship {

class JobFilterModel;

/// Keeps what a person had before their eyes while other jobs are shown or the order is another:
/// selection, current row, open rows, and on which line of the screen the current row stands.
class ViewMemory final : public QObject {
    Q_OBJECT

public:
    /// Makes `jobs` the model of `view`.
    ViewMemory(QTreeView &view, JobFilterModel &jobs);

Q_SIGNALS:
    /// Rows that were selected, or the current one, may be gone.
    void restored();

private:
    /// A job by JobFilterModel::nodeOf, and one of its files or -1.
    using Place = std::pair<quintptr, int>;

    void keep();
    void restore();
    void keepExpanded();
    void keepLine();
    void restoreLine(const QModelIndex &current);
    [[nodiscard]] Place placeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexAt(const Place &place) const;
    void restoreSelection();

    QTreeView &m_view;
    JobFilterModel &m_jobs;
    std::vector<Place> m_selected;
    QSet<quintptr> m_expanded; ///< jobs, shown now or not
    Place m_current{0, -1};
    int m_column = 0; ///< of the current index
    std::optional<int> m_line; ///< y of the current row when it was to be seen
};

} // namespace tranship
