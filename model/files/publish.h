// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/bytefile.h"
#include "model/job/job.h"

#include <QList>

namespace tranship {

/// One part file on its way to its final name.
struct Publication {
    QString folder;
    QString partName;
    QString name; ///< wanted final name in the same folder
    FileIdentity
        identity; ///< of the part file; a rename keeps it, so a replay recognises its own work
    OnExists onExists = OnExists::KeepBoth;
    QByteArray origin{}; ///< URL to mark the file with (markOrigin()); empty: none
};

/// Makes a part file the person's: mark of origin, mode by umask, fsync, rename (renameat2 with
/// NOREPLACE; KeepBoth tries numbered names), fsync of the folder. Answers the final name. Can be
/// repeated after a crash between any two steps: when the part file is gone and a file with its
/// identity stands under `name` or a numbered form of it, that is the answer. Errors:
/// DestinationExists (OnExists::Fail), PartFileLost, ...
[[nodiscard]] Result<QString> publish(const Publication &publication);

/// The same for many that are all in `folder`, each with its own answer, in their order: the modes
/// of some hundred files, then their fsyncs, of which a journal makes one, then their renames, and
/// one fsync of the folder for all. Nobody is told of a final name before that.
[[nodiscard]] QList<Result<QString>> publishAll(const QString &folder,
                                                const QList<Publication> &publications);

enum class Removal { Removed, WasGone };

/// Removes a part file if it is the one recorded (or its name is ours when `identity` is null);
/// PartFileChanged when something else stands there, which is left alone. The folder is synced.
[[nodiscard]] Result<Removal> removePartFile(const QString &folder, const QString &partName,
                                             FileIdentity identity);

/// Whether a new file could be made in `folder`: FolderMissing, PermissionDenied,
/// ReadOnlyFileSystem.
[[nodiscard]] Done checkFolder(const QString &folder);

} // namespace tranship
