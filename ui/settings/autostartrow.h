// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/settings/settingrow.h"

class QCheckBox;

namespace tranship {

class Autostart;

/// Whether the program starts at login: not a policy, but a file where the desktop looks for it.
class AutostartRow final : public SettingRow {
    Q_OBJECT

public:
    explicit AutostartRow(Autostart &autostart, QWidget *parent = nullptr);

    void set(bool isOn);

Q_SIGNALS:
    /// The person has switched it.
    void switched(bool isOn);

private:
    Autostart &m_autostart;
    QCheckBox *m_box;
};

} // namespace tranship
