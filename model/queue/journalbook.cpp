// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/journalbook.h"

namespace tranship {

namespace {

constexpr qsizetype mostLines = 10 * mostJournalEntries;

} // namespace

void JournalBook::note(const JobId &job, JournalEntry entry)
{
    entry.time = m_clock.now();
    entry.detail = withoutSecrets(entry.detail);
    entry.error.detail = withoutSecrets(entry.error.detail);
    ++m_counts[job];
    m_lines.append({job, std::move(entry)});
    if (m_lines.size() > mostLines)
        m_lines.removeFirst();
}

void JournalBook::giveBack(const QList<JournalLine> &lines)
{
    m_lines = lines + m_lines;
    if (m_lines.size() > mostLines)
        m_lines = m_lines.last(mostLines);
}

} // namespace tranship
