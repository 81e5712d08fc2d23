// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/joblist/joborder.h"

#include "model/jobmodel.h"
#include "ui/joblist/jobgroup.h"

#include <algorithm>
#include <limits>

namespace tranship {

namespace {

constexpr qint64 lastOfAll = std::numeric_limits<qint64>::max();

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

/// The share that is done; lastOfAll without a size.
qint64 share(const JobFacts &facts)
{
    constexpr double whole = 1LL << 52;
    if (facts.total == unknownSize)
        return lastOfAll;
    if (facts.total == 0)
        return static_cast<qint64>(whole);
    return static_cast<qint64>(static_cast<double>(facts.transferred)
                               / static_cast<double>(facts.total) * whole);
}

/// The number of a column; lastOfAll when there is none to show.
qint64 numberOf(const JobFacts &facts, int column)
{
    const auto known = [](bool isKnown, qint64 value) { return isKnown ? value : lastOfAll; };
    switch (column) {
    case JobModel::State:
        return attentionRank(facts.state);
    case JobModel::Progress:
        return share(facts);
    case JobModel::Size:
        return known(facts.total >= 0, facts.total);
    case JobModel::Speed:
        return known(facts.speed > 0, facts.speed);
    case JobModel::TimeLeft:
        return known(facts.secondsLeft() >= 0, facts.secondsLeft());
    case JobModel::Priority:
        return static_cast<int>(facts.priority);
    case JobModel::Added:
        return facts.added;
    case JobModel::Direction:
        return static_cast<int>(facts.type);
    default:
        return facts.state == JobState::Transferred ? 0 : 1;
    }
}

} // namespace

JobOrder::JobOrder(const JobModel &jobs) : m_jobs(jobs) { }

void JobOrder::set(int column, Qt::SortOrder order)
{
    m_column = column;
    m_direction = column < 0 ? Qt::AscendingOrder : order;
}

bool JobOrder::isLively() const
{
    return m_column == JobModel::Progress || m_column == JobModel::Speed
        || m_column == JobModel::TimeLeft;
}

bool JobOrder::isText() const
{
    return m_column == JobModel::Name || m_column > JobModel::Direction;
}

qint64 JobOrder::key(int row) const
{
    const qint64 number = numberOf(m_jobs.facts(row), m_column);
    return number == lastOfAll || m_direction == Qt::AscendingOrder ? number : -number;
}

bool JobOrder::comesBefore(int one, int other) const
{
    if (!isText())
        return std::pair(key(one), one) < std::pair(key(other), other);
    const auto text = [this](int row) {
        return m_column == JobModel::Name
            ? m_jobs.name(row)
            : m_jobs.data(m_jobs.index(row, m_column), JobModel::SortRole).toString();
    };
    const int order = m_collator.compare(text(one), text(other));
    if (order == 0)
        return one < other;
    return (order < 0) == (m_direction == Qt::AscendingOrder);
}

void JobOrder::sort(std::vector<int> &rows) const
{
    if (isText()) {
        sortByText(rows);
        return;
    }
    std::vector<std::pair<qint64, int>> keys;
    keys.reserve(rows.size());
    for (const int row : rows)
        keys.emplace_back(key(row), row);
    std::sort(keys.begin(), keys.end());
    std::transform(keys.begin(), keys.end(), rows.begin(),
                   [](const auto &entry) { return entry.second; });
}

void JobOrder::sortByText(std::vector<int> &rows) const
{
    struct Entry {
        QCollatorSortKey key;
        int row;
    };

    std::vector<Entry> entries;
    entries.reserve(rows.size());
    for (const int row : rows)
        entries.push_back(
            {m_collator.sortKey(
                 m_column == JobModel::Name
                     ? m_jobs.name(row)
                     : m_jobs.data(m_jobs.index(row, m_column), JobModel::SortRole).toString()),
             row});
    const bool ascending = m_direction == Qt::AscendingOrder;
    std::sort(entries.begin(), entries.end(), [ascending](const Entry &one, const Entry &other) {
        const int order = one.key.compare(other.key);
        return order == 0 ? one.row < other.row : (order < 0) == ascending;
    });
    std::transform(entries.begin(), entries.end(), rows.begin(),
                   [](const Entry &entry) { return entry.row; });
}

} // namespace tranship
