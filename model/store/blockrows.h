// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/store/database.h"
#include "model/store/jobstore.h"

namespace tranship {

// The hashes of the blocks of part files: rows of the files that jobs have now, and of the bytes
// that are durable in them. The writing calls belong inside a transaction.

/// What a checkpoint changes: rows of bytes that are durable no more go, new blocks in bytes that
/// are come. To be called before the files' own rows are written, for it needs to know the part
/// file that each had.
[[nodiscard]] Done writeBlocks(Database &database, const QList<FileProgress> &progress);
/// Drops the rows of what `job` holds no more; all when it is final. To be called when its files
/// were written.
[[nodiscard]] Done pruneBlocks(Database &database, const Job &job);
/// By block; rows that make no sense are left out.
[[nodiscard]] Result<QList<BlockHash>> readBlocks(Database &database, const JobId &job,
                                                  const QString &partName);

} // namespace tranship
