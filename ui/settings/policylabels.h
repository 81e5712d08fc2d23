// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine.h"
#include "ui/settings/settingspages.h"

#include <QString>

#include <optional>

namespace tranship {

/// How a policy is presented to a person.
struct PolicyLabel {
    SettingsPage page = SettingsPage::Advanced;
    QString name; ///< "Jobs per user"
    QString help; ///< one sentence
    int order = 0; ///< place on its page
};

/// Keys without words of their own are shown under their key on the last page.
[[nodiscard]] PolicyLabel policyLabel(const PolicyEntry &entry);

/// How much of the limit is used now; nothing where there is nothing to count.
[[nodiscard]] std::optional<int> policyUsage(const PolicyEntry &entry, const PolicyReport &report);

/// What an entry takes: "Between 5 seconds and 999 days."
[[nodiscard]] QString policyRangeText(const PolicyEntry &entry);

} // namespace tranship
