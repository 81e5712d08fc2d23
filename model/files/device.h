// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace tranship {

/// The device that holds `folder`, or the nearest folder above it that is there (st_dev). Asks the
/// file system, which on a share whose server is gone may take for ever.
[[nodiscard]] quint64 deviceOf(const QString &folder);

} // namespace tranship
