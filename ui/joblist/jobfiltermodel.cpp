// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/joblist/jobfiltermodel.h"

#include "model/job/clock.h"
#include "model/jobmodel.h"
#include "ui/joblist/celltext.h"
#include "ui/wording/wording.h"

#include <algorithm>

namespace tranship {

namespace {

/// How soon a person wants to see a state, when sorting by it.
int attentionRank(JobState state)
{
    switch (groupOf(state)) {
    case JobGroup::WaitingForYou:
        return 0;
    case JobGroup::Error:
        return 1;
    case JobGroup::Moving:
        return 2;
    case JobGroup::Waiting:
        return 3;
    case JobGroup::Suspended:
        return 4;
    case JobGroup::All:
    case JobGroup::Downloads:
    case JobGroup::Uploads:
        break;
    }
    return 5;
}

bool isNumberColumn(int column)
{
    return column == JobModel::Size || column == JobModel::Speed || column == JobModel::TimeLeft;
}

QVariant alignmentOf(int column)
{
    const Qt::Alignment side = isNumberColumn(column) ? Qt::AlignRight : Qt::AlignLeft;
    return QVariant::fromValue<int>(static_cast<int>(side | Qt::AlignVCenter));
}

/// A number that is not known or says nothing; such rows come last in either order.
bool isBlank(const QVariant &value, int column)
{
    switch (column) {
    case JobModel::Progress:
    case JobModel::Size:
    case JobModel::TimeLeft:
        return value.toDouble() < 0;
    case JobModel::Speed:
        return value.toLongLong() <= 0;
    default:
        return false;
    }
}

QString toolTip(const JobSnapshot &snapshot, int file, const QDateTime &now)
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

} // namespace

JobFilterModel::JobFilterModel(JobModel &jobs, const Clock &clock, QObject *parent)
    : QSortFilterProxyModel(parent),
      m_jobs(jobs),
      m_clock(clock)
{
    setSourceModel(&jobs);
    sort(-1);
}

void JobFilterModel::setGroup(JobGroup group)
{
    if (m_group == group)
        return;
    m_group = group;
    invalidateFilter();
}

void JobFilterModel::setNarrowing(const JobNarrowing &narrowing)
{
    if (m_narrowing == narrowing)
        return;
    m_narrowing = narrowing;
    invalidateFilter();
}

void JobFilterModel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    invalidateFilter();
}

const JobSnapshot *JobFilterModel::snapshot(const QModelIndex &index) const
{
    return index.model() == this ? m_jobs.snapshot(mapToSource(index)) : nullptr;
}

int JobFilterModel::fileOf(const QModelIndex &index) const
{
    return index.parent().isValid() ? mapToSource(index).row() : -1;
}

void JobFilterModel::sort(int column, Qt::SortOrder order)
{
    m_isDefaultOrder = column < 0;
    // A change of the rule under an unchanged column would not sort anew by itself.
    QSortFilterProxyModel::sort(-1);
    QSortFilterProxyModel::sort(m_isDefaultOrder ? JobModel::Name : column,
                                m_isDefaultOrder ? Qt::AscendingOrder : order);
}

QVariant JobFilterModel::data(const QModelIndex &index, int role) const
{
    const JobSnapshot *job = snapshot(index);
    if (job == nullptr)
        return {};
    const int file = fileOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return cellText(*job, file, index.column());
    case Qt::ToolTipRole:
        if (index.column() == JobModel::Direction) // its cell shows an arrow
            return cellText(*job, file, index.column());
        return toolTip(*job, file, m_clock.now());
    case Qt::AccessibleTextRole:
        return spokenText(*job, file, index.column(), m_clock.now());
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    default:
        return QSortFilterProxyModel::data(index, role);
    }
}

QVariant JobFilterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return columnTitle(section);
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    return {};
}

bool JobFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (parent.isValid())
        return true;
    const JobSnapshot *job = m_jobs.snapshot(m_jobs.index(row, 0));
    if (job == nullptr)
        return false;
    return isInGroup(job->job.state, job->job.type, m_group) && m_narrowing.accepts(job->job)
        && matchesText(*job);
}

bool JobFilterModel::matchesText(const JobSnapshot &snapshot) const
{
    const auto contains = [this](const QString &text) {
        return text.contains(m_text, Qt::CaseInsensitive);
    };
    if (m_text.isEmpty() || contains(snapshot.job.name))
        return true;
    return std::any_of(snapshot.job.files.cbegin(), snapshot.job.files.cend(),
                       [&contains](const File &file) {
                           return contains(file.url.toDisplayString()) || contains(file.path);
                       });
}

bool JobFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const bool ascending = sortOrder() == Qt::AscendingOrder;
    if (left.parent().isValid()) // files keep their order in the job
        return ascending ? left.row() < right.row() : left.row() > right.row();
    const JobState leftState = m_jobs.snapshot(left)->job.state;
    const JobState rightState = m_jobs.snapshot(right)->job.state;
    if (m_isDefaultOrder)
        return (leftState == JobState::Transferred) > (rightState == JobState::Transferred);
    const int column = left.column();
    if (column == JobModel::State)
        return attentionRank(leftState) < attentionRank(rightState);
    const QVariant one = m_jobs.data(left, JobModel::SortRole);
    const QVariant other = m_jobs.data(right, JobModel::SortRole);
    if (column == JobModel::Name)
        return QString::localeAwareCompare(one.toString(), other.toString()) < 0;
    if (isBlank(one, column) != isBlank(other, column))
        return isBlank(other, column) == ascending;
    return column == JobModel::Progress ? one.toDouble() < other.toDouble()
                                        : one.toLongLong() < other.toLongLong();
}

} // namespace tranship
