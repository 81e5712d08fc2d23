// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"
#include "model/job/snapshot.h"

#include <QList>
#include <QString>

namespace tranship {

/// Shortest part of an id that stands for it.
inline constexpr int shortestIdPrefix = 4;

/// The job a person means by a whole id, the beginning of an id (4 characters or more) or a name.
/// It must be the only one that fits either way, else AmbiguousName with what fits; NotFound when
/// there is none.
[[nodiscard]] Result<JobId> resolveJob(const QString &reference, const QList<Job> &jobs);

/// The id when the reference is a whole one, with or without braces; else null.
[[nodiscard]] JobId wholeId(const QString &reference);

} // namespace tranship
