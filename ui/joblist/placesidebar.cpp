// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/joblist/placesidebar.h"

#include "model/jobmodel.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QSignalBlocker>

#include <chrono>

namespace tranship {

namespace {

enum Column { Name, Count };

enum Role { KeyRole = Qt::UserRole };

constexpr std::chrono::milliseconds patience{500};
constexpr int mostEntries = 200; ///< of a section

} // namespace

PlaceSidebar::PlaceSidebar(JobModel &jobs, QWidget *parent)
    : QTreeWidget(parent),
      m_jobs(jobs),
      m_categories(makeSection(tr("Categories"))),
      m_hosts(makeSection(tr("Hosts")))
{
    setColumnCount(2);
    setHeaderHidden(true);
    setFrameShape(NoFrame);
    setIndentation(theme::largeSpace);
    setUniformRowHeights(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    header()->setSectionResizeMode(Count, QHeaderView::ResizeToContents);
    header()->setMinimumSectionSize(0);
    setAccessibleName(tr("Filter by category and host"));
    m_categories->setExpanded(true);
    m_soon.setSingleShot(true);
    m_soon.setInterval(patience);
    connect(&m_soon, &QTimer::timeout, this, &PlaceSidebar::countNow);
    const auto countSoon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(&jobs, &JobModel::rowsInserted, this, countSoon);
    connect(&jobs, &JobModel::rowsRemoved, this, countSoon);
    connect(&jobs, &JobModel::dataChanged, this,
            [countSoon](const QModelIndex &topLeft, const QModelIndex &bottomRight) {
                const bool isFile = topLeft.parent().isValid();
                if (isFile ? topLeft.column() == JobModel::Name
                           : bottomRight.column() >= JobModel::Category)
                    countSoon();
            });
    connect(this, &QTreeWidget::currentItemChanged, this, &PlaceSidebar::choose);
    countNow();
}

QTreeWidgetItem *PlaceSidebar::makeSection(const QString &title)
{
    auto *section = new QTreeWidgetItem(this, {title});
    section->setForeground(Name, theme::textColour(theme::Tone::Dimmed, palette()));
    return section;
}

JobNarrowing PlaceSidebar::narrowing() const
{
    const QTreeWidgetItem *item = currentItem();
    if (item == nullptr || item->parent() == nullptr)
        return {};
    const QString key = item->data(Name, KeyRole).toString();
    return item->parent() == m_categories ? JobNarrowing{key, {}} : JobNarrowing{{}, key};
}

void PlaceSidebar::clearNarrowing()
{
    setCurrentItem(nullptr);
}

void PlaceSidebar::choose()
{
    const JobNarrowing now = narrowing();
    if (now == m_chosen)
        return;
    m_chosen = now;
    Q_EMIT narrowingChosen(now);
}

void PlaceSidebar::countNow()
{
    Counts categories;
    Counts hosts;
    for (int number = 0; number < m_jobs.placeCount(); ++number) {
        const int jobs = m_jobs.jobsIn(number);
        if (jobs == 0)
            continue;
        const JobPlace &place = m_jobs.place(number);
        categories[place.category] += jobs;
        for (const QString &host : place.hosts)
            hosts[host] += jobs;
    }
    if (categories.size() == 1 && categories.firstKey().isEmpty())
        categories.clear(); // nobody sorts jobs here
    fill(*m_categories, categories);
    fill(*m_hosts, hosts);
    choose(); // what was chosen may be gone
    updateGeometry();
}

/// Entries stay where they are as long as their keys do, and with them what is chosen.
void PlaceSidebar::fill(QTreeWidgetItem &section, const Counts &counts)
{
    const QSignalBlocker quiet(this);
    int row = 0;
    for (auto entry = counts.cbegin(); entry != counts.cend() && row < mostEntries;
         ++entry, ++row) {
        while (row < section.childCount()
               && section.child(row)->data(Name, KeyRole).toString() < entry.key())
            delete section.takeChild(row);
        const bool isThere = row < section.childCount()
            && section.child(row)->data(Name, KeyRole).toString() == entry.key();
        if (!isThere) {
            auto *item = new QTreeWidgetItem;
            item->setData(Name, KeyRole, entry.key());
            item->setText(Name, entry.key().isEmpty() ? tr("None") : entry.key());
            item->setToolTip(Name, item->text(Name));
            item->setFont(Count, theme::tabularFigures(font()));
            item->setTextAlignment(Count, Qt::AlignRight | Qt::AlignVCenter);
            item->setForeground(Count, theme::textColour(theme::Tone::Dimmed, palette()));
            section.insertChild(row, item);
        }
        QTreeWidgetItem &item = *section.child(row);
        item.setText(Count, QLocale().toString(entry.value()));
        item.setData(Name, Qt::AccessibleTextRole,
                     tr("%1: %n job(s)", "category or host", entry.value()).arg(item.text(Name)));
    }
    while (section.childCount() > row)
        delete section.takeChild(row);
    section.setHidden(section.childCount() == 0);
}

QSize PlaceSidebar::sizeHint() const
{
    return {minimumSizeHint().width(), 60 * theme::gridUnit};
}

QSize PlaceSidebar::minimumSizeHint() const
{
    return {30 * theme::gridUnit, 0};
}

} // namespace tranship
