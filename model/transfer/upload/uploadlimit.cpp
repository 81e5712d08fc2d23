// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/uploadlimit.h"

#include "model/job/fieldlist.h"
#include "model/job/structuredfields.h"

#include <algorithm>
#include <array>

namespace tranship {

namespace {

struct Member {
    QByteArrayView key;
    qint64 UploadLimit::*value;
};

const std::array members = {
    Member{"max-size", &UploadLimit::maxSize},
    Member{"min-size", &UploadLimit::minSize},
    Member{"max-append-size", &UploadLimit::maxAppendSize},
    Member{"min-append-size", &UploadLimit::minAppendSize},
    Member{"max-age", &UploadLimit::maxAge},
};

/// False for a known member that is no number.
bool take(UploadLimit &limit, QByteArrayView part)
{
    const FieldPair pair = fieldPair(part);
    const auto member = std::find_if(members.begin(), members.end(),
                                     [&pair](const Member &one) { return one.key == pair.name; });
    if (member == members.end())
        return true;
    const std::optional<qint64> number = structuredInteger(pair.value);
    if (!number || *number < 0)
        return false;
    limit.*(member->value) = *number;
    return true;
}

} // namespace

std::optional<UploadLimit> uploadLimitIn(const ResponseHead &head)
{
    std::optional<UploadLimit> limit;
    for (const auto &[name, value] : head.headers) {
        if (name.compare("Upload-Limit", Qt::CaseInsensitive) != 0)
            continue;
        if (!limit)
            limit.emplace();
        for (const QByteArrayView part : fieldParts(value, ',')) {
            if (!take(*limit, part))
                return std::nullopt;
        }
    }
    return limit;
}

} // namespace tranship
