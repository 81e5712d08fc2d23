// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

namespace tranship {

/// No limit, where 0 means that nothing moves.
inline constexpr qint64 unlimitedRate = -1;

/// Bytes a second from "none", "0" (both 0), "800", "500K", "2M", "1.5 MiB/s": the units are powers
/// of 1024. InvalidArgument otherwise.
[[nodiscard]] Result<qint64> rateFromText(QStringView text);
/// The shortest exact text that rateFromText reads back: "none", "2M", "1500".
[[nodiscard]] QString rateText(qint64 bytesPerSecond);

/// The same for a limit that may be 0: "none" is unlimitedRate, "0" is 0.
[[nodiscard]] Result<qint64> limitFromText(QStringView text);
/// The shortest exact text that limitFromText reads back: "none", "0", "2M".
[[nodiscard]] QString limitText(qint64 bytesPerSecond);

} // namespace tranship
