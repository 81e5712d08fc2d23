// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/categoriesedit.h"

#include "ui/tablestyle.h"
#include "ui/theme/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace tranship {

namespace {

enum Column { Name, Folder };

} // namespace

CategoriesEdit::CategoriesEdit(QWidget *parent)
    : QWidget(parent),
      m_table(new QTreeWidget(this)),
      m_add(new QPushButton(tr("Add"), this)),
      m_folder(new QPushButton(tr("Folder…"), this)),
      m_remove(new QPushButton(tr("Remove"), this))
{
    setUpTable();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme::gridUnit);
    for (QPushButton *button : {m_add, m_folder, m_remove}) {
        button->setAutoDefault(false);
        button->setAccessibleName(button->text());
        buttons->addWidget(button);
    }
    m_add->setToolTip(tr("Add a category"));
    m_folder->setToolTip(tr("Choose the folder of the selected category"));
    m_remove->setToolTip(tr("Take the selected category out; its jobs stay as they are"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::gridUnit);
    layout->addWidget(m_table);
    layout->addLayout(buttons);
    setFocusProxy(m_table);
    connect(m_add, &QPushButton::clicked, this, &CategoriesEdit::addNew);
    connect(m_folder, &QPushButton::clicked, this, &CategoriesEdit::chooseFolder);
    connect(m_remove, &QPushButton::clicked, this, &CategoriesEdit::removeChosen);
    auto *remove = new QShortcut(QKeySequence(Qt::Key_Delete), m_table);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &CategoriesEdit::removeChosen);
    connect(m_table, &QTreeWidget::itemChanged, this, &CategoriesEdit::noteEdit);
    connect(m_table, &QTreeWidget::itemSelectionChanged, this, &CategoriesEdit::refresh);
    refresh();
}

void CategoriesEdit::setUpTable()
{
    m_table->setHeaderLabels({tr("Name"), tr("Folder")});
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    TableStyle::applyTo(*m_table);
    m_table->header()->setStretchLastSection(true);
    m_table->header()->resizeSection(Name, 12 * fontMetrics().averageCharWidth());
    m_table->setFixedHeight(7 * m_table->fontMetrics().lineSpacing());
}

void CategoriesEdit::setName(const QString &name, const QString &help)
{
    m_table->setAccessibleName(name);
    m_table->setAccessibleDescription(help);
}

void CategoriesEdit::setCategories(const QList<Category> &categories)
{
    if (categoriesText(categories) == text())
        return; // what is being selected stays so
    const QSignalBlocker blocker(m_table);
    m_table->clear();
    for (const Category &category : categories)
        addRow(category);
    refresh();
}

void CategoriesEdit::addRow(const Category &category)
{
    auto *item = new QTreeWidgetItem(m_table, {category.name, category.folder});
    item->setFlags(item->flags() | Qt::ItemIsEditable);
    item->setToolTip(Folder, category.folder);
}

QString CategoriesEdit::text() const
{
    QList<Category> categories;
    for (int row = 0; row < m_table->topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = m_table->topLevelItem(row);
        const Category category{item->text(Name).trimmed(), item->text(Folder).trimmed()};
        if (!category.name.isEmpty() || !category.folder.isEmpty())
            categories.append(category);
    }
    return categoriesText(categories);
}

/// A row without a name is none yet: nothing is told before it has one.
void CategoriesEdit::addNew()
{
    {
        const QSignalBlocker blocker(m_table);
        addRow({});
    }
    QTreeWidgetItem *item = m_table->topLevelItem(m_table->topLevelItemCount() - 1);
    m_table->setCurrentItem(item, Name);
    m_table->editItem(item, Name);
}

void CategoriesEdit::noteEdit(QTreeWidgetItem *item, int column)
{
    if (column == Folder)
        item->setToolTip(Folder, item->text(Folder));
    Q_EMIT edited();
}

void CategoriesEdit::removeChosen()
{
    if (m_table->currentItem() == nullptr)
        return;
    delete m_table->currentItem();
    refresh();
    Q_EMIT edited();
}

void CategoriesEdit::chooseFolder()
{
    QTreeWidgetItem *item = m_table->currentItem();
    if (item == nullptr)
        return;
    const int row = m_table->indexOfTopLevelItem(item);
    auto *chooser = new QFileDialog(this, tr("Choose a Folder"), item->text(Folder));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::Directory);
    chooser->setOption(QFileDialog::ShowDirsOnly);
    connect(chooser, &QFileDialog::fileSelected, this, [this, row](const QString &folder) {
        if (QTreeWidgetItem *chosen = m_table->topLevelItem(row))
            chosen->setText(Folder, folder);
    });
    chooser->open();
}

void CategoriesEdit::refresh()
{
    const bool isOne = m_table->currentItem() != nullptr && !m_table->selectedItems().isEmpty();
    m_folder->setEnabled(isOne);
    m_remove->setEnabled(isOne);
}

} // namespace tranship
