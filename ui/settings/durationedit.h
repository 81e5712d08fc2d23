// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <chrono>

class QComboBox;
class QSpinBox;

namespace tranship {

/// A time as a number and a unit.
class DurationEdit final : public QWidget {
    Q_OBJECT

public:
    explicit DurationEdit(QWidget *parent = nullptr);

    [[nodiscard]] std::chrono::seconds duration() const;
    /// Shown in the largest unit that needs no fraction.
    void setDuration(std::chrono::seconds duration);
    /// For screen readers: of the number, and of the unit with a word more.
    void setName(const QString &name, const QString &help);

Q_SIGNALS:
    /// The person is done with a change.
    void edited();

private:
    QSpinBox *m_number;
    QComboBox *m_unit;
};

} // namespace tranship
