// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/sender.h"

#include <algorithm>

namespace tranship {

namespace {

constexpr qint64 deadRate = 1024;

} // namespace

std::chrono::milliseconds drainTime(qint64 sent, std::chrono::milliseconds elapsed,
                                    qint64 slowestRate)
{
    const qint64 held = std::min(sent, mostInSocket);
    qint64 rate = slowestRate;
    // What goes beyond the socket's room is taken no faster than the line carries it off.
    if (sent > mostInSocket && elapsed.count() > 0)
        rate = std::min(rate, (sent - mostInSocket) * 1000 / elapsed.count());
    return std::chrono::milliseconds(held * 1000 / std::max(rate, deadRate));
}

} // namespace tranship
