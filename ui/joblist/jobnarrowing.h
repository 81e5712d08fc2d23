// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/jobplace.h"

#include <optional>

namespace tranship {

/// Which jobs are shown beside what their group says: those of one category, or those that have to
/// do with one server.
struct JobNarrowing {
    std::optional<QString> category; ///< empty: jobs without one
    QString host; ///< as in hostsOf(); empty: any

    bool operator==(const JobNarrowing &) const = default;

    [[nodiscard]] bool isOn() const { return category.has_value() || !host.isEmpty(); }

    [[nodiscard]] bool accepts(const JobPlace &place) const;
};

} // namespace tranship
