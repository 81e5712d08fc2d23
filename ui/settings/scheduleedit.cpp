// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/scheduleedit.h"

#include "ui/settings/weekgrid.h"
#include "ui/settings/weekwords.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace tranship {

ScheduleEdit::ScheduleEdit(QWidget *parent)
    : QWidget(parent),
      m_grid(new WeekGrid(this)),
      m_words(new QLabel(this)),
      m_clear(new QToolButton(this))
{
    m_words->setWordWrap(true);
    m_clear->setText(tr("Clear"));
    m_clear->setToolTip(tr("Take all hours out"));
    auto *below = new QHBoxLayout;
    below->setSpacing(theme::smallSpace);
    below->addWidget(m_words, 1);
    below->addWidget(m_clear, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::gridUnit);
    layout->addWidget(m_grid);
    layout->addLayout(below);
    setFocusProxy(m_grid);
    connect(m_grid, &WeekGrid::painted, this, [this] {
        describe();
        Q_EMIT edited();
    });
    connect(m_clear, &QToolButton::clicked, this, &ScheduleEdit::clear);
    describe();
}

WeekSchedule ScheduleEdit::schedule() const
{
    return m_grid->schedule();
}

void ScheduleEdit::setSchedule(const WeekSchedule &schedule)
{
    m_grid->setSchedule(schedule);
    describe();
}

void ScheduleEdit::describe()
{
    m_words->setText(weekScheduleWords(schedule()));
    m_clear->setEnabled(!schedule().windows.isEmpty());
}

void ScheduleEdit::clear()
{
    m_grid->setFocus();
    setSchedule(WeekSchedule());
    Q_EMIT edited();
}

void ScheduleEdit::setName(const QString &name, const QString &help)
{
    m_grid->setAccessibleName(name);
    m_grid->setAccessibleDescription(
        tr("%1 Space paints the hour, Shift and arrows choose several.").arg(help));
    m_clear->setAccessibleName(tr("%1: take all hours out").arg(name));
}

} // namespace tranship
