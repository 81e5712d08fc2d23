// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

#include <array>
#include <chrono>

namespace tranship {

/// How fast something moved over time, in buckets: some 5 KiB, however long it lasts. Times are
/// those of a clock that never goes back.
class SpeedHistory final {
public:
    enum class Span {
        FiveMinutes, ///< by the second
        Hour, ///< by 10 seconds
        Whole, ///< since the first measurement, by ever longer buckets
    };

    struct Bucket {
        std::chrono::seconds begin{0};
        qint64 speed = -1; ///< bytes a second on average; -1: nothing was measured, a pause

        bool operator==(const Bucket &) const = default;
    };

    SpeedHistory();

    void add(std::chrono::seconds at, qint64 speed);
    /// From the first measurement that is kept until `now`, without gaps; empty before the first.
    [[nodiscard]] QList<Bucket> buckets(Span span, std::chrono::seconds now) const;

    /// How long a bucket is.
    [[nodiscard]] std::chrono::seconds step(Span span) const { return trackOf(span).step; }

private:
    struct Track {
        std::chrono::seconds step{1};
        qsizetype most = 0;
        bool folds = false; ///< when full, buckets become twice as long; else the oldest go
        qint64 first = 0; ///< the number of the first bucket: its begin by `step`
        QList<float> speeds{}; ///< averages; below 0: a pause
        int samples = 0; ///< in the last bucket
    };

    [[nodiscard]] const Track &trackOf(Span span) const
    {
        return m_tracks.at(static_cast<std::size_t>(span));
    }

    static void add(Track &track, std::chrono::seconds at, qint64 speed);
    static void extend(Track &track, qint64 number);
    static void fold(Track &track);

    std::array<Track, 3> m_tracks;
};

/// What a row of buckets says in numbers.
struct SpeedSummary {
    qint64 average = 0; ///< bytes a second while it moved
    qint64 highest = 0;
    std::chrono::seconds paused{0};
};

[[nodiscard]] SpeedSummary summaryOf(const QList<SpeedHistory::Bucket> &buckets,
                                     std::chrono::seconds step);

/// The end of an axis that has room for `highest`, and how it is divided: steps of 1, 2 or 5 times
/// a power of ten of a binary unit, two to five of them.
struct SpeedAxis {
    qint64 end = 0;
    qint64 step = 0;

    bool operator==(const SpeedAxis &) const = default;
};

[[nodiscard]] SpeedAxis axisFor(qint64 highest);

} // namespace tranship
