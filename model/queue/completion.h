// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/publish.h"
#include "model/files/worker.h"
#include "model/job/result.h"
#include "model/queue/cleanup.h"
#include "model/queue/jobbook.h"
#include "model/queue/requests.h"

#include <QObject>

#include <functional>

namespace tranship {

/// Carries out Complete as a journalled intent; of an upload only its reply is published. Every
/// step can be repeated after a crash, and at no moment does a finished file exist under neither
/// its part name nor its own.
class Completion final : public QObject {
    Q_OBJECT

public:
    using Completed = std::function<void(const Result<CompleteReport> &)>;

    Completion(JobBook &book, Cleanup &cleanup, Worker &disk);

    /// Journals the intent of a job that nothing runs for, then carries it out.
    void begin(const JobId &job, Completed completed);
    /// Carries out an intent found in the store at start.
    void replay(const JobId &job, Completed completed);

private:
    void publishFiles(const JobId &id, Completed completed);
    void published(const JobId &id, const QList<std::pair<int, Result<QString>>> &results,
                   Completed completed);
    void stay(Job &job, CompleteReport report, const Error &error, const Completed &completed);
    void acknowledge(Job &job, CompleteReport report, const Completed &completed);

    JobBook &m_book;
    Cleanup &m_cleanup;
    Worker &m_disk;
};

} // namespace tranship
