// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/snapshot.h"

#include <QList>

namespace tranship::test {

/// A download of `files` files of 1 MiB each in this state, with the bytes and the error such a job
/// has.
[[nodiscard]] JobSnapshot sampleJob(const QString &name, JobState state, int files = 1);

/// A download that moves, with a file for each of `connections`, which says how many there are.
/// Each has brought half of its share; what the last checkpoint has stands before the shares.
[[nodiscard]] JobSnapshot movingJob(const QString &name, const QList<int> &connections);

/// An upload of `files` files of 1 MiB each in this state, by tus that was found by asking.
[[nodiscard]] JobSnapshot sampleUpload(const QString &name, JobState state, int files = 1);
/// An upload-reply job of one file; the reply is as far as the state allows.
[[nodiscard]] JobSnapshot sampleUploadReply(const QString &name, JobState state);

/// One job in every state that is not final, as a busy person's list looks.
[[nodiscard]] QList<JobSnapshot> sampleJobs();

} // namespace tranship::test
