// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/remotenames.h"

#include "model/job/remotename.h"

namespace tranship {

RemoteNames::RemoteNames(JobAccess &access, JobBook &book) : m_access(access), m_book(book) { }

void RemoteNames::replacePrefix(const JobId &id, const QString &from, const QString &to,
                                Answer<int> answer)
{
    change(
        id, [from, to](Job &job) { return replaceRemotePrefix(job, from, to); }, std::move(answer));
}

void RemoteNames::setUrl(const JobId &id, int index, const QString &url, Answer<void> answer)
{
    const auto rule = [index, url](Job &job) -> Result<int> {
        const Done done = setRemoteName(job, index, url);
        return done ? Result<int>(1) : Result<int>(failure(done.error()));
    };
    change(id, rule, [answer = std::move(answer)](const Result<int> &changed) {
        answer(changed ? Done() : Done(failure(changed.error())));
    });
}

void RemoteNames::change(const JobId &id, Rule rule, Answer<int> answer)
{
    const Result<Job *> job = m_access.jobFor(Verb::Set, id);
    if (!job) {
        answer(failure(job.error()));
        return;
    }
    Job trial = **job;
    const Result<int> count = rule(trial);
    if (!count) {
        answer(failure(count.error()));
        return;
    }
    if (*count == 0) {
        commit(**job, 0, answer);
        return;
    }
    m_access.whenStill(**job, [this, id, rule = std::move(rule), answer = std::move(answer)] {
        apply(id, rule, answer);
    });
}

void RemoteNames::apply(const JobId &id, const Rule &rule, const Answer<int> &answer)
{
    // the connections were closed meanwhile: look again
    const Result<Job *> job = m_access.jobFor(Verb::Set, id);
    const Result<int> count = job ? rule(**job) : Result<int>(failure(job.error()));
    if (!count) {
        answer(failure(count.error()));
        return;
    }
    if ((*job)->state == JobState::TransientError)
        m_book.moveTo(**job, JobState::Queued);
    JournalEntry entry;
    entry.what = Happening::LinkChanged;
    entry.amount = *count;
    m_book.note(id, entry);
    commit(**job, *count, answer);
}

void RemoteNames::commit(Job &job, int count, const Answer<int> &answer)
{
    m_book.touch(job);
    m_book.commit(job, [count, answer](const Done &done) {
        answer(done ? Result<int>(count) : Result<int>(failure(done.error())));
    });
}

} // namespace tranship
