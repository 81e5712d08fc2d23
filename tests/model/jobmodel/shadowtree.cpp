// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/jobmodel/shadowtree.h"

namespace tranship::test {

ShadowTree::ShadowTree(const QAbstractItemModel &model) : m_model(model)
{
    connect(&model, &QAbstractItemModel::rowsInserted, this, &ShadowTree::insert);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &ShadowTree::remove);
    connect(&model, &QAbstractItemModel::dataChanged, this, &ShadowTree::change);
    insert({}, 0, model.rowCount() - 1);
}

QString ShadowTree::difference() const
{
    return difference(m_rows, {});
}

void ShadowTree::insert(const QModelIndex &parent, int first, int last)
{
    for (int row = first; row <= last; ++row)
        rowsOf(parent).insert(row, read(row, parent));
}

void ShadowTree::remove(const QModelIndex &parent, int first, int last)
{
    rowsOf(parent).remove(first, last - first + 1);
}

void ShadowTree::change(const QModelIndex &topLeft, const QModelIndex &bottomRight)
{
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row) {
        for (int column = topLeft.column(); column <= bottomRight.column(); ++column)
            rowsOf(topLeft.parent())[row].cells[column] = topLeft.sibling(row, column).data();
    }
}

QList<ShadowTree::Row> &ShadowTree::rowsOf(const QModelIndex &parent)
{
    return parent.isValid() ? m_rows[parent.row()].children : m_rows;
}

ShadowTree::Row ShadowTree::read(int row, const QModelIndex &parent) const
{
    Row copy;
    for (int column = 0; column < m_model.columnCount(parent); ++column)
        copy.cells.append(m_model.index(row, column, parent).data());
    const QModelIndex index = m_model.index(row, 0, parent);
    for (int child = 0; child < m_model.rowCount(index); ++child)
        copy.children.append(read(child, index));
    return copy;
}

QString ShadowTree::difference(const QList<Row> &rows, const QModelIndex &parent) const
{
    if (rows.size() != m_model.rowCount(parent))
        return QStringLiteral("%1 rows, the model has %2")
            .arg(rows.size())
            .arg(m_model.rowCount(parent));
    for (int row = 0; row < rows.size(); ++row) {
        for (int column = 0; column < m_model.columnCount(parent); ++column) {
            const QVariant real = m_model.index(row, column, parent).data();
            if (rows.at(row).cells.at(column) != real)
                return QStringLiteral("row %1 column %2: %3, the model has %4")
                    .arg(row)
                    .arg(column)
                    .arg(rows.at(row).cells.at(column).toString(), real.toString());
        }
        const QString below = difference(rows.at(row).children, m_model.index(row, 0, parent));
        if (!below.isEmpty())
            return QStringLiteral("under row %1: %2").arg(row).arg(below);
    }
    return {};
}

} // namespace tranship::test
