// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/joblist/nameranks.h"

#include "model/jobmodel.h"

#include <QThread>

#include <algorithm>
#include <chrono>

namespace tranship {

namespace {

/// Fewer names are compared when they are sorted.
constexpr int manyNames = 2000;
constexpr std::chrono::milliseconds patience{300};

struct Entry {
    QCollatorSortKey key;
    int row;
};

/// Ascending by name, then by row.
std::vector<Entry> sorted(const QCollator &collator, const QStringList &names)
{
    std::vector<Entry> entries;
    entries.reserve(std::size_t(names.size()));
    for (qsizetype at = 0; at < names.size(); ++at)
        entries.push_back({collator.sortKey(names.at(at)), static_cast<int>(at)});
    std::sort(entries.begin(), entries.end(), [](const Entry &one, const Entry &other) {
        const int order = one.key.compare(other.key);
        return order == 0 ? one.row < other.row : order < 0;
    });
    return entries;
}

} // namespace

struct NameRanks::Ranking {
    std::vector<JobModel::Node> nodes;
    QStringList names; ///< of those
    std::vector<quint32> ranks; ///< of those
};

NameRanks::NameRanks(const JobModel &jobs) : m_jobs(jobs)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(patience);
    connect(&m_soon, &QTimer::timeout, this, &NameRanks::beginRanking);
    connect(&jobs, &JobModel::rowsInserted, this, [this](const QModelIndex &parent) {
        if (!parent.isValid())
            m_soon.start();
    });
    connect(&jobs, &JobModel::dataChanged, this,
            [this](const QModelIndex &topLeft, const QModelIndex &bottomRight) {
                if (!topLeft.parent().isValid() && topLeft.column() == JobModel::Name)
                    forgetRanks(topLeft.row(), bottomRight.row());
            });
    if (jobs.rowCount() > 0)
        m_soon.start();
}

NameRanks::~NameRanks()
{
    if (m_thread)
        m_thread->wait();
}

quint32 NameRanks::rankOf(int row) const
{
    const JobModel::Node node = m_jobs.nodeOf(row);
    return node < m_ranks.size() ? m_ranks[node] : 0;
}

bool NameRanks::isComplete() const
{
    for (int row = 0; row < m_jobs.rowCount(); ++row) {
        if (rankOf(row) == 0)
            return false;
    }
    return true;
}

/// What stands in the name's column is more than the name: most changes leave it as it is.
void NameRanks::forgetRanks(int first, int last)
{
    bool isAny = false;
    for (int row = first; row <= last; ++row) {
        const JobModel::Node node = m_jobs.nodeOf(row);
        if (node < m_renamed.size())
            m_renamed[node] = true;
        if (node < m_ranks.size() && m_ranks[node] != 0) {
            m_ranks[node] = 0;
            isAny = true;
        }
    }
    if (isAny && !m_soon.isActive())
        m_soon.start();
}

void NameRanks::beginRanking()
{
    if (m_thread || m_jobs.rowCount() < manyNames || isComplete())
        return;
    m_ranking = std::make_unique<Ranking>();
    JobModel::Node highest = 0;
    for (int row = 0; row < m_jobs.rowCount(); ++row) {
        m_ranking->nodes.push_back(m_jobs.nodeOf(row));
        m_ranking->names.append(m_jobs.name(row));
        highest = std::max(highest, m_ranking->nodes.back());
    }
    m_renamed.assign(highest + 1, false);
    m_thread.reset(QThread::create([ranking = m_ranking.get(), collator = m_collator] {
        const std::vector<Entry> entries = sorted(collator, ranking->names);
        ranking->ranks.resize(entries.size());
        quint32 rank = 0;
        for (std::size_t at = 0; at < entries.size(); ++at) {
            if (at == 0 || entries[at - 1].key.compare(entries[at].key) != 0)
                ++rank;
            ranking->ranks[std::size_t(entries[at].row)] = rank;
        }
    }));
    connect(m_thread.get(), &QThread::finished, this, &NameRanks::endRanking);
    m_thread->start(QThread::LowPriority);
}

void NameRanks::endRanking()
{
    m_thread->wait();
    m_thread.reset();
    const std::unique_ptr<Ranking> ranking = std::move(m_ranking);
    m_ranks.assign(m_renamed.size(), 0);
    bool isAnyRenamed = false;
    for (std::size_t at = 0; at < ranking->nodes.size(); ++at) {
        const JobModel::Node node = ranking->nodes[at];
        if (m_renamed[node])
            isAnyRenamed = true;
        else
            m_ranks[node] = ranking->ranks[at];
    }
    m_renamed.clear();
    if (isAnyRenamed)
        m_soon.start();
    Q_EMIT completed();
}

bool NameRanks::comesBefore(int one, int other, Qt::SortOrder order) const
{
    const quint32 rank = rankOf(one);
    const quint32 otherRank = rankOf(other);
    const int compared = rank != 0 && otherRank != 0
        ? (rank > otherRank) - (rank < otherRank)
        : m_collator.compare(m_jobs.name(one), m_jobs.name(other));
    if (compared == 0)
        return one < other;
    return (compared < 0) == (order == Qt::AscendingOrder);
}

void NameRanks::sort(std::vector<int> &rows, Qt::SortOrder order) const
{
    const auto fresh =
        std::partition(rows.begin(), rows.end(), [this](int row) { return rankOf(row) != 0; });
    if (rows.end() - fresh > manyNames) {
        sortByText(rows, order);
        return;
    }
    std::vector<std::pair<qint64, int>> keys;
    keys.reserve(std::size_t(fresh - rows.begin()));
    const qint64 sign = order == Qt::AscendingOrder ? 1 : -1;
    std::for_each(rows.begin(), fresh,
                  [&](int row) { keys.emplace_back(sign * rankOf(row), row); });
    std::sort(keys.begin(), keys.end());
    std::transform(keys.begin(), keys.end(), rows.begin(),
                   [](const auto &entry) { return entry.second; });
    const auto before = [this, order](int one, int other) {
        return comesBefore(one, other, order);
    };
    std::sort(fresh, rows.end(), before);
    // the few find their places by halving, without comparing them with all others
    std::vector<int> merged;
    merged.reserve(rows.size());
    auto at = rows.begin();
    for (auto row = fresh; row != rows.end(); ++row) {
        const auto next = std::lower_bound(at, fresh, *row, before);
        merged.insert(merged.end(), at, next);
        merged.push_back(*row);
        at = next;
    }
    merged.insert(merged.end(), at, fresh);
    rows = std::move(merged);
}

void NameRanks::sortByText(std::vector<int> &rows, Qt::SortOrder order) const
{
    std::sort(rows.begin(), rows.end());
    QStringList names;
    names.reserve(qsizetype(rows.size()));
    for (const int row : rows)
        names.append(m_jobs.name(row));
    std::vector<Entry> entries = sorted(m_collator, names);
    if (order == Qt::DescendingOrder) { // equal ones keep their order
        std::stable_sort(entries.begin(), entries.end(), [](const Entry &one, const Entry &other) {
            return one.key.compare(other.key) > 0;
        });
    }
    const std::vector<int> unsorted = rows;
    std::transform(entries.begin(), entries.end(), rows.begin(),
                   [&unsorted](const Entry &entry) { return unsorted[std::size_t(entry.row)]; });
}

} // namespace tranship
