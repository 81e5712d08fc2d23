// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QString>

namespace tranship {

/// Makes the folders of `relative` ("a/b", as safeRelativePath gives it) below the existing folder
/// `base`, as far as they are missing. Each is opened from the one above it and no symbolic link is
/// followed below `base`, so that nothing is made outside of it. What was made is on stable storage
/// when this answers. An empty `relative` makes nothing. Errors: InvalidArgument for a name that is
/// none, FolderMissing (no `base`, or a link or a file in the way), PermissionDenied, DiskFull, ...
[[nodiscard]] Done makeFolders(const QString &base, const QString &relative);

} // namespace tranship
