// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemModel>
#include <QList>
#include <QVariant>

namespace tranship::test {

/// A copy of a two-level model that believes only the model's signals: where it differs from the
/// model, a signal was missing, late or wrong.
class ShadowTree final : public QObject {
    Q_OBJECT

public:
    explicit ShadowTree(const QAbstractItemModel &model);

    /// Empty when every cell is as in the model, else what differs first.
    [[nodiscard]] QString difference() const;

private:
    struct Row {
        QList<QVariant> cells;
        QList<Row> children;
    };

    void insert(const QModelIndex &parent, int first, int last);
    void remove(const QModelIndex &parent, int first, int last);
    void change(const QModelIndex &topLeft, const QModelIndex &bottomRight);
    [[nodiscard]] QList<Row> &rowsOf(const QModelIndex &parent);
    [[nodiscard]] Row read(int row, const QModelIndex &parent) const;
    [[nodiscard]] QString difference(const QList<Row> &rows, const QModelIndex &parent) const;

    const QAbstractItemModel &m_model;
    QList<Row> m_rows;
};

} // namespace tranship::test
