// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>

namespace tranship {

/// No fragment is smaller, but the last of a file (bits.md 6.4). Bytes.
inline constexpr qint64 smallestFragment = 5 * 1024;
/// The first fragment, when nothing is known of the line: small enough that a server which refuses
/// it early can still be heard (Q14 of the fault list). Bytes.
inline constexpr qint64 firstFragment = 64 * 1024;
/// No fragment is bigger: a cut costs one. Bytes.
inline constexpr qint64 biggestFragment = 64 * 1024 * 1024;

/// How large the next fragment of an upload is. A server acknowledges whole fragments, so one is as
/// large as what goes through in a few seconds: more waits too long for its acknowledgement, and is
/// lost when the line breaks; less is held up by the server's answers.
struct FragmentPlan {
    qint64 size = firstFragment; ///< of the next one, before the limits below; bytes

    bool operator==(const FragmentPlan &) const = default;
};

/// Time that a fragment should take, from its first byte to its answer.
inline constexpr std::chrono::milliseconds fragmentTime{4'000};

/// After `bytes` were acknowledged `elapsed` after they began to leave: what would have taken
/// fragmentTime at that speed, at most four times as much as these and no less than half. A small
/// one at the end of a file says nothing and changes nothing.
[[nodiscard]] FragmentPlan afterFragment(FragmentPlan plan, qint64 bytes,
                                         std::chrono::milliseconds elapsed);

/// After a fragment went lost: half of it.
[[nodiscard]] FragmentPlan afterBreak(FragmentPlan plan);

/// Bytes of the next fragment: the plan's, but not more than the server takes (`mostAtOnce`, 0: any
/// number), and not more than two seconds of a bandwidth limit (`rate`, bytes a second, 0: none),
/// so that what waits for its acknowledgement stays small beside what was allowed. Between
/// smallestFragment and biggestFragment, whole 4 KiB where it is more than 64 KiB.
[[nodiscard]] qint64 fragmentSize(const FragmentPlan &plan, qint64 mostAtOnce, qint64 rate);

} // namespace tranship
