// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace tranship {

/// A speed that is not to be exceeded, as a number and a unit: also 0, when nothing may move, and
/// none.
class LimitEdit final : public QWidget {
    Q_OBJECT

public:
    explicit LimitEdit(QWidget *parent = nullptr);

    /// Bytes a second, or unlimitedRate.
    [[nodiscard]] qint64 rate() const;
    /// Shown in the largest unit that needs no fraction.
    void setRate(qint64 rate);
    /// Whether 0, when nothing may move, can be taken.
    void setBlocking(bool isPossible);
    /// For screen readers: of the number, and of the unit with a word more.
    void setName(const QString &name, const QString &help);

Q_SIGNALS:
    /// The person is done with a change.
    void edited();

private:
    void takeUnit(int index);

    QSpinBox *m_number;
    QComboBox *m_unit;
};

} // namespace tranship
