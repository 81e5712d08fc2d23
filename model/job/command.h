// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"
#include "model/job/result.h"

#include <QList>
#include <QStringList>

#include <utility>

namespace tranship {

inline constexpr qsizetype longestCommand = 4000; // bits.md 3.3

/// A program and its arguments as one line: words with blanks between them, "double quotes" around
/// what holds blanks, \\ and \" for these two within quotes. No shell is ever asked: nothing else
/// has a meaning. The first word is the program's absolute path. An empty text: no command.
/// InvalidArgument, StringTooLong say what is wrong.
[[nodiscard]] Result<QStringList> commandFromText(const QString &text);
[[nodiscard]] QString commandText(const QStringList &command);

/// The command for a job: an argument that is just "{id}", "{state}", "{folder}" or "{files}"
/// becomes what it says, {files} one argument for each of `paths`. None of them can be taken for
/// an option: paths are absolute.
[[nodiscard]] QStringList commandFor(const QStringList &command, const Job &job,
                                     const QStringList &paths);

/// What a command is told of the job besides: names and values of environment variables, all names
/// beginning with "TRANSHIP_". No URLs and no headers: they may hold secrets.
[[nodiscard]] QList<std::pair<QString, QString>> commandEnvironment(const Job &job);

/// Where the files of a job are now, or will be: absolute.
[[nodiscard]] QStringList commandPaths(const Job &job);

} // namespace tranship
