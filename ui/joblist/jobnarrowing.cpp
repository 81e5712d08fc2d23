// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/joblist/jobnarrowing.h"

namespace tranship {

bool JobNarrowing::accepts(const JobPlace &place) const
{
    return (!category || place.category == *category)
        && (host.isEmpty() || place.hosts.contains(host));
}

} // namespace tranship
