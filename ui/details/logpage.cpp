// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/logpage.h"

#include "model/engine.h"
#include "ui/format/format.h"
#include "ui/tablestyle.h"
#include "ui/theme/theme.h"
#include "ui/wording/journalwords.h"
#include "ui/wording/wording.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace tranship {

LogPage::LogPage(Engine &engine, QWidget *parent) : QTreeWidget(parent), m_engine(engine)
{
    setHeaderLabels({tr("Time"), tr("File"), tr("What happened")});
    setRootIsDecorated(false);
    TableStyle::applyTo(*this);
    setUniformRowHeights(true);
    setFrameShape(NoFrame);
    setSelectionMode(ExtendedSelection);
    setAccessibleName(tr("What happened to the job"));
    header()->setStretchLastSection(true);
    const int width = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    header()->resizeSection(Time, 24 * width);
    header()->resizeSection(FileName, 28 * width);
    auto *copyAction =
        new QAction(theme::icon(QLatin1String("copy"), QPalette::Text), tr("&Copy"), this);
    connect(copyAction, &QAction::triggered, this, &LogPage::copy);
    auto *all = new QAction(tr("Select &All"), this);
    connect(all, &QAction::triggered, this, &QAbstractItemView::selectAll);
    addActions({copyAction, all});
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void LogPage::showJob(const JobSnapshot &snapshot, int, const QDateTime &)
{
    if (m_job != snapshot.job.id) {
        m_job = snapshot.job.id;
        m_noted = -1;
        m_entries.clear();
        clear();
    }
    m_type = snapshot.job.type;
    if (m_noted == snapshot.noted || m_isAsking)
        return;
    m_noted = snapshot.noted;
    ask();
}

/// The window has these keys for the list of jobs.
bool LogPage::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll)) {
            event->accept();
            return true;
        }
    }
    return QTreeWidget::event(event);
}

void LogPage::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QTreeWidget::keyPressEvent(event);
}

void LogPage::ask()
{
    m_isAsking = true;
    m_engine.journal(m_job, this, [this, id = m_job](const Result<QList<JournalEntry>> &entries) {
        m_isAsking = false;
        if (id != m_job)
            m_noted = -1; // another job was chosen meanwhile: the next look asks
        else if (entries)
            showEntries(*entries);
    });
}

void LogPage::showEntries(const QList<JournalEntry> &entries)
{
    const bool grew = entries.size() >= m_entries.size()
        && std::equal(m_entries.begin(), m_entries.end(), entries.begin());
    const bool atEnd = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    if (!grew) {
        clear();
        m_entries.clear();
    }
    for (qsizetype i = m_entries.size(); i < entries.size(); ++i)
        append(entries.at(i));
    m_entries = entries;
    const auto isOfFile = [](const JournalEntry &entry) { return !entry.file.isEmpty(); };
    setColumnHidden(FileName, std::none_of(entries.begin(), entries.end(), isOfFile));
    if (atEnd)
        scrollToBottom();
}

void LogPage::append(const JournalEntry &entry)
{
    auto *item = new QTreeWidgetItem(this);
    const QString text = journalText(entry, m_type);
    item->setText(Time, format::exactDateTime(entry.time));
    item->setFont(Time, theme::tabularFigures(font()));
    item->setText(FileName, entry.file);
    item->setText(What, text);
    const QString detail = errorDetailText(entry.error);
    item->setToolTip(What, detail.isEmpty() ? text : text + u'\n' + detail);
    if (isTrouble(entry))
        item->setForeground(What, theme::textColour(theme::Tone::Error, palette()));
    else if (entry.what == Happening::Waiting)
        item->setForeground(What, theme::textColour(theme::Tone::Waiting, palette()));
}

QString LogPage::copyText() const
{
    QStringList lines;
    const bool some = !selectedItems().isEmpty();
    for (int row = 0; row < topLevelItemCount(); ++row) {
        const QTreeWidgetItem &item = *topLevelItem(row);
        if (some && !item.isSelected())
            continue;
        QStringList cells{item.text(Time), item.text(FileName), item.text(What)};
        if (isColumnHidden(FileName))
            cells.removeAt(FileName);
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

void LogPage::copy() const
{
    QGuiApplication::clipboard()->setText(copyText());
}

} // namespace tranship
