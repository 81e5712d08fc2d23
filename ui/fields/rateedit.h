// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace tranship {

/// A speed as a number and a unit; 0 is no limit, and says so.
class RateEdit final : public QWidget {
    Q_OBJECT

public:
    explicit RateEdit(QWidget *parent = nullptr);

    /// Bytes a second.
    [[nodiscard]] qint64 rate() const;
    /// Shown in the largest unit that needs no fraction. Does not emit edited().
    void setRate(qint64 bytesPerSecond);
    /// For screen readers: of the number, and of the unit with a word more.
    void setName(const QString &name);
    /// Whether a person is in the middle of a change.
    [[nodiscard]] bool isBeingEdited() const;

Q_SIGNALS:
    /// The person is done with a change.
    void edited();

private:
    QSpinBox *m_number;
    QComboBox *m_unit;
};

} // namespace tranship
