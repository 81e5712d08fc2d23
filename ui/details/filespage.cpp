// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/filespage.h"

#include "model/jobmodel.h"
#include "ui/details/fileactions.h"
#include "ui/joblist/celltext.h"
#include "ui/tablestyle.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QAction>
#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>

namespace tranship {

FilesPage::FilesPage(Engine &engine, QWidget *parent)
    : QTreeWidget(parent),
      m_fileActions(new FileActions(engine, *this))
{
    setHeaderLabels({tr("File"), tr("State"), tr("Progress"), tr("Size"), tr("Verified by"),
                     tr("Folder"), tr("URL"), tr("Priority")});
    header()->moveSection(Priority, Progress);
    addActions(m_fileActions->actions());
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_fileActions, &FileActions::messageRaised, this, &FilesPage::messageRaised);
    connect(this, &QTreeWidget::itemSelectionChanged, this, &FilesPage::chooseFiles);
    setRootIsDecorated(false);
    TableStyle::applyTo(*this);
    setUniformRowHeights(true);
    setFrameShape(NoFrame);
    setSelectionMode(ExtendedSelection);
    setAccessibleName(tr("Files of the job"));
    header()->setStretchLastSection(true);
    const int width = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    header()->resizeSection(Name, 28 * width);
    header()->resizeSection(State, 40 * width);
    header()->resizeSection(Verified, 18 * width);
    header()->resizeSection(Folder, 28 * width);
    header()->resizeSection(Priority, 12 * width);
    for (const int column : {Progress, Size}) {
        header()->resizeSection(column, 12 * width);
        headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
}

void FilesPage::showJob(const JobSnapshot &snapshot, int file, const QDateTime &)
{
    const int count = static_cast<int>(snapshot.job.files.size());
    while (topLevelItemCount() > count)
        delete takeTopLevelItem(topLevelItemCount() - 1);
    while (topLevelItemCount() < count) {
        auto *item = new QTreeWidgetItem(this);
        for (const int column : {Progress, Size}) {
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
            item->setFont(column, theme::tabularFigures(font()));
        }
    }
    for (int i = 0; i < count; ++i)
        showFile(*topLevelItem(i), snapshot, i);
    // The selection here is free; only a new job or a file chosen in the list moves it.
    if (file >= 0)
        setCurrentItem(topLevelItem(file));
    else if (m_shown.job.id != snapshot.job.id)
        setCurrentItem(nullptr);
    m_shown = snapshot;
    chooseFiles();
}

void FilesPage::chooseFiles()
{
    QList<int> files;
    for (int i = 0; i < topLevelItemCount() && i < m_shown.job.files.size(); ++i) {
        if (topLevelItem(i)->isSelected())
            files.append(i);
    }
    m_fileActions->setFiles(m_shown, files);
}

/// Delete is the window's key for whole jobs: here it is about files.
bool FilesPage::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_F2) {
            event->accept();
            return true;
        }
    }
    return QTreeWidget::event(event);
}

void FilesPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete)
        m_fileActions->remove()->trigger();
    else if (event->key() == Qt::Key_F2)
        m_fileActions->rename()->trigger();
    else
        QTreeWidget::keyPressEvent(event);
}

void FilesPage::showFile(QTreeWidgetItem &item, const JobSnapshot &snapshot, int file)
{
    const File &one = snapshot.job.files.at(file);
    const QString why = fileWhyText(snapshot, file);
    const QString state = cellText(snapshot, file, JobModel::State);
    item.setText(Name, cellText(snapshot, file, JobModel::Name));
    item.setText(State, why.isEmpty() ? state : tr("%1: %2", "state, reason").arg(state, why));
    item.setText(Priority, one.isLeft() ? filePriorityText(one.priority) : QString());
    item.setText(Progress, cellText(snapshot, file, JobModel::Progress));
    item.setText(Size, cellText(snapshot, file, JobModel::Size));
    const bool isSent = snapshot.job.isSent(one);
    item.setText(Verified, isSent ? shortProofText(one) : shortVerdictText(one));
    item.setToolTip(Verified, isSent ? proofText(one) : verdictText(one));
    item.setText(Folder, QFileInfo(one.path).path());
    item.setText(Url, one.url.toDisplayString());
    const bool failed = one.state == FileState::Failed;
    const QColor words =
        palette().color(one.isSkipped ? QPalette::PlaceholderText : QPalette::Text);
    item.setForeground(Name, words);
    item.setForeground(State, failed ? theme::textColour(theme::Tone::Error, palette()) : words);
    item.setToolTip(State, one.error.code == ErrorCode::None ? why : errorDetailText(one.error));
    item.setToolTip(Folder, one.path);
    item.setToolTip(Url, item.text(Url));
}

} // namespace tranship
