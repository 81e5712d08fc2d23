// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QString>

namespace tranship {

/// The account's own folder for downloads (QStandardPaths::DownloadLocation). A new account has
/// none yet, so this one folder is made when the first file is to go there, and counts as one that
/// is there until then. Where it is gets looked up once, by the constructor.
class DownloadFolder final {
public:
    DownloadFolder();

    [[nodiscard]] bool is(const QString &folder) const;

    /// As checkFolder(), changing nothing: this folder may be missing where it can be made.
    [[nodiscard]] Done check(const QString &folder) const;
    /// Makes `folder` when it is this one and missing. Errors as makeFolders().
    [[nodiscard]] Done make(const QString &folder) const;
    /// `folder`, or the one above it when this folder is still to be made: what a file system can
    /// be asked about.
    [[nodiscard]] QString nearestThere(const QString &folder) const;

private:
    [[nodiscard]] bool isToBeMade(const QString &folder) const;

    QString m_path; ///< empty: this system knows none
};

} // namespace tranship
