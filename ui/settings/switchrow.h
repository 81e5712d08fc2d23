// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/error.h"
#include "ui/settings/settingrow.h"

class QCheckBox;

namespace tranship {

class DesktopSwitch;

/// A setting that is no policy, but something of the desktop that is on or off.
class SwitchRow final : public SettingRow {
    Q_OBJECT

public:
    /// `withoutIt` is said when there is nothing to switch (NotFound).
    SwitchRow(DesktopSwitch &device, Words words, QString withoutIt = {},
              QWidget *parent = nullptr);

    void set(bool isOn);

Q_SIGNALS:
    /// The person has switched it.
    void switched(bool isOn);

private:
    void showFailure(const Error &error);

    DesktopSwitch &m_device;
    const QString m_withoutIt;
    QCheckBox *m_box;
};

} // namespace tranship
