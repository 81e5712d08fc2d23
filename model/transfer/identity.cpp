// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/identity.h"

#include <algorithm>

namespace tranship {

void addMissing(RawHeaders &headers, const RawHeaders &more)
{
    for (const auto &header : more) {
        const bool isThere = std::any_of(headers.cbegin(), headers.cend(), [&](const auto &one) {
            return one.first.compare(header.first, Qt::CaseInsensitive) == 0;
        });
        if (!isThere)
            headers.append(header);
    }
}

} // namespace tranship
