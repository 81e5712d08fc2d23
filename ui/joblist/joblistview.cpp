// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/joblist/joblistview.h"

#include "model/jobmodel.h"
#include "ui/joblist/celltext.h"
#include "ui/joblist/jobdelegate.h"
#include "ui/joblist/jobfiltermodel.h"
#include "ui/joblist/viewmemory.h"
#include "ui/tablestyle.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QAction>
#include <QApplication>
#include <QDataStream>
#include <QEvent>
#include <QHeaderView>
#include <QIODevice>
#include <QSet>

#include <algorithm>
#include <array>
#include <chrono>

namespace tranship {

namespace {

/// Widths for the default font; Name takes the rest.
constexpr std::array<int, JobModel::ColumnCount> defaultWidths = {240, 136, 136, 84, 100,
                                                                  92,  80,  144, 76, 112};

QColor blend(const QColor &over, const QColor &under, qreal share)
{
    const auto mix = [share](float one, float other) {
        return static_cast<float>(static_cast<qreal>(one) * share
                                  + static_cast<qreal>(other) * (1 - share));
    };
    return QColor::fromRgbF(mix(over.redF(), under.redF()), mix(over.greenF(), under.greenF()),
                            mix(over.blueF(), under.blueF()));
}

constexpr quint32 columnMark = 0x54436f6c;
/// Those of looks that were stored without their number.
constexpr int firstColumns = JobModel::Direction + 1;

struct ColumnState {
    int columns = firstColumns;
    QByteArray looks; ///< of the header
};

ColumnState columnStateFrom(const QByteArray &state)
{
    QDataStream stream(state);
    quint32 mark = 0;
    qint32 columns = 0;
    QByteArray looks;
    stream >> mark >> columns >> looks;
    const bool isMarked = stream.status() == QDataStream::Ok && mark == columnMark;
    return isMarked ? ColumnState{columns, looks} : ColumnState{firstColumns, state};
}

/// What the words of a column need in the language in force.
int wordsWidth(int column, const QFontMetrics &metrics)
{
    int width = metrics.horizontalAdvance(columnTitle(column));
    if (column == JobModel::State) {
        for (const JobState state : allJobStates) {
            for (const QString &words : {stateText(state), stateText(state, JobType::Upload)})
                width = std::max(
                    width, metrics.horizontalAdvance(words) + theme::smallIcon + theme::smallSpace);
        }
        for (const Fix fix : allFixes())
            width = std::max(width,
                             metrics.horizontalAdvance(fixText(fix)) + theme::smallIcon
                                 + theme::largeSpace);
    }
    return width + 2 * theme::smallSpace + theme::gridUnit;
}

} // namespace

JobListView::JobListView(JobFilterModel &jobs, const Clock &clock, QWidget *parent)
    : QTreeView(parent),
      m_jobs(jobs)
{
    m_memory = std::make_unique<ViewMemory>(*this, jobs);
    connect(m_memory.get(), &ViewMemory::restored, this, &JobListView::jobSelectionChanged);
    auto *delegate = new JobDelegate(jobs, clock, this);
    setItemDelegate(delegate);
    connect(delegate, &JobDelegate::fixRequested, this, &JobListView::fixRequested);
    setUniformRowHeights(true); // forty times faster with many jobs
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setAllColumnsShowFocus(true);
    setExpandsOnDoubleClick(false);
    setEditTriggers(NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setAccessibleName(tr("Jobs"));
    softenHighlight();
    setUpHeader();
    setUpColumnActions();
    m_countdown.setInterval(std::chrono::seconds(1));
    connect(&m_countdown, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    m_countdown.start();
}

void JobListView::setUpHeader()
{
    TableStyle::applyToHeader(*this);
    setSortingEnabled(true);
    header()->setSortIndicatorClearable(true);
    sortByColumn(-1, Qt::AscendingOrder);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(16 * theme::gridUnit);
    header()->setHighlightSections(false);
    header()->setContextMenuPolicy(Qt::ActionsContextMenu);
    const int width = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    for (int column = 0; column < JobModel::ColumnCount; ++column)
        header()->resizeSection(
            column,
            std::max({defaultWidths.at(static_cast<std::size_t>(column)),
                      defaultWidths.at(static_cast<std::size_t>(column)) * width / 8,
                      wordsWidth(column, fontMetrics())}));
    header()->setSectionResizeMode(JobModel::Name, QHeaderView::Stretch);
    header()->hideSection(JobModel::Added);
    header()->hideSection(JobModel::Category);
    header()->moveSection(header()->visualIndex(JobModel::Direction), 1); // beside the name
}

void JobListView::setUpColumnActions()
{
    for (int column = JobModel::State; column < JobModel::ColumnCount; ++column) {
        auto *action = new QAction(columnTitle(column), this);
        action->setCheckable(true);
        action->setData(column);
        connect(action, &QAction::toggled, this,
                [this, column](bool shown) { setColumnHidden(column, !shown); });
        m_columnActions.append(action);
    }
    header()->addActions(m_columnActions);
    syncColumnActions();
}

void JobListView::syncColumnActions()
{
    for (QAction *action : std::as_const(m_columnActions))
        action->setChecked(!isColumnHidden(action->data().toInt()));
}

JobListView::~JobListView() = default;

QList<JobId> JobListView::selectedJobs() const
{
    QList<JobId> jobs;
    QModelIndexList rows = selectionModel()->selectedRows();
    if (rows.removeOne(currentIndex().siblingAtColumn(0)))
        rows.prepend(currentIndex().siblingAtColumn(0));
    QSet<JobId> seen;
    for (const QModelIndex &row : std::as_const(rows)) {
        const JobId id = m_jobs.idOf(row);
        if (!seen.contains(id))
            jobs.append(id);
        seen.insert(id);
    }
    return jobs;
}

int JobListView::selectedFile() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    return rows.size() == 1 ? m_jobs.fileOf(rows.first()) : -1;
}

void JobListView::selectJob(const JobId &job)
{
    const QModelIndex index = m_jobs.indexOf(job);
    if (!index.isValid())
        return;
    // whatever keys are held down: setCurrentIndex() would add to what is selected with Ctrl
    selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

QByteArray JobListView::columnState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << columnMark << qint32(JobModel::ColumnCount) << header()->saveState();
    return state;
}

void JobListView::restoreColumnState(const QByteArray &state)
{
    const ColumnState stored = columnStateFrom(state);
    if (stored.looks.isEmpty() || !header()->restoreState(stored.looks))
        return;
    // those that came since wait to be wanted
    for (int column = stored.columns; column < JobModel::ColumnCount; ++column)
        header()->hideSection(column);
    // A state of another layout of columns must not take the name away.
    header()->showSection(JobModel::Name);
    header()->setSectionResizeMode(JobModel::Name, QHeaderView::Stretch);
    sortByColumn(header()->sortIndicatorSection() < JobModel::ColumnCount
                         && header()->isSortIndicatorShown()
                     ? header()->sortIndicatorSection()
                     : -1,
                 header()->sortIndicatorOrder());
    syncColumnActions();
}

void JobListView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_softening)
        softenHighlight();
}

