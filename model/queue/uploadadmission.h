// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/worker.h"
#include "model/job/job.h"
#include "model/job/result.h"
#include "model/queue/requests.h"

#include <QList>
#include <QObject>

#include <functional>

namespace tranship {

/// Turns what a person asks to upload into files of a job: checks URLs and settings, and on the
/// disk that each source is there and can be read, before the network is used.
class UploadAdmission final : public QObject {
    Q_OBJECT

public:
    explicit UploadAdmission(Worker &disk);

    /// All files or an error that names the first one that can't be had, or the place of the reply
    /// that comes with them.
    void admit(const Job &job, const QList<NewFile> &files,
               std::function<void(const Result<QList<File>> &)> admitted);
    /// Whether a reply could be put there.
    void lookAtPlace(const QString &path, std::function<void(const Done &)> looked);

private:
    [[nodiscard]] static Result<File> parse(const NewFile &file);

    Worker &m_disk;
};

} // namespace tranship
