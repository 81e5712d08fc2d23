// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/snapshot.h"

#include <QString>
#include <QVariant>

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

[[nodiscard]] QString toolTipText(const JobSnapshot &snapshot, int file, const QDateTime &now);
/// Numbers stand at the right: Qt::Alignment as the views want it.
[[nodiscard]] QVariant cellAlignment(int column);

} // namespace tranship
