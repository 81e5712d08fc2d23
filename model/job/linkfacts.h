// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"

#include <QMetaType>
#include <QString>

namespace tranship {

/// What a server says of a file before it is fetched.
struct LinkFacts {
    qint64 size = unknownSize; ///< bytes
    QString name; ///< that it suggests, else the link does; of safeFileName
    bool isPage = false; ///< it calls it HTML: a page to look at, a login perhaps
    bool takesRanges = false; ///< an interrupted transfer can go on

    bool operator==(const LinkFacts &) const = default;
};

} // namespace tranship

Q_DECLARE_METATYPE(tranship::LinkFacts)
