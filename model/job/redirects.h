// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1String>
#include <QString>

#include <optional>

namespace tranship {

/// What a job does when its server sends it elsewhere; the numbers are stored (bits.md 3.5).
enum class RedirectPolicy {
    Follow = 0, ///< REDIRECT_ALLOW_SILENT: the remote name stays
    Report = 1, ///< REDIRECT_ALLOW_REPORT: the place it led to becomes the remote name
    Refuse = 2, ///< REDIRECT_DISALLOW: an error with the status
};

struct RedirectRules {
    RedirectPolicy policy = RedirectPolicy::Follow;
    bool allowsInsecure = false; ///< REDIRECT_ALLOW_HTTPS_TO_HTTP

    bool operator==(const RedirectRules &) const = default;
};

[[nodiscard]] QLatin1String redirectPolicyName(RedirectPolicy policy); // "follow", "report", ...
[[nodiscard]] std::optional<RedirectPolicy> redirectPolicyFromName(QStringView name);

} // namespace tranship
