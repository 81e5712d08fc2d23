// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/nameplan.h"

#include "model/job/filename.h"

namespace tranship {

namespace {

/// The first form of the name that is none of these.
QString freeName(const QString &name, const QSet<QString> &taken, const QSet<QString> &further)
{
    QString candidate = name;
    for (int number = 1;
         taken.contains(foldedFileName(candidate)) || further.contains(foldedFileName(candidate));
         ++number)
        candidate = numberedRelativePath(name, number);
    return candidate;
}

} // namespace

QString numberedRelativePath(const QString &path, int number)
{
    const qsizetype nameAt = path.lastIndexOf(QLatin1Char('/')) + 1;
    return path.left(nameAt) + numberedFileName(path.mid(nameAt), number);
}

QList<PlannedName> planNames(const QStringList &wanted, const TakenNames &taken, OnExists onExists)
{
    QSet<QString> given = taken.byJobs;
    QList<PlannedName> plan;
    plan.reserve(wanted.size());
    for (const QString &name : wanted) {
        PlannedName planned{freeName(name, given, {}), NameFate::Free};
        given.insert(foldedFileName(planned.name));
        if (planned.name != name)
            planned.fate = onExists == OnExists::Fail ? NameFate::Refused : NameFate::Numbered;
        if (planned.fate != NameFate::Refused
            && taken.onDisk.contains(foldedFileName(planned.name))) {
            if (onExists == OnExists::KeepBoth) {
                planned = {freeName(planned.name, given, taken.onDisk), NameFate::KeptBeside};
                given.insert(foldedFileName(planned.name));
            } else {
                planned.fate =
                    onExists == OnExists::Replace ? NameFate::Replaces : NameFate::WillFail;
            }
        }
        plan.append(planned);
    }
    return plan;
}

} // namespace tranship
