// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QIcon>

namespace tranship {

/// Colours seen on light and dark panels alike (contrast 3 or more to white and to black): a panel
/// need not have the windows' palette.
inline constexpr QColor trayColour{0x2f, 0x86, 0xd6};
inline constexpr QColor trayBadgeColour{0xe6, 0x61, 0x00};

/// The program's symbol, with a dot when jobs wait for a person.
[[nodiscard]] QIcon trayPicture(bool badge);

} // namespace tranship
