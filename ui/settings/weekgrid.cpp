// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/weekgrid.h"

#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace tranship {

namespace {

constexpr int leastHourWidth = 10;
constexpr int hourWidth = 18;
constexpr int dayHeight = 20;

/// An hour as a square: filled when it is in, half of it when a part is.
class HourDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
        const bool isChosen = option.state.testFlag(QStyle::State_Selected);
        const auto use = static_cast<HourUse>(index.data(WeekGridModel::UseRole).toInt());
        const QRect square = option.rect.adjusted(1, 1, -1, -1);
        const QColor full =
            theme::barColour(isEnabled ? theme::Tone::Transferring : theme::Tone::Suspended,
                             option.palette, QPalette::Base);
        painter->save();
        painter->fillRect(square,
                          use == HourUse::Whole ? full : theme::troughColour(option.palette));
        if (use == HourUse::Part)
            painter->fillRect(square.adjusted(0, square.height() / 2, 0, 0), full);
        if (isChosen || option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(option.palette.color(QPalette::Text), 2));
            painter->drawRect(square.adjusted(1, 1, -1, -1));
        }
        painter->restore();
    }
};

} // namespace

WeekGrid::WeekGrid(QWidget *parent) : QTableView(parent), m_model(this)
{
    setModel(&m_model);
    setItemDelegate(new HourDelegate(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ContiguousSelection);
    setCornerButtonEnabled(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setUpHeaders();
    setCurrentIndex(m_model.index(0, 8));
    clearSelection();
}

void WeekGrid::setUpHeaders()
{
    for (QHeaderView *header : {horizontalHeader(), verticalHeader()}) {
        header->setFont(theme::captionFont(header->font()));
        header->setHighlightSections(false);
        header->setSectionsClickable(true);
    }
    horizontalHeader()->setMinimumSectionSize(leastHourWidth);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    verticalHeader()->setDefaultSectionSize(dayHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    const auto paintAll = [this] { paintChosen(!isAllInside(selectedIndexes())); };
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, paintAll);
    connect(verticalHeader(), &QHeaderView::sectionClicked, this, paintAll);
}

QSize WeekGrid::sizeHint() const
{
    const int height = horizontalHeader()->sizeHint().height() + verticalHeader()->length();
    return {verticalHeader()->sizeHint().width() + hoursOfDay * hourWidth, height};
}

QSize WeekGrid::minimumSizeHint() const
{
    return {verticalHeader()->sizeHint().width() + hoursOfDay * leastHourWidth,
            sizeHint().height()};
}

bool WeekGrid::isAllInside(const QModelIndexList &hours)
{
    return std::all_of(hours.begin(), hours.end(), [](const QModelIndex &hour) {
        return hour.data(WeekGridModel::UseRole).toInt() == static_cast<int>(HourUse::Whole);
    });
}

void WeekGrid::paintChosen(bool isInside)
{
    QModelIndexList hours = selectedIndexes();
    if (hours.isEmpty() && currentIndex().isValid())
        hours.append(currentIndex());
    m_model.paint(hours, isInside);
    clearSelection();
    Q_EMIT painted();
}

void WeekGrid::keyPressEvent(QKeyEvent *event)
{
    const QModelIndexList chosen = selectedIndexes();
    switch (event->key()) {
    case Qt::Key_Space:
        paintChosen(!isAllInside(chosen.isEmpty() ? QModelIndexList{currentIndex()} : chosen));
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        paintChosen(false);
        return;
    default:
        QTableView::keyPressEvent(event);
    }
    // Going from hour to hour chooses none: what is chosen shows what Space will paint.
    if (!event->modifiers().testFlag(Qt::ShiftModifier) && selectedIndexes().size() == 1)
        clearSelection();
}

void WeekGrid::mousePressEvent(QMouseEvent *event)
{
    QTableView::mousePressEvent(event);
    const QModelIndex hour = indexAt(event->position().toPoint());
    m_isDragging = event->button() == Qt::LeftButton && hour.isValid();
    m_paintsInside = m_isDragging && !isAllInside({hour});
}

void WeekGrid::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && std::exchange(m_isDragging, false))
        paintChosen(m_paintsInside);
}

void WeekGrid::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the page scrolls
}

} // namespace tranship
