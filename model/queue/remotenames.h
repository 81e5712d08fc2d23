// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/queue/jobaccess.h"
#include "model/queue/jobbook.h"

#include <functional>

namespace tranship {

/// The verbs that have files come from elsewhere (remotename.h). What a file was started with
/// changes only while it stands still; a job that waits to be tried again is tried at once.
class RemoteNames final {
public:
    template <typename T> using Answer = std::function<void(const Result<T> &)>;

    RemoteNames(JobAccess &access, JobBook &book);

    /// Answers with how many files come from elsewhere now; 0 is no failure (S_FALSE of BITS).
    void replacePrefix(const JobId &id, const QString &from, const QString &to, Answer<int> answer);
    void setUrl(const JobId &id, int index, const QString &url, Answer<void> answer);

private:
    /// Changes the job and tells how many files of it.
    using Rule = std::function<Result<int>(Job &)>;

    void change(const JobId &id, Rule rule, Answer<int> answer);
    void apply(const JobId &id, const Rule &rule, const Answer<int> &answer);
    void commit(Job &job, int count, const Answer<int> &answer);

    JobAccess &m_access;
    JobBook &m_book;
};

} // namespace tranship
