// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/fields/rateedit.h"

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

constexpr std::array<qint64, 3> unitBytes = {1, 1024, 1024 * 1024};
constexpr size_t usualUnit = 2; ///< what no limit is shown with

} // namespace

RateEdit::RateEdit(QWidget *parent)
    : QWidget(parent),
      m_number(new QSpinBox(this)),
      m_unit(new QComboBox(this))
{
    m_number->setRange(0, std::numeric_limits<int>::max());
    m_number->setSpecialValueText(tr("No limit"));
    m_number->setKeyboardTracking(false);
    m_number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    // room for what limits are, not for all that could be typed
    m_number->setFixedWidth(m_number->fontMetrics().horizontalAdvance(tr("No limit"))
                            + 16 * theme::gridUnit);
    m_unit->addItems({tr("B/s"), tr("KiB/s"), tr("MiB/s")});
    m_unit->setCurrentIndex(usualUnit);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::gridUnit);
    layout->addWidget(m_number);
    layout->addWidget(m_unit);
    layout->addStretch();
    setFocusProxy(m_number);
    connect(m_number, &QSpinBox::valueChanged, this, &RateEdit::edited);
    connect(m_unit, &QComboBox::activated, this, [this] {
        if (m_number->value() > 0)
            Q_EMIT edited();
    });
}

qint64 RateEdit::rate() const
{
    return m_number->value() * unitBytes.at(static_cast<size_t>(m_unit->currentIndex()));
}

void RateEdit::setRate(qint64 bytesPerSecond)
{
    if (rate() == bytesPerSecond)
        return;
    const QSignalBlocker blocker(m_number);
    size_t unit = usualUnit;
    while (bytesPerSecond % unitBytes.at(unit) != 0)
        --unit;
    m_unit->setCurrentIndex(static_cast<int>(unit));
    m_number->setValue(static_cast<int>(
        std::clamp<qint64>(bytesPerSecond / unitBytes.at(unit), 0, m_number->maximum())));
}

void RateEdit::setName(const QString &name)
{
    m_number->setAccessibleName(name);
    m_unit->setAccessibleName(tr("%1, unit").arg(name));
}

bool RateEdit::isBeingEdited() const
{
    return m_number->hasFocus() || m_unit->hasFocus();
}

} // namespace tranship
