// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace tranship {

/// The folder of the running program, links followed; needs no application object. Empty when the
/// system does not tell.
[[nodiscard]] QString programFolder();

} // namespace tranship
