// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/snapshot.h"
#include "model/job/verbs.h"

#include <QString>

#include <optional>

namespace tranship {

/// The words of the list's cells. `file` is the index of a file in the job, -1 for the job itself;
/// `column` is one of JobModel's.
[[nodiscard]] QString columnTitle(int column);
[[nodiscard]] QString cellText(const JobSnapshot &snapshot, int file, int column);
/// The dimmed second line under the name; empty when there is nothing to say.
[[nodiscard]] QString secondLine(const JobSnapshot &snapshot, int file, const QDateTime &now);
/// What a screen reader says: of the name's column the whole row, else the cell with its column's
/// title.
[[nodiscard]] QString spokenText(const JobSnapshot &snapshot, int file, int column,
                                 const QDateTime &now);

/// The one thing to do about a job from its row; none when it goes on by itself.
[[nodiscard]] std::optional<Verb> rowVerb(JobState state);
/// `error` is that of the job: some have a remedy of their own behind the same verb.
[[nodiscard]] QString rowVerbText(JobState state, ErrorCode error = ErrorCode::None);

} // namespace tranship
