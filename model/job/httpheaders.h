// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/byteranges.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace tranship {

/// Content-Range of a 206 or 416 (RFC 9110, section 14.4).
struct ContentRange {
    std::optional<ByteRange> range; ///< nullopt: "bytes */N" of a 416
    qint64 total = -1; ///< -1: "*"

    bool operator==(const ContentRange &) const = default;
};

/// nullopt for anything but exactly "bytes A-B/N", "bytes A-B/*", "bytes */N" with A <= B < N.
[[nodiscard]] std::optional<ContentRange> parseContentRange(QByteArrayView value);

/// nullopt for anything but a plain non-negative decimal number that fits; a list of equal numbers
/// is one.
[[nodiscard]] std::optional<qint64> parseContentLength(QByteArrayView value);

/// The file name of a Content-Disposition (RFC 6266, 8187): filename* wins, then filename (quoted
/// or token; UTF-8, else Latin-1). Empty when there is none that can be read. Not sanitised.
[[nodiscard]] QString parseContentDisposition(QByteArrayView value);

/// An HTTP date in any of its three forms (RFC 9110, section 5.6.7); invalid when it is none.
[[nodiscard]] QDateTime parseHttpDate(QByteArrayView value);

/// Retry-After as seconds from `serverNow` (the answer's Date, else our clock); nullopt for
/// nonsense; a date in the past is 0.
[[nodiscard]] std::optional<std::chrono::seconds> parseRetryAfter(QByteArrayView value,
                                                                  const QDateTime &serverNow);

/// Whether a header may be sent: the name is a token, the value has no control characters (RFC
/// 9110, 5.5).
[[nodiscard]] bool isHeaderName(QByteArrayView name);
[[nodiscard]] bool isHeaderValue(QByteArrayView value);

} // namespace tranship
