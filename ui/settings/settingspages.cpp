// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/settingspages.h"

#include <QCoreApplication>

#include <array>

namespace tranship {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

constexpr std::array pages = {
    SettingsPageEntry{SettingsPage::General, "settings", QT_TRANSLATE_NOOP("Settings", "General")},
    SettingsPageEntry{SettingsPage::Downloads, "download",
                      QT_TRANSLATE_NOOP("Settings", "Downloads")},
    SettingsPageEntry{SettingsPage::Uploads, "upload", QT_TRANSLATE_NOOP("Settings", "Uploads")},
    SettingsPageEntry{SettingsPage::Network, "network", QT_TRANSLATE_NOOP("Settings", "Network")},
    SettingsPageEntry{SettingsPage::Security, "lock", QT_TRANSLATE_NOOP("Settings", "Security")},
    SettingsPageEntry{SettingsPage::Speed, "speed", QT_TRANSLATE_NOOP("Settings", "Speed")},
    SettingsPageEntry{SettingsPage::Limits, "clock",
                      QT_TRANSLATE_NOOP("Settings", "Limits and timeouts")},
    SettingsPageEntry{SettingsPage::Notifications, "bell",
                      QT_TRANSLATE_NOOP("Settings", "Notifications")},
    SettingsPageEntry{SettingsPage::Advanced, "advanced",
                      QT_TRANSLATE_NOOP("Settings", "Advanced")},
};

} // namespace

std::span<const SettingsPageEntry> settingsPages()
{
    return pages;
}

QString pageTitle(SettingsPage page)
{
    return Words::tr(pages.at(static_cast<std::size_t>(page)).title);
}

} // namespace tranship
