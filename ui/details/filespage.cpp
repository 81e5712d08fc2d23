// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/filespage.h"

#include "model/jobmodel.h"
#include "ui/joblist/celltext.h"
#include "ui/tablestyle.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QFileInfo>
#include <QHeaderView>

namespace tranship {

FilesPage::FilesPage(QWidget *parent) : QTreeWidget(parent)
{
    setHeaderLabels({tr("File"), tr("State"), tr("Progress"), tr("Size"), tr("Verified by"),
                     tr("Folder"), tr("URL")});
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
    else if (m_job != snapshot.job.id)
        setCurrentItem(nullptr);
    m_job = snapshot.job.id;
}

void FilesPage::showFile(QTreeWidgetItem &item, const JobSnapshot &snapshot, int file)
{
    const File &one = snapshot.job.files.at(file);
    const QString why = fileWhyText(snapshot, file);
    const QString state = cellText(snapshot, file, JobModel::State);
    item.setText(Name, cellText(snapshot, file, JobModel::Name));
    item.setText(State, why.isEmpty() ? state : tr("%1: %2", "state, reason").arg(state, why));
    item.setText(Progress, cellText(snapshot, file, JobModel::Progress));
    item.setText(Size, cellText(snapshot, file, JobModel::Size));
    const bool isSent = snapshot.job.isSent(one);
    item.setText(Verified, isSent ? shortProofText(one) : shortVerdictText(one));
    item.setToolTip(Verified, isSent ? proofText(one) : verdictText(one));
    item.setText(Folder, QFileInfo(one.path).path());
    item.setText(Url, one.url.toDisplayString());
    const bool failed = one.state == FileState::Failed;
    item.setForeground(State,
                       failed ? theme::textColour(theme::Tone::Error, palette())
                              : palette().color(QPalette::Text));
    item.setToolTip(State, one.error.code == ErrorCode::None ? why : errorDetailText(one.error));
    item.setToolTip(Folder, one.path);
    item.setToolTip(Url, item.text(Url));
}

} // namespace tranship
