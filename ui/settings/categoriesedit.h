// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/categories.h"

#include <QWidget>

class QTreeWidget;
class QTreeWidgetItem;
class QPushButton;

namespace tranship {

/// The categories of new downloads with their folders: added, renamed, taken out.
class CategoriesEdit final : public QWidget {
    Q_OBJECT

public:
    explicit CategoriesEdit(QWidget *parent = nullptr);

    void setCategories(const QList<Category> &categories);
    /// In the form of the policy (categoriesText), also when it does not fit.
    [[nodiscard]] QString text() const;
    /// For screen readers.
    void setName(const QString &name, const QString &help);

Q_SIGNALS:
    /// The person is done with a change.
    void edited();

private:
    void setUpTable();
    void addRow(const Category &category);
    void addNew();
    void removeChosen();
    void chooseFolder();
    void noteEdit(QTreeWidgetItem *item, int column);
    void refresh();

    QTreeWidget *m_table;
    QPushButton *m_add;
    QPushButton *m_folder;
    QPushButton *m_remove;
};

} // namespace tranship
