// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/candidatetable.h"

#include "ui/dialogs/candidatemodel.h"
#include "ui/tablestyle.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace tranship {

CandidateTable::CandidateTable(CandidateModel &model, QWidget *parent)
    : QTreeView(parent),
      m_model(model)
{
    setModel(&model);
    TableStyle::applyTo(*this);
    setAccessibleName(tr("Files to download"));
    setToolTip(tr("Space leaves the selected files out or takes them in, F2 changes a name"));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed);
    setTextElideMode(Qt::ElideRight);
    setTabKeyNavigation(false);
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    header()->setStretchLastSection(true);
    header()->resizeSection(CandidateModel::Name, 22 * digit);
    header()->resizeSection(CandidateModel::Size, 10 * digit);
    header()->resizeSection(CandidateModel::Source, 16 * digit);
    setMinimumHeight(5 * fontMetrics().lineSpacing());
}

void CandidateTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || state() == EditingState)
        return QTreeView::keyPressEvent(event);
    toggleSelected();
    event->accept();
}

/// All become what the one with the focus becomes.
void CandidateTable::toggleSelected()
{
    QModelIndexList rows = selectionModel()->selectedRows();
    if (rows.isEmpty() && currentIndex().isValid())
        rows.append(currentIndex());
    if (rows.isEmpty())
        return;
    const QModelIndex first = currentIndex().isValid() ? currentIndex() : rows.constFirst();
    m_model.setIncluded(rows, !m_model.files().at(first.row()).isIncluded);
}

} // namespace tranship
