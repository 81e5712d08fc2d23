// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1String>
#include <QStringView>

#include <array>
#include <optional>

namespace tranship {

/// The name of `value`; the names stand in the order of the enumerators' numbers, from 0.
template <typename Enum, std::size_t Size>
[[nodiscard]] QLatin1String nameIn(const std::array<QLatin1String, Size> &names, Enum value)
{
    const auto index = static_cast<std::size_t>(value);
    return index < Size ? names[index] : QLatin1String("unknown");
}

/// The enumerator called `name`, exactly.
template <typename Enum, std::size_t Size>
[[nodiscard]] std::optional<Enum> valueIn(const std::array<QLatin1String, Size> &names,
                                          QStringView name)
{
    for (std::size_t i = 0; i < Size; ++i) {
        if (name == names[i])
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

} // namespace tranship
