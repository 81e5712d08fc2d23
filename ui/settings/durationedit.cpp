// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/durationedit.h"

#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>

#include <array>

namespace tranship {

namespace {

constexpr std::array<int, 4> unitSeconds = {1, 60, 3600, 86'400};
constexpr int largestNumber = 99'999'999;

} // namespace

DurationEdit::DurationEdit(QWidget *parent)
    : QWidget(parent),
      m_number(new QSpinBox(this)),
      m_unit(new QComboBox(this))
{
    m_number->setRange(0, largestNumber);
    m_number->setKeyboardTracking(false);
    m_number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_unit->addItems({tr("seconds"), tr("minutes"), tr("hours"), tr("days")});
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::gridUnit);
    layout->addWidget(m_number, 1);
    layout->addWidget(m_unit);
    setFocusProxy(m_number);
    connect(m_number, &QSpinBox::valueChanged, this, &DurationEdit::edited);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &DurationEdit::edited);
}

std::chrono::seconds DurationEdit::duration() const
{
    const auto unit = static_cast<size_t>(m_unit->currentIndex());
    return std::chrono::seconds(static_cast<qint64>(m_number->value()) * unitSeconds.at(unit));
}

void DurationEdit::setDuration(std::chrono::seconds duration)
{
    const QSignalBlocker number(m_number);
    const QSignalBlocker unit(m_unit);
    size_t index = unitSeconds.size() - 1;
    while (index > 0 && (duration.count() == 0 || duration.count() % unitSeconds.at(index) != 0))
        --index;
    m_unit->setCurrentIndex(static_cast<int>(index));
    m_number->setValue(static_cast<int>(duration.count() / unitSeconds.at(index)));
}

void DurationEdit::setName(const QString &name, const QString &help)
{
    m_number->setAccessibleName(name);
    m_number->setAccessibleDescription(help);
    m_unit->setAccessibleName(tr("%1, unit").arg(name));
}

} // namespace tranship
