// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/tray/jobtally.h"

#include <QColor>
#include <QIcon>

namespace tranship {

/// What the icon in the panel says at a glance; its tooltip says it in words.
enum class TrayState {
    Idle, ///< nothing moves: grey
    Moving, ///< in colour
    Failed, ///< jobs stopped with an error: a red diamond
    WaitingForYou, ///< jobs are transferred: an orange dot
};

/// The last of the states that holds.
[[nodiscard]] TrayState trayStateOf(const Tally &tally);

/// Colours seen on light and dark panels alike (contrast 3 or more to white and to black): a panel
/// need not have the windows' palette.
inline constexpr QColor trayColour{0x2f, 0x86, 0xd6};
inline constexpr QColor trayIdleColour{0x80, 0x88, 0x90};
inline constexpr QColor trayBadgeColour{0xe6, 0x61, 0x00};
inline constexpr QColor trayErrorColour{0xe0, 0x2a, 0x3c};

/// The program's symbol, with a badge where a person is wanted.
[[nodiscard]] QIcon trayPicture(TrayState state);

} // namespace tranship
