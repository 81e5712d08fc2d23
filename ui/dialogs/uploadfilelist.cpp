// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/uploadfilelist.h"

#include "ui/format/format.h"
#include "ui/tablestyle.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace tranship {

namespace {

enum Column { Name, Size, Address };

} // namespace

UploadFileList::UploadFileList(QWidget *parent)
    : QWidget(parent),
      m_table(new QTreeWidget(this)),
      m_add(new QPushButton(tr("A&dd Files…"), this)),
      m_addFolder(new QPushButton(tr("Add Fo&lder…"), this)),
      m_remove(new QPushButton(tr("Remo&ve"), this)),
      m_total(new QLabel(this))
{
    setUpTable();
    m_add->setAutoDefault(false);
    m_addFolder->setAutoDefault(false);
    m_addFolder->setToolTip(tr("Add all files of a folder, also those in folders in it"));
    m_remove->setAutoDefault(false);
    m_remove->setToolTip(tr("Take the chosen files off the list; they stay where they are"));
    m_total->setFont(theme::tabularFigures(font()));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme::smallSpace);
    buttons->addWidget(m_total, 1);
    buttons->addWidget(m_add);
    buttons->addWidget(m_addFolder);
    buttons->addWidget(m_remove);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::smallSpace);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    connect(m_add, &QPushButton::clicked, this, &UploadFileList::chooseFiles);
    connect(m_addFolder, &QPushButton::clicked, this, &UploadFileList::chooseFolder);
    connect(&m_survey, &FileSurvey::found, this, &UploadFileList::take);
    connect(m_remove, &QPushButton::clicked, this, &UploadFileList::removeChosen);
    auto *remove = new QShortcut(QKeySequence(Qt::Key_Delete), m_table);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &UploadFileList::removeChosen);
    connect(m_table, &QTreeWidget::itemSelectionChanged, this,
            [this] { m_remove->setEnabled(!m_table->selectedItems().isEmpty()); });
    setFocusProxy(m_add);
    refresh();
}

void UploadFileList::setUpTable()
{
    m_table->setHeaderLabels({tr("File"), tr("Size"), tr("Goes to")});
    m_table->setRootIsDecorated(false);
    TableStyle::applyTo(*m_table);
    m_table->setUniformRowHeights(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setAccessibleName(tr("Files to upload"));
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setAcceptDrops(false); // the dialog takes them
    m_table->header()->setStretchLastSection(true);
    m_table->headerItem()->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
    const int width = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    m_table->header()->resizeSection(Name, 22 * width);
    m_table->header()->resizeSection(Size, 11 * width);
    m_table->setMinimumHeight(6 * m_table->fontMetrics().lineSpacing());
}

QString UploadFileList::lastFolder() const
{
    return m_files.isEmpty() ? QDir::homePath() : QFileInfo(m_files.constLast().path).path();
}

void UploadFileList::chooseFiles()
{
    auto *chooser = new QFileDialog(this, tr("Choose Files to Upload"), lastFolder());
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFiles);
    connect(chooser, &QFileDialog::filesSelected, this, &UploadFileList::addFiles);
    chooser->open();
}

void UploadFileList::chooseFolder()
{
    auto *chooser = new QFileDialog(this, tr("Choose a Folder to Upload"), lastFolder());
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::Directory);
    connect(chooser, &QFileDialog::filesSelected, this, &UploadFileList::addFiles);
    chooser->open();
}

void UploadFileList::addFiles(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    m_survey.begin(paths);
    refresh();
    Q_EMIT changed();
}

void UploadFileList::take(const QList<FoundFile> &found)
{
    QList<QTreeWidgetItem *> items;
    for (const FoundFile &file : found) {
        if (m_paths.contains(file.path))
            continue;
        m_paths.insert(file.path);
        m_files.append(file);
        auto *item = new QTreeWidgetItem({file.name, format::bytes(file.size)}); // the table's own
        item->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
        item->setFont(Size, theme::tabularFigures(font()));
        item->setToolTip(Name, file.path);
        if (!file.problem.isEmpty())
            item->setForeground(Name, theme::textColour(theme::Tone::Error, palette()));
        items.append(item);
    }
    m_table->addTopLevelItems(items);
    refresh();
    Q_EMIT changed();
}

void UploadFileList::removeChosen()
{
    const QList<QTreeWidgetItem *> chosen = m_table->selectedItems();
    if (chosen.isEmpty())
        return;
    for (QTreeWidgetItem *item : chosen) {
        const int row = m_table->indexOfTopLevelItem(item);
        m_paths.remove(m_files.at(row).path);
        m_files.removeAt(row);
        delete item;
    }
    refresh();
    Q_EMIT changed();
}

void UploadFileList::refresh()
{
    m_remove->setEnabled(!m_table->selectedItems().isEmpty());
    qint64 bytes = 0;
    for (const File &file : std::as_const(m_files))
        bytes += file.size;
    if (isLooking())
        return m_total->setText(tr("Looking at the files…"));
    m_total->setText(m_files.isEmpty()
                         ? tr("Drop files and folders here, or add them")
                         : tr("%n file(s), %1", "bytes", static_cast<int>(m_files.size()))
                               .arg(format::bytes(bytes)));
}

void UploadFileList::showAddresses(const std::function<QString(const File &)> &addressOf)
{
    for (int row = 0; row < m_table->topLevelItemCount(); ++row) {
        const QString address = addressOf(m_files.at(row));
        m_table->topLevelItem(row)->setText(Address, address);
        m_table->topLevelItem(row)->setToolTip(Address, address);
    }
}

void UploadFileList::setBusy(bool busy)
{
    m_add->setEnabled(!busy);
    m_addFolder->setEnabled(!busy);
    m_remove->setEnabled(!busy && !m_table->selectedItems().isEmpty());
}

} // namespace tranship
