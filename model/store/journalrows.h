// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/store/database.h"
#include "model/store/jobstore.h"

namespace tranship {

/// Appends the lines to the journals of their jobs and drops the oldest beyond mostJournalEntries.
/// Lines of a job that the store does not have are left out.
[[nodiscard]] Done writeJournal(Database &database, const QList<JournalLine> &lines);

/// The journal of a job, ended or not, the newest line last. A line that makes no sense is left
/// out.
[[nodiscard]] Result<QList<JournalEntry>> readJournal(Database &database, const JobId &job);

} // namespace tranship
