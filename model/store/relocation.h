// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/store/database.h"
#include "model/store/portable.h"

namespace tranship {

/// Brings the paths of a portable copy's store to where its drive or folder is now, in one
/// transaction, and notes the place for the next time. Of a store that was never portable nothing
/// but the place is noted.
[[nodiscard]] Done relocate(Database &database, const DataPlace &now);

} // namespace tranship
