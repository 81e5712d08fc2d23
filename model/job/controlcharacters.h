// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <algorithm>

namespace tranship {

/// Whether a text holds control characters (Unicode's Cc): line breaks, zeros and the like, which
/// no name, path or value of a header may bring in.
[[nodiscard]] inline bool hasControl(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.category() == QChar::Other_Control; });
}

} // namespace tranship
