// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/switchrow.h"

#include "ui/desktop/desktopswitch.h"
#include "ui/wording/wording.h"

#include <QCheckBox>

namespace tranship {

SwitchRow::SwitchRow(DesktopSwitch &device, Words words, QString withoutIt, QWidget *parent)
    : SettingRow(SettingsPage::General, -1, std::move(words), parent),
      m_device(device),
      m_withoutIt(std::move(withoutIt)),
      m_box(new QCheckBox(tr("On"), this))
{
    m_box->setAccessibleName(name());
    m_box->setAccessibleDescription(help());
    m_box->setEnabled(false); // until it is known
    setField(m_box);
    connect(m_box, &QCheckBox::clicked, this, [this](bool isOn) {
        set(isOn);
        Q_EMIT switched(isOn);
    });
    connect(&device, &DesktopSwitch::changed, this, [this](bool isOn) {
        setError({});
        m_box->setEnabled(true);
        m_box->setChecked(isOn);
    });
    connect(&device, &DesktopSwitch::failed, this, &SwitchRow::showFailure);
    device.refresh();
}

void SwitchRow::set(bool isOn)
{
    m_device.set(isOn);
}

void SwitchRow::showFailure(const Error &error)
{
    const bool isMissing = error.code == ErrorCode::NotFound && !m_withoutIt.isEmpty();
    setError(isMissing ? m_withoutIt : errorText(error));
    m_box->setEnabled(true);
    m_box->setChecked(m_device.isOn());
}

} // namespace tranship
