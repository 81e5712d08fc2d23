// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace tranship {

/// A speed as a number and a unit, or no limit.
class RateEdit final : public QWidget {
    Q_OBJECT

public:
    /// What 0 stands for where this is edited.
    enum class Zero {
        Blocks, ///< nothing moves: it can be chosen
        IsNoLimit, ///< the same as no limit
    };

    explicit RateEdit(Zero zero, QWidget *parent = nullptr);

    /// Bytes a second, or unlimitedRate (0 where that is no limit).
    [[nodiscard]] qint64 rate() const;
    /// Shown in the largest unit that needs no fraction.
    void setRate(qint64 rate);
    /// For screen readers: of the number, and of the unit with a word more.
    void setName(const QString &name, const QString &help);

Q_SIGNALS:
    /// The person is done with a change.
    void edited();

private:
    void takeUnit(int index);

    const Zero m_zero;
    QSpinBox *m_number;
    QComboBox *m_unit;
};

} // namespace tranship
