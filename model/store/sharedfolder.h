// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace tranship {

/// A data folder is one person's alone (mode 0700, files 0600) unless somebody made it a group's on
/// purpose: set-group-ID and writable by the group, not by all others (chmod 2770). Then its files
/// are the group's too (0660), and one of the group at a time runs an instance on it.
[[nodiscard]] bool isSharedFolder(const QString &folder);

/// Gives a file of ours the rights of its folder; nothing happens in a private one.
void shareLikeFolder(int descriptor, const QString &folder);

} // namespace tranship
