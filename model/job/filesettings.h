// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"
#include "model/job/result.h"

#include <QStringList>

namespace tranship {

// Settings that are about the files of a job; keys of jobsettings.h. Indexes count from 0.

/// "file-priority": "INDEX=high", several with a comma between, or one priority for all files. Read
/// back: of those that are not normal.
[[nodiscard]] Done setFilePriorities(Job &job, const QString &text);
[[nodiscard]] QString filePriorities(const Job &job);

/// "skip-files": the indexes of all files that are not wanted, "0,2,5-9"; empty: all are wanted.
/// InvalidState for a file that is finished already, NotSupported for an upload-reply.
[[nodiscard]] Done setSkippedFiles(Job &job, const QString &text);
[[nodiscard]] QString skippedFiles(const Job &job);

/// "file-name": the name that a download gets, "INDEX=NAME", or NAME in a job of one file. Read
/// back: of several files one a line, of an upload nothing. InvalidState when the file has its name
/// already.
[[nodiscard]] Done setFileName(Job &job, const QString &text);
[[nodiscard]] QString fileNames(const Job &job);

/// "folder": where the files of a download go that are not finished; folders below it stay as they
/// are. Bytes that lie in the part files of another folder are given up: they come again.
[[nodiscard]] Done setFolder(Job &job, const QString &text);
/// The folder that those files have in common; of a job without such files that of all; of
/// an upload empty.
[[nodiscard]] QString folderText(const Job &job);
/// Folders below `folder` that setFolder() would need, each once: "a/b".
[[nodiscard]] QStringList foldersNeeded(const Job &job);

/// The file gives up what its part file holds and begins anew; returns whether there was one.
bool forgetPartFile(File &file);

} // namespace tranship
