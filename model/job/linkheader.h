// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/fieldlist.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace tranship {

/// Links of an answer that are taken at most, of each kind.
inline constexpr qsizetype mostLinks = 100;
/// Longest Link header that is read, in bytes; a longer one is passed over whole.
inline constexpr qsizetype longestLinkHeader = qsizetype{64} * 1024;
/// Priority of a mirror that states none, and the least of all (RFC 5854 and 6249).
inline constexpr int leastPriority = 999'999;

/// Another place that is said to have the same bytes (RFC 6249, section 3: rel=duplicate).
struct Mirror {
    QUrl url;
    int priority = leastPriority; ///< 1 is best
    QString country; ///< "geo": two letters of ISO 3166-1, lower case; empty: not said

    bool operator==(const Mirror &) const = default;
};

/// What an answer's Link headers say of the file.
struct FileLinks {
    QList<Mirror> mirrors; ///< the best first; without the file's own URL
    QList<QUrl> metalinks; ///< descriptions in Metalink 4 (RFC 6249, section 4), the best first

    bool operator==(const FileLinks &) const = default;
};

/// Reads Link headers (RFC 8288) of the answer from `base`, which relative targets are resolved
/// against. Passed over: links about another thing (anchor), targets that checkedUrl refuses, and
/// plain http behind an https answer, which nobody who asked for https wants. A mirror is a claim:
/// only a checksum or the same strong validator shows that it has the same bytes.
[[nodiscard]] FileLinks linksOf(const HeaderFields &headers, const QUrl &base);

} // namespace tranship
