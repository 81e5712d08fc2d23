// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/speedrecorder.h"

#include "model/engine.h"
#include "model/job/clock.h"

#include <algorithm>

namespace tranship {

SpeedRecorder::SpeedRecorder(Engine &engine, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_clock(clock)
{
    connect(&engine, &Engine::jobsChanged, this, &SpeedRecorder::follow);
    connect(&engine, &Engine::jobsRemoved, this, &SpeedRecorder::forget);
    connect(&m_timer, &QTimer::timeout, this, &SpeedRecorder::sample);
    m_timer.setInterval(std::chrono::seconds(1));
}

const SpeedHistory *SpeedRecorder::history(const JobId &job) const
{
    const auto kept = m_histories.constFind(job);
    return kept == m_histories.cend() ? nullptr : &kept->history;
}

std::chrono::seconds SpeedRecorder::now() const
{
    return std::chrono::duration_cast<std::chrono::seconds>(m_clock.monotonic());
}

void SpeedRecorder::follow(const QList<JobSnapshot> &jobs)
{
    for (const JobSnapshot &job : jobs) {
        if (isRunning(job.job.state))
            m_moving.insert(job.job.id, job.speed);
        else
            m_moving.remove(job.job.id);
    }
    if (m_moving.isEmpty())
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start();
}

void SpeedRecorder::forget(const QList<JobId> &jobs)
{
    for (const JobId &job : jobs) {
        m_moving.remove(job);
        m_histories.remove(job);
    }
}

void SpeedRecorder::sample()
{
    for (auto job = m_moving.cbegin(); job != m_moving.cend(); ++job) {
        Kept &kept = m_histories[job.key()];
        kept.last = now();
        kept.history.add(kept.last, job.value());
    }
    while (m_histories.size() > mostJobs)
        dropOldest();
}

void SpeedRecorder::dropOldest()
{
    const auto oldest =
        std::min_element(m_histories.cbegin(), m_histories.cend(),
                         [](const Kept &one, const Kept &other) { return one.last < other.last; });
    m_histories.erase(oldest);
}

} // namespace tranship
