// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/speedhistory.h"

#include <algorithm>

namespace tranship {

namespace {

constexpr float pause = -1;

bool isPause(float speed)
{
    return speed < 0;
}

float meanOf(float one, float other)
{
    if (isPause(one) || isPause(other))
        return std::max(one, other);
    return (one + other) / 2;
}

} // namespace

SpeedHistory::SpeedHistory()
{
    m_tracks[static_cast<std::size_t>(Span::FiveMinutes)] = {std::chrono::seconds(1), 300};
    m_tracks[static_cast<std::size_t>(Span::Hour)] = {std::chrono::seconds(10), 360};
    m_tracks[static_cast<std::size_t>(Span::Whole)] = {std::chrono::seconds(1), 512, true};
}

void SpeedHistory::add(std::chrono::seconds at, qint64 speed)
{
    for (Track &track : m_tracks)
        add(track, at, speed);
}

void SpeedHistory::add(Track &track, std::chrono::seconds at, qint64 speed)
{
    extend(track, at / track.step);
    // the step may be another one now
    const qint64 last = track.first + track.speeds.size() - 1;
    if (at / track.step < last)
        return; // a clock that went back
    const auto sample = static_cast<float>(std::max<qint64>(speed, 0));
    float &average = track.speeds.last();
    average = isPause(average)
        ? sample
        : average + (sample - average) / static_cast<float>(track.samples + 1);
    ++track.samples;
}

/// Makes the bucket of this number the last one, pauses before it.
void SpeedHistory::extend(Track &track, qint64 number)
{
    if (track.speeds.isEmpty())
        track.first = number;
    if (!track.folds && number - track.first >= 2 * track.most) {
        track.speeds.clear(); // none of what is there stays
        track.first = number - track.most + 1;
    }
    while (track.folds && number - track.first >= track.most) {
        fold(track);
        number /= 2;
    }
    while (track.first + track.speeds.size() <= number) {
        track.speeds.append(pause);
        track.samples = 0;
    }
    const qsizetype over = track.speeds.size() - track.most;
    if (over > 0) {
        track.speeds.remove(0, over);
        track.first += over;
    }
}

void SpeedHistory::fold(Track &track)
{
    QList<float> folded;
    // buckets of twice the length begin at even numbers
    if (track.first % 2 != 0) {
        track.speeds.prepend(pause);
        --track.first;
    }
    if (track.speeds.size() % 2 != 0)
        track.speeds.append(pause);
    for (qsizetype i = 0; i < track.speeds.size(); i += 2)
        folded.append(meanOf(track.speeds.at(i), track.speeds.at(i + 1)));
    track.speeds = folded;
    track.first /= 2;
    track.step *= 2;
}

QList<SpeedHistory::Bucket> SpeedHistory::buckets(Span span, std::chrono::seconds now) const
{
    const Track &track = trackOf(span);
    if (track.speeds.isEmpty())
        return {};
    const qint64 last = std::max<qint64>(now / track.step, track.first + track.speeds.size() - 1);
    const qint64 first = track.folds ? track.first : std::max(track.first, last - track.most + 1);
    QList<Bucket> all;
    for (qint64 number = first; number <= last; ++number) {
        const float speed = track.speeds.value(number - track.first, pause);
        all.append({number * track.step, isPause(speed) ? -1 : static_cast<qint64>(speed)});
    }
    return all;
}

SpeedSummary summaryOf(const QList<SpeedHistory::Bucket> &buckets, std::chrono::seconds step)
{
    SpeedSummary summary;
    double sum = 0;
    qint64 moved = 0;
    for (const SpeedHistory::Bucket &bucket : buckets) {
        if (bucket.speed < 0) {
            summary.paused += step;
            continue;
        }
        ++moved;
        sum += static_cast<double>(bucket.speed);
        summary.highest = std::max(summary.highest, bucket.speed);
    }
    if (moved > 0)
        summary.average = static_cast<qint64>(sum / static_cast<double>(moved));
    return summary;
}

SpeedAxis axisFor(qint64 highest)
{
    qint64 unit = 1;
    while (highest >= unit * 1024)
        unit *= 1024;
    for (qint64 power = 1;; power *= 10) {
        for (const qint64 factor : {1, 2, 5}) {
            const qint64 step = unit * factor * power;
            const qint64 steps = std::max<qint64>(2, (highest + step - 1) / step);
            if (steps <= 5)
                return {steps * step, step};
        }
    }
}

} // namespace tranship
