// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/desktop/endaction.h"

#include <QMenu>

class QActionGroup;

namespace tranship {

/// "Nothing", "Quit"... to choose from, for the window's menu and for the tray's.
class EndMenu final : public QMenu {
    Q_OBJECT

public:
    explicit EndMenu(EndActionWatch &watch, QWidget *parent = nullptr);

private:
    void showChosen(EndAction action);

    QActionGroup *m_group;
};

} // namespace tranship
