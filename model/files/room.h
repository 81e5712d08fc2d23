// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace tranship {

/// Bytes of disk that the file `name` in `folder` has taken, which may be more than were written to
/// it (ByteFile::reserve); 0 when it is not there. May block.
[[nodiscard]] qint64 allocatedBytes(const QString &folder, const QString &name);

} // namespace tranship
