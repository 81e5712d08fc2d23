// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace tranship {

/// A thin bar: how much of a limit is used. Its numbers stand beside it as text, so it takes no
/// focus.
class UsageBar final : public QWidget {
    Q_OBJECT

public:
    explicit UsageBar(QWidget *parent = nullptr);

    void setUsage(int used, qint64 limit);

    /// 0 to 1; also when the limit was lowered below what is used.
    [[nodiscard]] double share() const { return m_share; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_share = 0;
};

} // namespace tranship
