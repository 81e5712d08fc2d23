// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/historydialog.h"

#include "ui/format/format.h"
#include "ui/tablestyle.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace tranship {

namespace {

constexpr int mostEntries = 500;

enum Column { Name, Outcome, Ended, Size, Folder };

QString resultText(const HistoryEntry &entry)
{
    if (entry.expired)
        return HistoryDialog::tr("Expired");
    return entry.job.state == JobState::Acknowledged ? HistoryDialog::tr("Completed")
                                                     : stateText(entry.job.state, entry.job.type);
}

QString folderOf(const Job &job)
{
    return job.files.isEmpty() ? QString() : QFileInfo(job.files.first().path).path();
}

} // namespace

HistoryDialog::HistoryDialog(Engine &engine, QWidget *parent)
    : QDialog(parent),
      m_engine(engine),
      m_search(new QLineEdit(this)),
      m_table(new QTreeWidget(this)),
      m_state(new QLabel(this)),
      m_openFolder(new QPushButton(tr("Open &Folder"), this)),
      m_copyUrls(new QPushButton(tr("Copy &URL"), this))
{
    setWindowTitle(tr("History"));
    setAttribute(Qt::WA_DeleteOnClose);
    setUpTable();
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Search the history"));
    m_state->setForegroundRole(QPalette::PlaceholderText);
    for (QPushButton *button : {m_openFolder, m_copyUrls})
        button->setAutoDefault(false);

    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(theme::smallSpace);
    bottom->addWidget(m_state, 1);
    bottom->addWidget(m_copyUrls);
    bottom->addWidget(m_openFolder);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::largeSpace, theme::largeSpace, theme::largeSpace,
                               theme::largeSpace);
    layout->setSpacing(theme::smallSpace);
    layout->addWidget(m_search);
    layout->addWidget(m_table, 1);
    layout->addLayout(bottom);
    resize(200 * theme::gridUnit, 120 * theme::gridUnit);

    connect(m_search, &QLineEdit::textChanged, this, &HistoryDialog::filter);
    connect(m_table, &QTreeWidget::itemSelectionChanged, this, &HistoryDialog::refreshButtons);
    connect(m_openFolder, &QPushButton::clicked, this, &HistoryDialog::openFolder);
    connect(m_copyUrls, &QPushButton::clicked, this, &HistoryDialog::copyUrls);
    connect(&engine, &Engine::jobsRemoved, this, &HistoryDialog::load);
    refreshButtons();
    load();
}

void HistoryDialog::setUpTable()
{
    m_table->setHeaderLabels({tr("Name"), tr("Result"), tr("Ended"), tr("Size"), tr("Folder")});
    m_table->setRootIsDecorated(false);
    TableStyle::applyTo(*m_table);
    m_table->setUniformRowHeights(true);
    m_table->setAccessibleName(tr("Jobs that ended"));
    m_table->headerItem()->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
    const int width = m_table->fontMetrics().horizontalAdvance(QLatin1Char('0'));
    m_table->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_table->header()->setStretchLastSection(false);
    m_table->header()->resizeSection(Outcome, 14 * width);
    m_table->header()->resizeSection(Ended, 24 * width);
    m_table->header()->resizeSection(Size, 12 * width);
    m_table->header()->resizeSection(Folder, 26 * width);
}

void HistoryDialog::load()
{
    m_engine.history(mostEntries, this, [this](const Result<QList<HistoryEntry>> &entries) {
        if (entries)
            return fill(*entries);
        m_state->setText(errorText(entries.error()));
        m_state->setToolTip(errorDetailText(entries.error()));
    });
}

void HistoryDialog::fill(const QList<HistoryEntry> &entries)
{
    m_entries = entries;
    m_table->clear();
    for (const HistoryEntry &entry : entries) {
        auto *item = new QTreeWidgetItem(m_table);
        item->setText(Name, entry.job.name);
        item->setText(Outcome, resultText(entry));
        item->setText(Ended, format::dateTime(entry.ended));
        item->setText(Size, format::bytes(entry.job.bytesTransferred()));
        item->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
        item->setText(Folder, folderOf(entry.job));
        item->setToolTip(Folder, folderOf(entry.job));
    }
    filter();
}

void HistoryDialog::filter()
{
    int shown = 0;
    for (int row = 0; row < m_table->topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = m_table->topLevelItem(row);
        const bool matches = item->text(Name).contains(m_search->text(), Qt::CaseInsensitive)
            || item->text(Folder).contains(m_search->text(), Qt::CaseInsensitive);
        item->setHidden(!matches);
        shown += matches ? 1 : 0;
    }
    m_state->setText(m_entries.isEmpty() ? tr("No job has ended yet")
                                         : tr("%n job(s)", nullptr, shown));
    refreshButtons();
}

void HistoryDialog::refreshButtons()
{
    const bool one = m_table->selectedItems().size() == 1
        && !m_entries.at(m_table->indexOfTopLevelItem(m_table->selectedItems().first()))
                .job.files.isEmpty();
    m_openFolder->setEnabled(one);
    m_copyUrls->setEnabled(one);
}

void HistoryDialog::openFolder()
{
    const int row = m_table->indexOfTopLevelItem(m_table->selectedItems().first());
    QDesktopServices::openUrl(QUrl::fromLocalFile(folderOf(m_entries.at(row).job)));
}

void HistoryDialog::copyUrls()
{
    const int row = m_table->indexOfTopLevelItem(m_table->selectedItems().first());
    QStringList urls;
    for (const File &file : m_entries.at(row).job.files)
        urls << file.url.toString(QUrl::FullyEncoded);
    QGuiApplication::clipboard()->setText(urls.join(QLatin1Char('\n')));
}

} // namespace tranship
