// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/clock.h"
#include "model/job/job.h"
#include "model/job/wake.h"

#include <QHash>

#include <chrono>

namespace tranship {

/// Notices that the machine slept, and which jobs' connections did not outlive it (J4 of the fault
/// list): nobody tells a sleeper that the other end has hung up.
class WakeWatch final {
public:
    /// Bytes that each running job has, transferred so far.
    using Progress = QHash<JobId, qint64>;

    explicit WakeWatch(Clock &clock);

    /// About once a second: whether the machine slept since the last call.
    [[nodiscard]] bool hasWoken();

    /// After hasWoken(): from now on the jobs have some seconds to bring a byte.
    void suspect(Progress running);
    [[nodiscard]] bool isVerdictDue() const;
    /// When the verdict is due: jobs of `running` that stand where they stood. Told once.
    [[nodiscard]] QList<JobId> takeDead(const Progress &running);

private:
    [[nodiscard]] Heartbeat beat() const;

    Clock &m_clock;
    Heartbeat m_last;
    Progress m_suspects;
    std::chrono::milliseconds m_verdictDue{0};
};

} // namespace tranship
