// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QByteArray>
#include <QJsonArray>

namespace tranship {

/// The files that a Metalink describes as add's argument, to be put below `folder` (absolute): the
/// best URL, the others as mirrors, checksum and piece hashes. Errors are parseMetalink's.
[[nodiscard]] Result<QJsonArray> filesFromMetalink(const QByteArray &document,
                                                   const QString &folder);
/// Reads it from a file, or from standard input when `path` is "-".
[[nodiscard]] Result<QJsonArray> filesFromMetalinkFile(const QString &path, const QString &folder);

} // namespace tranship
