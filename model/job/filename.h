// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSet>
#include <QString>
#include <QUrl>
#include <QUuid>

#include <optional>

namespace tranship {

/// Longest file name we make, in UTF-8 bytes: 255 of the file system less the part file's own
/// additions.
inline constexpr int longestFileName = 200;

/// A name from outside as a plain file name that is safe on every system: base name only (both
/// separators), no control, bidi or reserved characters or names, no trailing dot or blank, no
/// leading dot or dash, cut by UTF-8 bytes at a character border with the suffix kept, NFC. Empty
/// input and what nothing is left of gives "download".
[[nodiscard]] QString safeFileName(const QString &suggested);

/// Folders and the name itself in a relative path at most.
inline constexpr qsizetype deepestRelativePath = 16;

/// A relative path from outside ("a/b.iso", both separators) as safe names joined by "/", each part
/// by safeFileName. nullopt for what leads out of its folder or is none: an absolute path, a drive,
/// an empty part, "." or "..", too many parts.
[[nodiscard]] std::optional<QString> safeRelativePath(const QString &suggested);

/// The name a URL suggests: its last path segment, decoded; not sanitised.
[[nodiscard]] QString fileNameFromUrl(const QUrl &url);

/// "name (2).tar.gz" from "name.tar.gz", 2: what keeping both does. Keeps double suffixes of
/// archives.
[[nodiscard]] QString numberedFileName(const QString &name, int number);

/// `name`, or the first numbered form of it not in `taken`; compared case-folded and NFC.
[[nodiscard]] QString uniqueFileName(const QString &name, const QSet<QString> &taken);
/// The form in which `taken` holds names.
[[nodiscard]] QString foldedFileName(const QString &name);

/// ".NAME.<first 8 of the job's id>-<file>.part": at most 255 bytes, recognisable by
/// isPartFileName.
[[nodiscard]] QString partFileName(const QString &name, const QUuid &job, int file);
[[nodiscard]] bool isPartFileName(const QString &name);

} // namespace tranship
