// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/joblist/celltext.h"

#include "model/jobmodel.h"
#include "ui/fixes/fix.h"
#include "ui/format/format.h"
#include "ui/wording/wording.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>

namespace tranship {

namespace {

class JobList {
    Q_DECLARE_TR_FUNCTIONS(JobList)
};

struct Amounts {
    qint64 transferred;
    qint64 total;
    qint64 speed;
};

Amounts amountsOf(const JobSnapshot &snapshot, int file)
{
    if (file < 0)
        return {snapshot.job.bytesTransferred(), snapshot.job.bytesTotal(), snapshot.speed};
    const File &one = snapshot.job.files.at(file);
    return {one.bytesTransferred, one.bytesTotal, snapshot.fileSpeeds.value(file, 0)};
}

std::chrono::seconds timeLeft(const Amounts &amounts)
{
    if (amounts.total < 0 || amounts.speed <= 0)
        return std::chrono::seconds(-1);
    const qint64 left = std::max<qint64>(0, amounts.total - amounts.transferred);
    return std::chrono::seconds((left + amounts.speed - 1) / amounts.speed);
}

QString nameOf(const JobSnapshot &snapshot, int file)
{
    if (file < 0)
        return snapshot.job.name;
    const File &one = snapshot.job.files.at(file);
    const QString name = QFileInfo(one.path).fileName();
    return name.isEmpty() ? one.url.fileName() : name;
}

QString stateOf(const JobSnapshot &snapshot, int file)
{
    const Job &job = snapshot.job;
    if (file < 0)
        return stateText(job.state, job.type);
    if (job.files.at(file).isSkipped)
        return JobList::tr("Skipped");
    return stateText(job.files.at(file).state, typeOf(job, job.files.at(file)));
}

QString directionOf(const JobSnapshot &snapshot, int file)
{
    const Job &job = snapshot.job;
    if (file < 0)
        return typeText(job.type);
    const File &one = job.files.at(file);
    if (one.role == FileRole::Reply)
        return JobList::tr("Reply");
    return typeText(job.isSent(one) ? JobType::Upload : JobType::Download);
}

QString progressText(const Amounts &amounts)
{
    const QString percent = format::percent(amounts.transferred, amounts.total);
    return percent.isEmpty() ? format::bytes(amounts.transferred) : percent;
}

bool isNumberColumn(int column)
{
    return column == JobModel::Size || column == JobModel::Speed || column == JobModel::TimeLeft;
}

} // namespace

QString columnTitle(int column)
{
    switch (column) {
    case JobModel::Name:
        return JobList::tr("Name");
    case JobModel::State:
        return JobList::tr("State");
    case JobModel::Progress:
        return JobList::tr("Progress");
    case JobModel::Size:
        return JobList::tr("Size");
    case JobModel::Speed:
        return JobList::tr("Speed");
    case JobModel::TimeLeft:
        return JobList::tr("Time left");
    case JobModel::Priority:
        return JobList::tr("Priority");
    case JobModel::Added:
        return JobList::tr("Added");
    case JobModel::Direction:
        return JobList::tr("Direction");
    case JobModel::Category:
        return JobList::tr("Category");
    default:
        return {};
    }
}

QString cellText(const JobSnapshot &snapshot, int file, int column)
{
    const bool isFile = file >= 0;
    const Amounts amounts = amountsOf(snapshot, file);
    switch (column) {
    case JobModel::Name:
        return nameOf(snapshot, file);
    case JobModel::State:
        return stateOf(snapshot, file);
    case JobModel::Progress:
        return progressText(amounts);
    case JobModel::Size:
        return format::bytes(amounts.total);
    case JobModel::Speed:
        return amounts.speed > 0 ? format::speed(amounts.speed) : QString();
    case JobModel::TimeLeft:
        return amounts.speed > 0 ? format::duration(timeLeft(amounts)) : QString();
    case JobModel::Priority:
        return isFile ? QString() : priorityText(snapshot.job.priority);
    case JobModel::Added:
        return isFile ? QString() : format::dateTime(snapshot.job.created);
    case JobModel::Direction:
        return directionOf(snapshot, file);
    case JobModel::Category:
        return isFile ? QString() : snapshot.job.category;
    default:
        return {};
    }
}

QString secondLine(const JobSnapshot &snapshot, int file, const QDateTime &now)
{
    return file < 0 ? whyText(snapshot, now) : fileWhyText(snapshot, file);
}

QString spokenText(const JobSnapshot &snapshot, int file, int column, const QDateTime &now)
{
    const QString text = cellText(snapshot, file, column);
    if (column != JobModel::Name)
        return text.isEmpty() ? QString() : columnTitle(column) + QStringLiteral(": ") + text;
    QStringList parts{text, stateOf(snapshot, file), progressText(amountsOf(snapshot, file)),
                      secondLine(snapshot, file, now)};
    if (snapshot.job.isUpload())
        parts.insert(1, directionOf(snapshot, file));
    if (file < 0 && snapshot.job.filesTotal() > 1)
        parts.insert(1, JobList::tr("%n file(s)", nullptr, snapshot.job.filesTotal()));
    if (file < 0)
        parts << fixText(fixFor(snapshot.job));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString toolTipText(const JobSnapshot &snapshot, int file, const QDateTime &now)
{
    const Job &job = snapshot.job;
    const Error &error = file < 0 ? job.error : job.files.at(file).error;
    QStringList lines{cellText(snapshot, file, JobModel::Name), secondLine(snapshot, file, now)};
    if (error.code != ErrorCode::None)
        lines << nextStepText(error,
                              file < 0 ? typeOf(job, error) : typeOf(job, job.files.at(file)))
              << errorDetailText(error);
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

QVariant cellAlignment(int column)
{
    const Qt::Alignment side = isNumberColumn(column) ? Qt::AlignRight : Qt::AlignLeft;
    return QVariant::fromValue<int>(static_cast<int>(side | Qt::AlignVCenter));
}

} // namespace tranship
