// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/bytefile.h"
#include "model/job/blocks.h"

#include <functional>
#include <optional>

namespace tranship {

/// Hash (BlockHash::hash) of the bytes `range` as the file has them now, read in pieces of 1 MiB;
/// nullopt: the file ends before. Blocking.
[[nodiscard]] Result<std::optional<QByteArray>> hashInFile(ByteFile &file, ByteRange range);

/// So many blocks may be unreadable before it is the medium that fails, and not places on it.
inline constexpr int unreadableAtMost = 8;

/// Which bytes of `durable` are not what they were: those of blocks that hash to something else or
/// cannot be read (InputOutput), and all that lies behind the end of the file. Blocks that are not
/// wholly in `durable` are not judged, nor are bytes of `durable` in no block. Reads each block
/// once, in the order given. Blocking: for a worker. `isStopped` is asked before each block, true
/// ends with InvalidState. InputOutput when more blocks than unreadableAtMost cannot be read: a
/// medium that was pulled out has lost nothing. Other errors of the file are passed on.
[[nodiscard]] Result<ByteRanges> damagedBytes(ByteFile &file, const QList<BlockHash> &blocks,
                                              const ByteRanges &durable,
                                              const std::function<bool()> &isStopped);

} // namespace tranship
