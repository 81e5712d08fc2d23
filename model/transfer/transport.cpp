// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/transport.h"

namespace tranship {

QByteArray ResponseHead::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (name.compare(key, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

std::optional<QByteArray> ResponseHead::every(QByteArrayView name) const
{
    std::optional<QByteArray> all;
    for (const auto &[key, value] : headers) {
        if (name.compare(key, Qt::CaseInsensitive) == 0)
            all = all ? *all + ", " + value : value;
    }
    return all;
}

} // namespace tranship
