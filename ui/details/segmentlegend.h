// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/details/segmentband.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace tranship {

/// What the stretches of a band mean, and how many bytes each kind has.
class SegmentLegend final : public QWidget {
    Q_OBJECT

public:
    explicit SegmentLegend(QWidget *parent = nullptr);

    void setMap(const SegmentMap &map);

private:
    QLabel *addEntry(SegmentLook look);

    QHBoxLayout *m_entries;
    QLabel *m_held;
    QLabel *m_inWork;
    QLabel *m_missing;
};

} // namespace tranship
