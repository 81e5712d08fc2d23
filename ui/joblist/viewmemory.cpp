// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/joblist/viewmemory.h"

#include "ui/joblist/jobfiltermodel.h"

#include <QScrollBar>

#include <algorithm>

namespace tranship {

ViewMemory::ViewMemory(QTreeView &view, JobFilterModel &jobs) : m_view(view), m_jobs(jobs)
{
    // before the view lets go of it, and after the view has taken it in
    connect(&jobs, &QAbstractItemModel::modelAboutToBeReset, this, &ViewMemory::keep);
    connect(&jobs, &QAbstractItemModel::layoutAboutToBeChanged, this, &ViewMemory::keepLine);
    view.setModel(&jobs);
    connect(&jobs, &QAbstractItemModel::modelReset, this, &ViewMemory::restore);
    connect(&jobs, &QAbstractItemModel::layoutChanged, this,
            [this] { restoreLine(m_view.currentIndex()); });
}

ViewMemory::Place ViewMemory::placeOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return {0, -1};
    return index.internalId() == 0 ? Place(m_jobs.nodeOf(index.row()), -1)
                                   : Place(index.internalId(), index.row());
}

QModelIndex ViewMemory::indexAt(const Place &place) const
{
    const int row = place.first == 0 ? -1 : m_jobs.rowOfNode(place.first);
    if (row < 0)
        return {};
    const QModelIndex job = m_jobs.index(row, 0);
    return place.second < 0 ? job : m_jobs.index(place.second, 0, job);
}

void ViewMemory::keep()
{
    keepLine();
    keepExpanded();
    m_current = placeOf(m_view.currentIndex());
    m_column = std::max(0, m_view.currentIndex().column());
    m_selected.clear();
    const QItemSelection selection = m_view.selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            m_selected.push_back(placeOf(m_jobs.index(row, 0, range.parent())));
    }
}

/// The view does not tell of all that opens and closes; of jobs that are not shown the last is
/// kept.
void ViewMemory::keepExpanded()
{
    const int rows = m_jobs.rowCount();
    for (int row = 0; row < rows; ++row) {
        if (m_view.isExpanded(m_jobs.index(row, 0)))
            m_expanded.insert(m_jobs.nodeOf(row));
        else if (!m_expanded.isEmpty())
            m_expanded.remove(m_jobs.nodeOf(row));
    }
}

void ViewMemory::restore()
{
    for (const quintptr node : std::as_const(m_expanded)) { // also those that come back
        if (const QModelIndex job = indexAt({node, -1}); job.isValid())
            m_view.expand(job);
    }
    restoreSelection();
    const QModelIndex current = indexAt(m_current);
    if (current.isValid())
        m_view.selectionModel()->setCurrentIndex(current.siblingAtColumn(m_column),
                                                 QItemSelectionModel::NoUpdate);
    restoreLine(current);
    Q_EMIT restored();
}

/// In ranges: all of very many jobs are one.
void ViewMemory::restoreSelection()
{
    std::vector<int> rows;
    QItemSelection selection;
    for (const Place &place : std::exchange(m_selected, {})) {
        const QModelIndex index = indexAt(place);
        if (index.isValid() && place.second < 0)
            rows.push_back(index.row());
        else if (index.isValid())
            selection.select(index, index);
    }
    std::sort(rows.begin(), rows.end());
    for (std::size_t first = 0; first < rows.size();) {
        std::size_t last = first;
        while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1)
            ++last;
        selection.append(
            QItemSelectionRange(m_jobs.index(rows[first], 0), m_jobs.index(rows[last], 0)));
        first = last + 1;
    }
    if (!selection.isEmpty())
        m_view.selectionModel()->select(selection,
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

void ViewMemory::keepLine()
{
    m_line.reset();
    const QModelIndex current = m_view.currentIndex();
    const QRect area = current.isValid() ? m_view.visualRect(current) : QRect();
    if (!area.isEmpty() && m_view.viewport()->rect().intersects(area))
        m_line = area.top();
}

void ViewMemory::restoreLine(const QModelIndex &current)
{
    if (!current.isValid() || !m_line)
        return;
    const QRect area = m_view.visualRect(current);
    const int off = area.top() - *m_line;
    if (area.isEmpty() || off == 0)
        return;
    const bool byItem = m_view.verticalScrollMode() == QAbstractItemView::ScrollPerItem;
    QScrollBar *bar = m_view.verticalScrollBar();
    bar->setValue(bar->value() + (byItem ? off / area.height() : off));
}

} // namespace tranship
