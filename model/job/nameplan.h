// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace tranship {

/// Names in one folder that are not free, below it as "a.iso" or "sub/a.iso", in the form of
/// foldedFileName.
struct TakenNames {
    QSet<QString> byJobs; ///< files of jobs that are not final have them or will
    QSet<QString> onDisk; ///< with the numbered forms of those that are there

    bool operator==(const TakenNames &) const = default;
};

/// What becomes of a file's name.
enum class NameFate {
    Free, ///< it gets it
    Numbered, ///< a job, or a file before it, has the name: it gets another
    KeptBeside, ///< a file is there: Complete gives it another name beside that
    Replaces, ///< a file is there: Complete replaces it
    Refused, ///< a job has the name, and the job is not to go on then
    WillFail, ///< a file is there: Complete will not go through
};

struct PlannedName {
    QString name; ///< that it will have, as things stand
    NameFate fate = NameFate::Free;

    bool operator==(const PlannedName &) const = default;
};

/// What will become of files that get these names in this order, one answer each. As things stand:
/// other programs make files too.
[[nodiscard]] QList<PlannedName> planNames(const QStringList &wanted, const TakenNames &taken,
                                           OnExists onExists);

/// The `number`th other name for "a.iso" or "sub/a.iso" (numberedFileName), in its own folder.
[[nodiscard]] QString numberedRelativePath(const QString &path, int number);

} // namespace tranship
