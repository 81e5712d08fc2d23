// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/notifycommands.h"

#include "model/job/command.h"

namespace tranship {

namespace {

constexpr qsizetype mostAtOnce = 4; // bits.md 3.3

bool isToldOf(JobState state)
{
    return state == JobState::Transferred || state == JobState::Error;
}

} // namespace

NotifyCommands::NotifyCommands(JobBook &book, Programs &programs, const Clock &clock,
                               const Policy &policy, const QString &owner)
    : m_book(book),
      m_programs(programs),
      m_clock(clock),
      m_policy(policy),
      m_owner(owner)
{
    connect(&m_book, &JobBook::stateChanged, this, &NotifyCommands::forget);
    connect(&m_book, &JobBook::removed, this, &NotifyCommands::forget);
}

void NotifyCommands::load()
{
    const QList<JobId> owing = m_book.idsWhere(
        [this](const JobBrief &job) { return job.owesNotice && job.owner == m_owner; });
    for (const JobId &id : owing)
        m_waiting.insert(id, m_clock.monotonic());
}

void NotifyCommands::due(const JobId &id)
{
    Job *job = m_book.find(id);
    if (!job || job->settings.notifyCommand.isEmpty() || !isToldOf(job->state))
        return;
    job->owesNotice = true;
    m_book.commitState(*job);
    m_waiting.insert(id, m_clock.monotonic());
    tick();
}

void NotifyCommands::tellEnded(const Job &job)
{
    if (!job.settings.notifyCommand.isEmpty())
        m_programs.run(orderFor(job), this, [](const ProgramEnd &) {});
}

void NotifyCommands::tick()
{
    const QList<JobId> ids = m_waiting.keys();
    for (const JobId &id : ids) {
        if (m_running.size() >= mostAtOnce)
            return;
        if (m_waiting.value(id) <= m_clock.monotonic())
            begin(id);
    }
}

/// What it was to hear of is not so any more.
void NotifyCommands::forget(const JobId &id)
{
    m_waiting.remove(id);
    m_running.remove(id);
    if (Job *job = m_book.find(id))
        job->owesNotice = false;
}

void NotifyCommands::begin(const JobId &id)
{
    const Job *job = m_book.find(id);
    m_waiting.remove(id);
    if (!job || !job->owesNotice || job->settings.notifyCommand.isEmpty())
        return;
    const int run = ++m_runs;
    m_running.insert(id, run);
    m_programs.run(orderFor(*job), this, [this, id, run](const ProgramEnd &end) {
        if (m_running.value(id) == run)
            ended(id, end);
        tick();
    });
}

void NotifyCommands::ended(const JobId &id, const ProgramEnd &end)
{
    m_running.remove(id);
    Job *job = m_book.find(id);
    if (!job || !job->owesNotice)
        return;
    const bool isDone = end.kind == ProgramEnd::Kind::Exited && end.exitCode == 0;
    if (!isDone) {
        m_waiting.insert(id, m_clock.monotonic() + job->settings.retryDelay);
        return;
    }
    job->owesNotice = false;
    m_book.commitState(*job);
}

ProgramOrder NotifyCommands::orderFor(const Job &job) const
{
    // checked when it was set or read
    const QStringList command = commandFromText(job.settings.notifyCommand).value_or(QStringList());
    return {commandFor(command, job, commandPaths(job)), commandEnvironment(job),
            m_policy.commandTimeLimit};
}

} // namespace tranship
