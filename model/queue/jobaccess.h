// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"
#include "model/job/verbs.h"
#include "model/queue/dispatcher.h"
#include "model/queue/jobbook.h"

#include <functional>

namespace tranship {

/// How a verb comes to its job: whether it may, and when nothing of the job moves.
class JobAccess final {
public:
    JobAccess(JobBook &book, Dispatcher &dispatcher, const QString &owner);

    /// The job a verb may act on, or why not.
    [[nodiscard]] Result<Job *> jobFor(Verb verb, const JobId &id);
    /// Closes the job's connections, as when its slice is over, then calls `still`. A job that
    /// waits to be tried again goes on waiting.
    void whenStill(Job &job, std::function<void()> still);

private:
    JobBook &m_book;
    Dispatcher &m_dispatcher;
    const QString m_owner;
};

} // namespace tranship
