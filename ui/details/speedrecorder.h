// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/snapshot.h"
#include "model/job/speedhistory.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace tranship {

class Clock;
class Engine;

/// Measures every second how fast each job that moves is, from when the program started on.
/// Remembers the jobs that moved last, a bounded number of them.
class SpeedRecorder final : public QObject {
    Q_OBJECT

public:
    static constexpr int mostJobs = 200;

    SpeedRecorder(Engine &engine, const Clock &clock, QObject *parent = nullptr);

    /// nullptr when the job did not move. Valid until the event loop is back.
    [[nodiscard]] const SpeedHistory *history(const JobId &job) const;
    /// By the clock that the histories are in.
    [[nodiscard]] std::chrono::seconds now() const;

    [[nodiscard]] int count() const { return static_cast<int>(m_histories.size()); }

    /// Takes the measurements of this second; the timer does.
    void sample();

private:
    struct Kept {
        SpeedHistory history;
        std::chrono::seconds last{0};
    };

    void follow(const QList<JobSnapshot> &jobs);
    void forget(const QList<JobId> &jobs);
    void dropOldest();

    const Clock &m_clock;
    QHash<JobId, qint64> m_moving; ///< bytes a second now
    QHash<JobId, Kept> m_histories;
    QTimer m_timer;
};

} // namespace tranship