/// A quiet selection leaves the colours of the states readable on it.
void JobListView::softenHighlight()
{
    m_softening = true;
    const QPalette application = QApplication::palette(this);
    QPalette soft = application;
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive}) {
        const qreal share = group == QPalette::Active ? 0.22 : 0.12;
        soft.setColor(group, QPalette::Highlight,
                      blend(application.color(QPalette::Active, QPalette::Highlight),
                            application.color(group, QPalette::Base), share));
        soft.setColor(group, QPalette::HighlightedText, application.color(group, QPalette::Text));
    }
    setPalette(soft);
    m_softening = false;
}

/// Qt looks for the row among all of them, to repaint it; most rows are out of sight.
void JobListView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                              const QList<int> &roles)
{
    const auto jobRow = [](const QModelIndex &index) {
        return index.parent().isValid() ? index.parent().row() : index.row();
    };
    const QModelIndex top = indexAt(QPoint(0, 0));
    const QModelIndex bottom = indexAt(QPoint(0, viewport()->height() - 1));
    const bool isBelow = bottom.isValid() && jobRow(topLeft) > jobRow(bottom);
    const bool isAbove = top.isValid() && jobRow(bottomRight) < jobRow(top);
    if (!isBelow && !isAbove)
        QTreeView::dataChanged(topLeft, bottomRight, roles);
}

void JobListView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    Q_EMIT jobSelectionChanged();
}

void JobListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    Q_EMIT jobSelectionChanged();
}

} // namespace tranship
