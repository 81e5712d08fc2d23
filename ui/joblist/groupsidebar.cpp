// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/joblist/groupsidebar.h"

#include "model/jobmodel.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace tranship {

using namespace theme;

namespace {

enum Role { GroupRole = Qt::UserRole, CountRole };

constexpr int gapHeight = 3 * gridUnit; ///< with the line that parts states and directions

bool isFirstDirection(const QModelIndex &index)
{
    return index.data(GroupRole).toInt() == static_cast<int>(JobGroup::Downloads);
}

/// The group's name at the left, its count at the right.
class GroupDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyleOptionViewItem panel = option;
        initStyleOption(&panel, index);
        panel.text.clear();
        panel.icon = QIcon();
        const bool startsDirections = isFirstDirection(index);
        const int gap = startsDirections ? gapHeight : 0;
        panel.rect.adjust(0, gap, 0, 0);
        const QStyle *style = option.widget->style();
        style->drawControl(QStyle::CE_ItemViewItem, &panel, painter, option.widget);
        if (startsDirections)
            painter->fillRect(QRect(option.rect.left() + largeSpace, option.rect.top() + gap / 2,
                                    option.rect.width() - 2 * largeSpace, 1),
                              troughColour(option.palette));

        const bool selected = (option.state & QStyle::State_Selected) != 0;
        const int count = index.data(CountRole).toInt();
        const QPalette &palette = option.palette;
        const QPalette::ColorGroup group =
            (option.state & QStyle::State_Active) != 0 ? QPalette::Active : QPalette::Inactive;
        QColor colour = palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
        const QRect area = panel.rect.adjusted(largeSpace, 0, -largeSpace, 0);
        const QFont digits = tabularFigures(option.font);
        const int digitsWidth = QFontMetrics(digits).horizontalAdvance(QString::number(count));
        const QRect name = area.adjusted(0, 0, -digitsWidth - smallSpace, 0);
        painter->save();
        painter->setPen(colour);
        painter->setFont(panel.font);
        painter->drawText(QStyle::visualRect(option.direction, area, name),
                          Qt::AlignLeading | Qt::AlignVCenter,
                          QFontMetrics(panel.font)
                              .elidedText(index.data().toString(), Qt::ElideRight, name.width()));
        if (!selected)
            colour = count > 0
                    && index.data(GroupRole).toInt() == static_cast<int>(JobGroup::WaitingForYou)
                ? textColour(Tone::Accent, QApplication::palette())
                : textColour(Tone::Dimmed, QApplication::palette());
        painter->setPen(colour);
        painter->setFont(digits);
        painter->drawText(area, Qt::AlignTrailing | Qt::AlignVCenter,
                          option.locale.toString(count));
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override
    {
        const QFontMetrics metrics(option.font);
        const int height = (metrics.height() + 2 * smallSpace) / gridUnit * gridUnit;
        return {metrics.horizontalAdvance(index.data().toString() + QStringLiteral("  0000"))
                    + 2 * largeSpace,
                height + (isFirstDirection(index) ? gapHeight : 0)};
    }
};

} // namespace

QString groupText(JobGroup group)
{
    switch (group) {
    case JobGroup::All:
        return GroupSidebar::tr("All");
    case JobGroup::Moving:
        return GroupSidebar::tr("Moving");
    case JobGroup::WaitingForYou:
        return GroupSidebar::tr("Waiting for you");
    case JobGroup::Waiting:
        return GroupSidebar::tr("Waiting");
    case JobGroup::Error:
        return GroupSidebar::tr("Error");
    case JobGroup::Suspended:
        return GroupSidebar::tr("Suspended");
    case JobGroup::Downloads:
        return GroupSidebar::tr("Downloads");
    case JobGroup::Uploads:
        return GroupSidebar::tr("Uploads");
    }
    return {};
}

GroupSidebar::GroupSidebar(JobModel &jobs, QWidget *parent) : QListWidget(parent), m_jobs(jobs)
{
    setFrameShape(NoFrame);
    setItemDelegate(new GroupDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Filter by state and direction"));
    setUpItems();
    connect(&jobs, &JobModel::settled, this, &GroupSidebar::countAnew);
    connect(this, &QListWidget::currentRowChanged, this, [this] { Q_EMIT groupChosen(group()); });
    countAnew();
}

void GroupSidebar::setUpItems()
{
    for (const JobGroup group : allJobGroups) {
        auto *item = new QListWidgetItem(groupText(group), this);
        item->setData(GroupRole, static_cast<int>(group));
    }
    setCurrentRow(0);
}

void GroupSidebar::setGroup(JobGroup group)
{
    setCurrentRow(static_cast<int>(group));
}

JobGroup GroupSidebar::group() const
{
    return currentItem() == nullptr ? JobGroup::All
                                    : static_cast<JobGroup>(currentItem()->data(GroupRole).toInt());
}

QSize GroupSidebar::sizeHint() const
{
    return {sizeHintForColumn(0) + 2 * frameWidth(),
            sizeHintForRow(0) * QListWidget::count() + gapHeight};
}

void GroupSidebar::countAnew()
{
    QMap<JobGroup, int> counts{{JobGroup::All, m_jobs.rowCount()}};
    for (const JobState state : allJobStates) {
        for (const JobType type : {JobType::Download, JobType::Upload, JobType::UploadReply}) {
            const int count = m_jobs.count(state, type);
            if (const JobGroup group = groupOf(state); group != JobGroup::All)
                counts[group] += count;
            counts[groupOf(type)] += count;
        }
    }
    if (counts == m_counts && item(0)->data(CountRole).isValid())
        return;
    m_counts = counts;
    for (int row = 0; row < QListWidget::count(); ++row) {
        const auto group = static_cast<JobGroup>(item(row)->data(GroupRole).toInt());
        item(row)->setData(CountRole, m_counts.value(group));
        item(row)->setData(
            Qt::AccessibleTextRole,
            tr("%1: %n job(s)", "group", m_counts.value(group)).arg(groupText(group)));
    }
    Q_EMIT countsChanged();
}

} // namespace tranship
