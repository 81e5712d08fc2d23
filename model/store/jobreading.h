// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/store/database.h"
#include "model/store/jobstore.h"

namespace tranship {

// What the tables hold, read and checked: a store can be restored from anywhere. A job with a row
// that makes no sense is not lost and does nothing by itself: it comes Suspended, with StoreFailed
// naming the column; a file of it is left without what cannot be believed. A leftover that could
// point at somebody else's file is left out.

/// Jobs that are not final, by sequence. `path` is that of the database, which nobody writes to
/// meanwhile.
[[nodiscard]] Result<StoredJobs> readJobs(Database &database, const QString &path);
/// Newest first.
[[nodiscard]] Result<QList<HistoryEntry>> readHistory(Database &database, int limit);
[[nodiscard]] Result<QList<Leftover>> readLeftovers(Database &database);
/// Only those that make sense.
[[nodiscard]] Result<QList<Farewell>> readFarewells(Database &database);
/// Only those that make sense.
[[nodiscard]] Result<QList<ShownCertificate>> readCertificates(Database &database);
[[nodiscard]] Result<QMap<QString, QString>> readPolicy(Database &database);
[[nodiscard]] Result<QMap<QString, QString>> readNotes(Database &database);

} // namespace tranship
