// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace tranship {

/// Bytes that may move, filled by time at a rate. Starts empty, and what collects while nobody asks
/// is worth a tenth of a second, so that neither a start nor a pause is followed by a burst. Who
/// asked in vain gets up to half a second that has passed since: a busy event loop that looks late
/// costs no speed.
class TokenBucket final {
public:
    /// Bytes a second; nullopt: no limit, 0: nothing moves.
    void setRate(std::optional<qint64> rate);

    [[nodiscard]] std::optional<qint64> rate() const { return m_rate; }

    /// Adds what the time since the last call is worth; `now` is a monotonic time.
    void fill(std::chrono::milliseconds now);
    /// Bytes that may move now; the largest number when there is no limit.
    [[nodiscard]] qint64 available() const;
    /// Fewer bytes than this are not worth a read: a twentieth of a second, 4 KiB at most.
    [[nodiscard]] qint64 smallestGrant() const;
    /// Takes out `bytes`, which are available.
    void take(qint64 bytes);

    /// Somebody wanted more than there was.
    void setShort() { m_isShort = true; }

private:
    std::optional<qint64> m_rate;
    qint64 m_thousandths = 0; ///< of a byte, so that small rates lose nothing
    std::optional<std::chrono::milliseconds> m_filled;
    bool m_isShort = false;
};

} // namespace tranship
