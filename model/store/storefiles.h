// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QString>

namespace tranship {

[[nodiscard]] tl::unexpected<Error> storeFailure(const QString &detail);

/// Makes the folder with mode 0700 when it is missing.
[[nodiscard]] Done ensureStoreFolder(const QString &folder);

/// An empty file with mode 0600 (in a shared folder 0660) when none is there: SQLite then gives its
/// companions the same mode.
[[nodiscard]] Done ensurePrivateFile(const QString &path);

/// A copy with mode 0600 (in a shared folder 0660), on stable storage; replaces what has the name.
[[nodiscard]] Done copyPrivately(const QString &from, const QString &to);

/// rename(2), replacing.
[[nodiscard]] Done renameFile(const QString &from, const QString &to);

/// fsync of a file or a folder.
[[nodiscard]] Done syncPath(const QString &path);

} // namespace tranship
