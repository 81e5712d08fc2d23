// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1String>
#include <QString>

#include <span>

namespace tranship {

/// The value is the place in the list.
enum class SettingsPage {
    General,
    Downloads,
    Uploads,
    Network,
    Security,
    Speed,
    Limits,
    Notifications,
    Advanced
};

/// One line of the list of pages. What stands on a page are the rows that name it as theirs.
struct SettingsPageEntry {
    SettingsPage page;
    const char *icon; ///< a symbolic one
    const char *title; ///< in the sources' language: pageTitle()
};

/// In the order of the list.
[[nodiscard]] std::span<const SettingsPageEntry> settingsPages();
[[nodiscard]] QString pageTitle(SettingsPage page);

} // namespace tranship
