// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/desktop/endaction.h"

#include <QDialog>

class QLabel;
class QProgressBar;

namespace tranship {

/// Says what happens in how many seconds, with a way out: there while the countdown runs.
class CountdownDialog final : public QDialog {
    Q_OBJECT

public:
    CountdownDialog(EndActionWatch &watch, int secondsLeft, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;

private:
    void build();
    void count(int secondsLeft);

    EndActionWatch &m_watch;
    QLabel *m_text;
    QProgressBar *m_left;
};

} // namespace tranship
