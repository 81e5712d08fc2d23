// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/limitedit.h"

#include "model/job/rate.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <array>
#include <limits>

namespace tranship {

namespace {

constexpr int noLimit = 0; ///< the first entry of the box
constexpr std::array<qint64, 5> unitBytes = {0, 1, 1 << 10, 1 << 20, 1 << 30};
/// What stands in the field when a person takes a unit in place of no limit.
constexpr std::array<int, 5> firstNumbers = {0, 100'000, 500, 1, 1};

} // namespace

LimitEdit::LimitEdit(QWidget *parent)
    : QWidget(parent),
      m_number(new QSpinBox(this)),
      m_unit(new QComboBox(this))
{
    setBlocking(true);
    m_number->setKeyboardTracking(false);
    m_number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_unit->addItems({tr("No limit"), tr("B/s"), tr("KiB/s"), tr("MiB/s"), tr("GiB/s")});
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::gridUnit);
    layout->addWidget(m_number, 1);
    layout->addWidget(m_unit);
    setRate(unlimitedRate);
    connect(m_number, &QSpinBox::valueChanged, this, &LimitEdit::edited);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &LimitEdit::takeUnit);
}

qint64 LimitEdit::rate() const
{
    const int unit = m_unit->currentIndex();
    if (unit == noLimit)
        return unlimitedRate;
    return m_number->value() * unitBytes.at(static_cast<size_t>(unit));
}

void LimitEdit::setRate(qint64 rate)
{
    const QSignalBlocker number(m_number);
    const QSignalBlocker unit(m_unit);
    const bool isNone = rate < 0;
    size_t index = isNone ? noLimit : unitBytes.size() - 1;
    while (index > 1 && rate % unitBytes.at(index) != 0)
        --index;
    if (rate == 0 && !isNone)
        index = 2;
    const qint64 value = isNone ? 0 : rate / unitBytes.at(index);
    m_unit->setCurrentIndex(static_cast<int>(index));
    m_number->setVisible(!isNone);
    m_number->setValue(static_cast<int>(std::min<qint64>(value, std::numeric_limits<int>::max())));
    setFocusProxy(isNone ? static_cast<QWidget *>(m_unit) : m_number);
}

void LimitEdit::takeUnit(int index)
{
    if (index == noLimit || m_number->isHidden()) {
        const QSignalBlocker blocker(m_number);
        m_number->setValue(firstNumbers.at(static_cast<size_t>(index)));
        m_number->setVisible(index != noLimit);
    }
    Q_EMIT edited();
}

void LimitEdit::setBlocking(bool isPossible)
{
    m_number->setRange(isPossible ? 0 : 1, std::numeric_limits<int>::max());
    m_number->setSpecialValueText(isPossible ? tr("Blocked", "instead of a speed") : QString());
}

void LimitEdit::setName(const QString &name, const QString &help)
{
    m_number->setAccessibleName(name);
    m_number->setAccessibleDescription(help);
    m_unit->setAccessibleName(tr("%1, unit").arg(name));
}

} // namespace tranship
