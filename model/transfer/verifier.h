// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/bytefile.h"
#include "model/job/checksum.h"
#include "model/job/result.h"

#include <functional>

namespace tranship {

/// Judges the bytes of a finished part file by reading it once. Blocking: for a
/// worker. ChecksumMismatch names both digests; `isStopped` is asked between blocks, true ends with
/// InvalidState.
[[nodiscard]] Done verifyChecksum(ByteFile &file, qint64 length, const Checksum &expected,
                                  const std::function<bool()> &isStopped);

} // namespace tranship
