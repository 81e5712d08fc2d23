// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QByteArray>
#include <QJsonArray>

namespace tranship {

/// The files of a list as add's argument: lines "URL<TAB>PATH", empty ones left out. A path may be
/// relative to the current folder. InvalidArgument names the first line that is not like that;
/// TooLarge when the list is longer than a request may be.
[[nodiscard]] Result<QJsonArray> filesFromList(const QByteArray &list);
/// Reads the list from a file, or from standard input when `path` is "-".
[[nodiscard]] Result<QJsonArray> filesFromListFile(const QString &path);

/// The lines of a file, or of standard input when `path` is "-", without blank ones: a URL for each
/// part of an upload. InvalidArgument when there is none, TooLarge as above.
[[nodiscard]] Result<QJsonArray> linesOfFile(const QString &path);

/// A file's content, or standard input's when `path` is "-": `limit` bytes and one more at most, so
/// that its reader sees when there are too many.
[[nodiscard]] Result<QByteArray> readInput(const QString &path, qint64 limit);

/// The path as the instance needs it, which works in another folder: absolute, a final "/" stays.
[[nodiscard]] QString absolutePath(const QString &path);

} // namespace tranship
