// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/desktopswitch.h"

namespace tranship {

void DesktopSwitch::take(bool isOn)
{
    m_isOn = isOn;
    Q_EMIT changed(isOn);
}

} // namespace tranship
