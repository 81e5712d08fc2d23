// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace tranship {

/// From now on a core dump of this process has none of its memory, so no password in it, wherever
/// the system sends its dumps. First thing a program does.
void keepMemoryOutOfCoreDumps();

} // namespace tranship
