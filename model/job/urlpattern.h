// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QString>
#include <QStringList>

namespace tranship {

/// Links that one pattern, or one text full of links, may mean.
inline constexpr qsizetype mostLinks = 10'000;

/// The links a pattern means, in the order in which a person would count them, the last part
/// fastest: "[1-12]" and, with zeros in front, "[001-120]"; "[a-z]" and "[A-F]"; each also down
/// ("[9-1]") and with a step ("[0-100:10]"); "{x,y,z}" for words, of which one may be empty. What
/// looks like neither stands for itself (an IPv6 host, "[x]", "{x}"), so that a link without a
/// pattern means itself. A bracket that is meant as it stands is written %5B or %7B. Each link is
/// named once. InvalidArgument when there would be more than `most`.
[[nodiscard]] Result<QStringList> expandUrlPattern(const QString &text, qsizetype most = mostLinks);

} // namespace tranship
