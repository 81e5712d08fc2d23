// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/autostartrow.h"

#include "ui/desktop/autostart.h"
#include "ui/wording/wording.h"

#include <QCheckBox>

namespace tranship {

AutostartRow::AutostartRow(Autostart &autostart, QWidget *parent)
    : SettingRow(SettingsPage::General, -1,
                 {tr("Start at login"),
                  tr("Tranship starts hidden when you log in, and goes on where it was.")},
                 parent),
      m_autostart(autostart),
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
    connect(&autostart, &Autostart::changed, this, [this](bool isOn) {
        setError({});
        m_box->setEnabled(true);
        m_box->setChecked(isOn);
    });
    connect(&autostart, &Autostart::failed, this, [this](const Error &error) {
        setError(errorText(error));
        m_box->setEnabled(true);
        m_box->setChecked(m_autostart.isOn());
    });
    autostart.refresh();
}

void AutostartRow::set(bool isOn)
{
    m_autostart.set(isOn);
}

} // namespace tranship
