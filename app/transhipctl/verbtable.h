// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transhipctl/exitcode.h"

#include <QString>

#include <span>

namespace tranship {

class Session;
struct CommandLine;

struct VerbOption {
    const char *name; ///< without dashes
    const char *value; ///< what stands for its value in the help; nullptr: a flag
    const char *help;
    bool repeats = false;
};

/// One row of the table of verbs.
struct VerbEntry {
    const char *name;
    const char *arguments; ///< as the help shows them
    int fewest; ///< arguments
    int most; ///< -1: any number
    std::span<const VerbOption> options;
    const char *summary;
    const char *help; ///< whole lines, each with its end
    bool startsInstance; ///< when none runs
    ExitCode (*run)(Session &, const CommandLine &);
    /// A sentence when arguments or options make no sense; asked before anything is done. May be
    /// nullptr.
    QString (*problem)(const CommandLine &);
};

[[nodiscard]] std::span<const VerbEntry> verbTable();
/// nullptr when there is none.
[[nodiscard]] const VerbEntry *verbEntry(const QString &name);

} // namespace tranship
