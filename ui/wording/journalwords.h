// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/journal.h"

#include <QString>

namespace tranship {

/// A line of a job's journal as a sentence, without its time and file: "Connected to example.org",
/// "Tries again in 42 s: the server asked to slow down". `type` is the job's.
[[nodiscard]] QString journalText(const JournalEntry &entry, JobType type);
/// It tells of something that went wrong.
[[nodiscard]] bool isTrouble(const JournalEntry &entry);

} // namespace tranship
