// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/clock.h"
#include "model/store/jobstore.h"

#include <QHash>

namespace tranship {

/// Lines for the journals of jobs on their way to the store. They go with what is written there
/// anyway, so that they cost the disk nothing of their own.
class JournalBook final {
public:
    explicit JournalBook(const Clock &clock) : m_clock(clock) { }

    /// Gives the line its time and takes out of its texts what could be a secret.
    void note(const JobId &job, JournalEntry entry);

    /// How many lines the job got since the program started.
    [[nodiscard]] int noted(const JobId &job) const { return m_counts.value(job); }

    [[nodiscard]] bool hasLines() const { return !m_lines.isEmpty(); }

    /// All lines that wait; they are on their way.
    [[nodiscard]] QList<JournalLine> take() { return std::exchange(m_lines, {}); }

    /// The store did not take them.
    void giveBack(const QList<JournalLine> &lines);

    void forget(const JobId &job) { m_counts.remove(job); }

private:
    const Clock &m_clock;
    QList<JournalLine> m_lines; ///< bounded: a store that takes nothing must not fill the memory
    QHash<JobId, int> m_counts;
};

} // namespace tranship
