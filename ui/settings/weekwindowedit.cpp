// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/weekwindowedit.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QTimeEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace tranship {

namespace {

QTime timeOf(int minute)
{
    return QTime(0, 0).addSecs(minute * 60);
}

} // namespace

WeekWindowEdit::WeekWindowEdit(QWidget *parent)
    : QWidget(parent),
      m_from(addTime()),
      m_to(addTime())
{
    auto *days = new QHBoxLayout;
    days->setSpacing(0);
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day) {
        auto *button = new QToolButton(this);
        button->setText(QLocale().standaloneDayName(day, QLocale::ShortFormat).left(2));
        button->setToolTip(QLocale().standaloneDayName(day));
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        days->addWidget(button, 1);
        connect(button, &QToolButton::clicked, this, &WeekWindowEdit::edited);
        m_days.append(button);
    }
    auto *times = new QHBoxLayout;
    times->setSpacing(theme::gridUnit);
    times->addWidget(m_from, 1);
    times->addWidget(new QLabel(QString(u'\u2013'), this));
    times->addWidget(m_to, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::gridUnit);
    layout->addLayout(days);
    layout->addLayout(times);
    setFocusProxy(m_days.first());
}

QTimeEdit *WeekWindowEdit::addTime()
{
    auto *edit = new QTimeEdit(this);
    edit->setDisplayFormat(QStringLiteral("HH:mm"));
    edit->setKeyboardTracking(false);
    edit->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(edit, &QTimeEdit::timeChanged, this, &WeekWindowEdit::edited);
    return edit;
}

QString WeekWindowEdit::text() const
{
    WeekWindow window;
    for (qsizetype day = 0; day < m_days.size(); ++day)
        window.days.set(static_cast<size_t>(day), m_days[day]->isChecked());
    window.from = m_from->time().msecsSinceStartOfDay() / 60'000;
    window.to = m_to->time().msecsSinceStartOfDay() / 60'000;
    return weekWindowText(window);
}

void WeekWindowEdit::setWindow(const WeekWindow &window)
{
    const QSignalBlocker from(m_from);
    const QSignalBlocker to(m_to);
    for (qsizetype day = 0; day < m_days.size(); ++day)
        m_days[day]->setChecked(window.days.test(static_cast<size_t>(day)));
    m_from->setTime(timeOf(window.from));
    m_to->setTime(timeOf(window.to));
}

void WeekWindowEdit::setName(const QString &name, const QString &help)
{
    for (QToolButton *day : std::as_const(m_days)) {
        day->setAccessibleName(
            tr("%1, %2", "name of a setting, day of the week").arg(name, day->toolTip()));
    }
    m_from->setAccessibleName(tr("%1, from").arg(name));
    m_from->setAccessibleDescription(help);
    m_to->setAccessibleName(tr("%1, until").arg(name));
    m_to->setAccessibleDescription(help);
}

} // namespace tranship
