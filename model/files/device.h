// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace tranship {

/// The device that holds `folder`, or the nearest folder above it that is there (st_dev). Asks the
/// file system, which on a share whose server is gone may take for ever.
[[nodiscard]] quint64 deviceOf(const QString &folder);

/// How many characters of `folder` name the place where its file system is mounted: 1 for that of
/// the root, 10 for "/media/usb/films" on a stick. The numbers of devices change when a medium is
/// plugged in again or the system starts anew, this does not: less than it was means that the
/// medium is away and only the place for it is there. Asks the file system, as deviceOf() does.
[[nodiscard]] quint64 mountLength(const QString &folder);

} // namespace tranship
