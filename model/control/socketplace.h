// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QByteArray>
#include <QString>

/// FAT, exFAT and many network shares hold no sockets: an instance whose data lies on one has its
/// socket in the user's runtime folder, under a name that tells whose data it is about.
namespace tranship {

/// Whether bind() failed with `number` because the file system holds no sockets.
[[nodiscard]] bool isSocketless(int number);

/// The user's own folder for sockets: XDG_RUNTIME_DIR where it is ours and nobody else's, else one
/// below the folder for temporary files, made with mode 0700 when it is missing. AccessDenied when
/// somebody else has made that.
[[nodiscard]] Result<QString> runtimeFolder();

/// "tranship-<hash of the data folder's real path>.sock"
[[nodiscard]] QByteArray runtimeSocketName(const QString &dataFolder);

} // namespace tranship
