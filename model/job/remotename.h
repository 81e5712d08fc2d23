// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"
#include "model/job/result.h"

#include <QString>
#include <QUrl>

namespace tranship {

/// Has `file` come from `url` from now on. What the part file holds is kept until an answer shows
/// another version. At the origin it came from the validator goes on speaking for it; at another
/// one, whose tags and dates are its own, only length and bytes can (overlap check). A failed file
/// can be tried again.
void giveUrl(File &file, const QUrl &url);

/// The same for one file of a job, with a URL as typed. NotSupported for an upload, InvalidArgument
/// for an index that is not there and for what parseSource refuses, InvalidState for a finished
/// file.
[[nodiscard]] Done setRemoteName(Job &job, int index, const QString &url);

/// ReplaceRemotePrefix (bits.md 3.6): every unfinished file whose encoded URL begins with `from`,
/// case-sensitively, gets one that begins with `to`; all or none. Tells how many there are.
/// NotSupported for an upload, InvalidArgument when `from` is empty, `to` is no URL, or a new URL
/// would not be legal.
[[nodiscard]] Result<int> replaceRemotePrefix(Job &job, const QString &from, const QString &to);

} // namespace tranship
