// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/verbreport.h"

#include "ui/wording/wording.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringList>

namespace tranship {

namespace {

class VerbReport {
    Q_DECLARE_TR_FUNCTIONS(VerbReport)
};

QString leftoversText()
{
    return VerbReport::tr(
        "Some unfinished files could not be deleted; it is tried again at the next start.");
}

VerbMessage named(const QString &jobName, const QStringList &sentences, const QStringList &details)
{
    if (sentences.isEmpty())
        return {};
    return {VerbReport::tr("%1: %2", "job name, sentences")
                .arg(jobName, sentences.join(QLatin1Char(' '))),
            details.join(QLatin1Char('\n'))};
}

} // namespace

VerbMessage reportText(const QString &jobName, const CompleteReport &report)
{
    QStringList sentences;
    QStringList details;
    int failed = 0;
    for (const FileOutcome &file : report.files) {
        if (file.error.code == ErrorCode::None)
            continue;
        if (++failed == 1)
            sentences
                << VerbReport::tr("“%1” is not in place yet.").arg(QFileInfo(file.path).fileName())
                << errorText(file.error);
        details << file.path << errorDetailText(file.error);
    }
    if (failed > 1)
        sentences << VerbReport::tr("%n more file(s) are not in place either.", nullptr,
                                    failed - 1);
    if (!report.acknowledged && failed > 0)
        sentences << VerbReport::tr("Complete can be done again.");
    if (report.leftovers)
        sentences << leftoversText();
    return named(jobName, sentences, details);
}

VerbMessage reportText(const QString &jobName, const CancelReport &report)
{
    return report.leftovers ? named(jobName, {leftoversText()}, {}) : VerbMessage{};
}

VerbMessage refusalText(const QString &jobName, const Error &error, JobType type)
{
    QStringList sentences{errorText(error, type), nextStepText(error, type)};
    sentences.removeAll(QString());
    return named(jobName, sentences, {errorDetailText(error)});
}

} // namespace tranship
