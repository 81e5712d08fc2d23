// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/uploadsession.h"

#include <QString>
#include <QUrl>

namespace tranship {

/// The address is where the server is asked for a place, and is the same for every file: nothing is
/// put behind it.
[[nodiscard]] bool isEndpoint(UploadMethod method);

/// The address is that of a folder: each file goes to its name in it. So it is with several files,
/// and where the path ends in a slash or is none.
[[nodiscard]] bool isFolder(const QUrl &target, UploadMethod method, qsizetype files);

/// Where a file goes; its name may be below folders, "photos/a.jpg". What stands behind the path of
/// `target` (a signature) stays there.
[[nodiscard]] QUrl uploadAddress(const QUrl &target, const QString &fileName, UploadMethod method,
                                 qsizetype files);

/// Whether servers that speak it answer a file with another one.
[[nodiscard]] bool mayReply(UploadMethod method);

} // namespace tranship
