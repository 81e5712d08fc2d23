// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>
#include <deque>

namespace tranship {

/// Speed over the last seconds from samples of a growing byte count.
class SpeedMeter final {
public:
    /// How far back the mean goes.
    static constexpr std::chrono::milliseconds window{5000};

    /// `bytes` so far at `time`. A count that falls (a file starts over) begins a new series.
    void sample(std::chrono::milliseconds time, qint64 bytes);

    void clear() { m_samples.clear(); }

    /// Bytes a second; 0 until two samples are there.
    [[nodiscard]] qint64 speed() const;

private:
    struct Sample {
        std::chrono::milliseconds time;
        qint64 bytes;
    };

    std::deque<Sample> m_samples;
};

} // namespace tranship
