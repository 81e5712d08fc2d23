// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/joblist/joborder.h"

#include "model/jobmodel.h"
#include "ui/joblist/jobgroup.h"

#include <QCollator>
#include <QHash>

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

JobOrder::JobOrder(const JobModel &jobs) : m_jobs(jobs), m_names(jobs) { }

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

qint64 JobOrder::key(int row) const
{
    const qint64 number = m_column == JobModel::Category ? categoryRank(m_jobs.placeOf(row))
                                                         : numberOf(m_jobs.facts(row), m_column);
    return number == lastOfAll || m_direction == Qt::AscendingOrder ? number : -number;
}

/// There are few places: each gets the number of its category among all, anew when one comes.
qint64 JobOrder::categoryRank(int place) const
{
    if (m_categoryRanks.size() != std::size_t(m_jobs.placeCount())) {
        QStringList categories;
        for (int number = 0; number < m_jobs.placeCount(); ++number)
            categories.append(m_jobs.place(number).category);
        const QStringList ofPlaces = categories;
        categories.removeDuplicates();
        std::sort(categories.begin(), categories.end(), QCollator());
        QHash<QString, qint64> ranks;
        for (const QString &category : std::as_const(categories))
            ranks.insert(category, ranks.size());
        m_categoryRanks.clear();
        for (const QString &category : ofPlaces)
            m_categoryRanks.push_back(ranks.value(category));
    }
    return m_categoryRanks[std::size_t(place)];
}

bool JobOrder::comesBefore(int one, int other) const
{
    if (m_column == JobModel::Name)
        return m_names.comesBefore(one, other, m_direction);
    return std::pair(key(one), one) < std::pair(key(other), other);
}

void JobOrder::sort(std::vector<int> &rows) const
{
    if (m_column == JobModel::Name) {
        m_names.sort(rows, m_direction);
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

} // namespace tranship
