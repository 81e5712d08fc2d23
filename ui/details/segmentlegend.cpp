// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/segmentlegend.h"

#include "ui/format/format.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace tranship {

namespace {

/// A piece of the band to look it up by.
class Swatch final : public QWidget {
public:
    Swatch(SegmentLook look, QWidget *parent) : QWidget(parent), m_look(look)
    {
        setFixedSize(5 * theme::gridUnit, 3 * theme::gridUnit);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (m_look == SegmentLook::InWork) // it lies on the ground
            paintSegment(painter, rect(), SegmentLook::Missing, palette());
        paintSegment(painter, rect(), m_look, palette());
    }

private:
    SegmentLook m_look;
};

void setAmount(QLabel *label, const QString &text)
{
    if (label->text() != text)
        label->setText(text);
}

} // namespace

SegmentLegend::SegmentLegend(QWidget *parent)
    : QWidget(parent),
      m_entries(new QHBoxLayout(this)),
      m_held(addEntry(SegmentLook::Held)),
      m_inWork(addEntry(SegmentLook::InWork)),
      m_missing(addEntry(SegmentLook::Missing))
{
    m_entries->setContentsMargins(0, 0, 0, 0);
    m_entries->setSpacing(theme::smallSpace);
    m_entries->addStretch();
}

QLabel *SegmentLegend::addEntry(SegmentLook look)
{
    auto *label = new QLabel(this);
    label->setFont(theme::tabularFigures(theme::captionFont(font())));
    label->setTextFormat(Qt::PlainText);
    if (m_entries->count() > 0)
        m_entries->addSpacing(theme::smallSpace);
    m_entries->addWidget(new Swatch(look, this));
    m_entries->addWidget(label);
    return label;
}

void SegmentLegend::setMap(const SegmentMap &map)
{
    setAmount(
        m_held,
        (map.isSent ? tr("Acknowledged: %1") : tr("Held: %1")).arg(format::bytes(map.heldBytes())));
    setAmount(m_inWork,
              (map.isSent ? tr("On its way: %1") : tr("Being fetched: %1"))
                  .arg(format::bytes(map.inWorkBytes())));
    setAmount(m_missing, tr("Not begun: %1").arg(format::bytes(map.missingBytes())));
}

} // namespace tranship
