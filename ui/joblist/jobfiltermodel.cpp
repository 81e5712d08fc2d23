// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/joblist/jobfiltermodel.h"

#include "model/job/clock.h"
#include "model/jobmodel.h"
#include "ui/joblist/celltext.h"

#include <algorithm>

namespace tranship {

namespace {

/// More places than this change at once by a reset or a new layout, not one by one.
constexpr std::size_t mostRuns = 32;
constexpr std::chrono::seconds calmTime{1};

/// Runs of numbers that follow each other, in an ascending list: [first, last].
std::vector<std::pair<int, int>> runsOf(const std::vector<int> &numbers)
{
    std::vector<std::pair<int, int>> runs;
    for (const int number : numbers) {
        if (!runs.empty() && runs.back().second == number - 1)
            runs.back().second = number;
        else
            runs.emplace_back(number, number);
    }
    return runs;
}

std::vector<int> sortedOnce(std::vector<int> numbers)
{
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

} // namespace

JobFilterModel::JobFilterModel(JobModel &jobs, const Clock &clock, QObject *parent)
    : QAbstractItemModel(parent),
      m_jobs(jobs),
      m_clock(clock),
      m_order(jobs)
{
    m_calm.setSingleShot(true);
    m_calm.setInterval(calmTime);
    connect(&m_calm, &QTimer::timeout, this, [this] {
        m_touched.insert(m_touched.end(), m_lively.begin(), m_lively.end());
        m_lively.clear();
        sortTouched();
    });
    connectJobs();
    m_places.assign(std::size_t(m_jobs.rowCount()), -1);
    filterAnew(false);
}

void JobFilterModel::connectJobs()
{
    connect(&m_jobs, &JobModel::rowsInserted, this, &JobFilterModel::noteInserted);
    connect(&m_jobs, &JobModel::rowsAboutToBeInserted, this,
            [this](const QModelIndex &parent, int first, int last) {
                if (const QModelIndex shown = mapFromSource(parent); shown.isValid())
                    beginInsertRows(shown, first, last);
            });
    connect(&m_jobs, &JobModel::rowsAboutToBeRemoved, this, &JobFilterModel::noteAboutToRemove);
    connect(&m_jobs, &JobModel::rowsRemoved, this, &JobFilterModel::noteRemoved);
    connect(&m_jobs, &JobModel::dataChanged, this, &JobFilterModel::passOn);
    connect(&m_jobs, &JobModel::settled, this, &JobFilterModel::settle);
}

void JobFilterModel::setGroup(JobGroup group)
{
    if (m_group == group)
        return;
    const bool isNarrower = m_group == JobGroup::All;
    m_group = group;
    filterAnew(isNarrower);
}

void JobFilterModel::setNarrowing(const JobNarrowing &narrowing)
{
    if (m_narrowing == narrowing)
        return;
    m_narrowing = narrowing;
    filterAnew(false);
}

void JobFilterModel::setText(const QString &text)
{
    const QString folded = text.toCaseFolded();
    if (m_text == folded)
        return;
    const bool isNarrower = folded.contains(m_text);
    m_text = folded;
    filterAnew(isNarrower);
}

bool JobFilterModel::accepts(int source) const
{
    const JobFacts &facts = m_jobs.facts(source);
    return isInGroup(facts.state, facts.type, m_group) && isInNarrowing(source)
        && (m_text.isEmpty() || m_jobs.hasText(source, m_text));
}

bool JobFilterModel::isInNarrowing(int source) const
{
    return !m_narrowing.isOn() || m_narrowing.accepts(m_jobs.place(m_jobs.placeOf(source)));
}

/// `isNarrower`: nothing is shown then that isn't now, and the order stays.
void JobFilterModel::filterAnew(bool isNarrower)
{
    std::vector<int> rows;
    if (isNarrower) {
        std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(rows),
                     [this](int source) { return accepts(source); });
        if (rows.size() == m_rows.size())
            return;
    } else {
        for (int source = 0; source < m_jobs.rowCount(); ++source) {
            if (accepts(source))
                rows.push_back(source);
        }
        m_order.sort(rows);
        if (rows == m_rows)
            return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    std::fill(m_places.begin(), m_places.end(), -1);
    renumber();
    endResetModel();
}

void JobFilterModel::renumber(int from)
{
    for (int place = from; place < static_cast<int>(m_rows.size()); ++place)
        m_places[std::size_t(m_rows[std::size_t(place)])] = place;
}

void JobFilterModel::noteInserted(const QModelIndex &parent, int first, int last)
{
    if (parent.isValid()) {
        if (mapFromSource(parent).isValid())
            endInsertRows();
        m_touched.push_back(parent.row());
        return;
    }
    m_places.resize(std::size_t(m_jobs.rowCount()), -1); // they come at the end
    for (int source = first; source <= last; ++source)
        m_touched.push_back(source);
}

void JobFilterModel::noteAboutToRemove(const QModelIndex &parent, int first, int last)
{
    if (parent.isValid()) {
        if (const QModelIndex shown = mapFromSource(parent); shown.isValid())
            beginRemoveRows(shown, first, last);
        return;
    }
    std::vector<int> places;
    for (int source = first; source <= last; ++source) {
        if (const int place = m_places[std::size_t(source)]; place >= 0)
            places.push_back(place);
    }
    takeOut(std::move(places));
}

void JobFilterModel::noteRemoved(const QModelIndex &parent, int first, int last)
{
    if (parent.isValid()) {
        if (mapFromSource(parent).isValid())
            endRemoveRows();
        m_touched.push_back(parent.row());
        return;
    }
    const int count = last - first + 1;
    m_places.erase(m_places.begin() + first, m_places.begin() + last + 1);
    const auto moveUp = [first, last, count](std::vector<int> &rows) {
        std::erase_if(rows, [first, last](int row) { return row >= first && row <= last; });
        for (int &row : rows)
            row -= row > last ? count : 0;
    };
    moveUp(m_rows);
    moveUp(m_touched);
    moveUp(m_lively);
}

void JobFilterModel::passOn(const QModelIndex &topLeft, const QModelIndex &bottomRight)
{
    if (topLeft.parent().isValid()) {
        const QModelIndex from = mapFromSource(topLeft);
        if (from.isValid())
            Q_EMIT dataChanged(from, mapFromSource(bottomRight));
        return;
    }
    for (int source = topLeft.row(); source <= bottomRight.row(); ++source) {
        if (const int place = m_places[std::size_t(source)]; place >= 0)
            Q_EMIT dataChanged(index(place, topLeft.column()), index(place, bottomRight.column()));
        m_touched.push_back(source);
    }
}

/// What has changed comes in, goes out or moves.
void JobFilterModel::settle()
{
    const std::vector<int> touched = sortedOnce(std::exchange(m_touched, {}));
    std::vector<int> gone;
    std::vector<int> come;
    for (const int source : touched) {
        const int place = m_places[std::size_t(source)];
        const bool isAccepted = accepts(source);
        if (place >= 0 && !isAccepted)
            gone.push_back(place);
        else if (place < 0 && isAccepted)
            come.push_back(source);
        else if (isAccepted)
            m_touched.push_back(source);
    }
    takeOut(std::move(gone));
    if (m_order.isLively()) {
        m_lively.insert(m_lively.end(), m_touched.begin(), m_touched.end());
        m_lively = sortedOnce(std::move(m_lively));
        m_touched.clear();
        if (!m_calm.isActive())
            m_calm.start();
    } else {
        sortTouched();
    }
    putIn(std::move(come));
}

void JobFilterModel::takeOut(std::vector<int> places)
{
    if (places.empty())
        return;
    const auto runs = runsOf(sortedOnce(std::move(places)));
    const bool atOnce = runs.size() > mostRuns;
    if (atOnce)
        beginResetModel();
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        if (!atOnce)
            beginRemoveRows({}, run->first, run->second);
        const auto first = m_rows.begin() + run->first;
        const auto end = m_rows.begin() + run->second + 1;
        std::for_each(first, end, [this](int source) { m_places[std::size_t(source)] = -1; });
        m_rows.erase(first, end);
        if (!atOnce) {
            renumber(run->first);
            endRemoveRows();
        }
    }
    if (atOnce) {
        renumber();
        endResetModel();
    }
}

void JobFilterModel::putIn(std::vector<int> sources)
{
    if (sources.empty())
        return;
    m_order.sort(sources);
    const auto before = [this](int one, int other) { return m_order.comesBefore(one, other); };
    std::vector<int> merged;
    merged.reserve(m_rows.size() + sources.size());
    std::vector<int> places; // where they are in the end
    auto at = m_rows.begin();
    for (const int source : sources) {
        const auto next = std::lower_bound(at, m_rows.end(), source, before);
        merged.insert(merged.end(), at, next);
        at = next;
        places.push_back(static_cast<int>(merged.size()));
        merged.push_back(source);
    }
    merged.insert(merged.end(), at, m_rows.end());
    const auto runs = runsOf(places);
    if (runs.size() > mostRuns) {
        beginResetModel();
        m_rows = std::move(merged);
        renumber();
        endResetModel();
        return;
    }
    for (const auto &[first, last] : runs) { // from the top: what is above stands already
        beginInsertRows({}, first, last);
        m_rows.insert(m_rows.begin() + first, merged.begin() + first, merged.begin() + last + 1);
        renumber(first);
        endInsertRows();
    }
}

/// Keeps every row where it is that is not out of place.
void JobFilterModel::sortTouched()
{
    std::vector<int> touched = sortedOnce(std::exchange(m_touched, {}));
    std::erase_if(touched, [this](int source) { return m_places[std::size_t(source)] < 0; });
    const auto isInPlace = [this](int source) {
        const auto place = m_rows.begin() + m_places[std::size_t(source)];
        return (place == m_rows.begin() || m_order.comesBefore(*(place - 1), source))
            && (place + 1 == m_rows.end() || m_order.comesBefore(source, *(place + 1)));
    };
    if (std::all_of(touched.begin(), touched.end(), isInPlace))
        return;
    std::vector<int> rest;
    rest.reserve(m_rows.size());
    std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(rest), [&touched](int source) {
        return !std::binary_search(touched.begin(), touched.end(), source);
    });
    m_order.sort(touched);
    std::vector<int> rows;
    rows.reserve(m_rows.size());
    const auto before = [this](int one, int other) { return m_order.comesBefore(one, other); };
    auto at = rest.begin();
    for (const int source : touched) {
        const auto next = std::lower_bound(at, rest.end(), source, before);
        rows.insert(rows.end(), at, next);
        rows.push_back(source);
        at = next;
    }
    rows.insert(rows.end(), at, rest.end());
    changeOrder(std::move(rows));
}

void JobFilterModel::changeOrder(std::vector<int> rows)
{
    if (rows == m_rows)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const std::vector<int> before = std::exchange(m_rows, std::move(rows));
    renumber();
    // a file's index names its job by a number that stays
    const QModelIndexList kept = persistentIndexList();
    for (const QModelIndex &old : kept) {
        if (old.internalId() == 0)
            changePersistentIndex(old,
                                  createIndex(m_places[std::size_t(before[std::size_t(old.row())])],
                                              old.column(), quintptr{0}));
    }
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void JobFilterModel::sort(int column, Qt::SortOrder order)
{
    m_order.set(column, order);
    m_lively.clear();
    std::vector<int> rows = m_rows;
    m_order.sort(rows);
    changeOrder(std::move(rows));
}

const JobSnapshot *JobFilterModel::snapshot(const QModelIndex &index) const
{
    return index.model() == this ? m_jobs.snapshot(mapToSource(index)) : nullptr;
}

int JobFilterModel::fileOf(const QModelIndex &index) const
{
    return index.internalId() != 0 ? index.row() : -1;
}

JobId JobFilterModel::idOf(const QModelIndex &index) const
{
    const QModelIndex source = mapToSource(index);
    if (!source.isValid())
        return {};
    return m_jobs.idOf(source.internalId() == 0 ? source.row() : m_jobs.rowOf(source.internalId()));
}

QModelIndex JobFilterModel::mapFromSource(const QModelIndex &source) const
{
    if (!source.isValid())
        return {};
    if (source.internalId() != 0)
        return rowOfNode(source.internalId()) < 0
            ? QModelIndex{}
            : createIndex(source.row(), source.column(), source.internalId());
    const int place = m_places[std::size_t(source.row())];
    return place < 0 ? QModelIndex{} : createIndex(place, source.column(), quintptr{0});
}

QModelIndex JobFilterModel::mapToSource(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == 0)
        return m_jobs.index(m_rows[std::size_t(index.row())], index.column());
    const int job = m_jobs.rowOf(index.internalId());
    return job < 0 ? QModelIndex{}
                   : m_jobs.index(index.row(), index.column(), m_jobs.index(job, 0));
}

QModelIndex JobFilterModel::indexOf(const JobId &job) const
{
    return mapFromSource(m_jobs.indexOf(job));
}

quintptr JobFilterModel::nodeOf(int row) const
{
    return m_jobs.nodeOf(m_rows[std::size_t(row)]);
}

int JobFilterModel::rowOfNode(quintptr node) const
{
    const int source = m_jobs.rowOf(node);
    return source < 0 ? -1 : m_places[std::size_t(source)];
}

QModelIndex JobFilterModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= JobModel::ColumnCount || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? nodeOf(parent.row()) : quintptr{0});
}

QModelIndex JobFilterModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    const int row = rowOfNode(child.internalId());
    return row < 0 ? QModelIndex{} : createIndex(row, 0, quintptr{0});
}

int JobFilterModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_rows.size());
    if (parent.internalId() != 0 || parent.column() != 0
        || std::size_t(parent.row()) >= m_rows.size())
        return 0;
    return m_jobs.fileCount(m_rows[std::size_t(parent.row())]);
}

bool JobFilterModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

int JobFilterModel::columnCount(const QModelIndex &) const
{
    return JobModel::ColumnCount;
}

Qt::ItemFlags JobFilterModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    return index.internalId() == 0 ? flags : flags | Qt::ItemNeverHasChildren;
}

QHash<int, QByteArray> JobFilterModel::roleNames() const
{
    return m_jobs.roleNames();
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
        return toolTipText(*job, file, m_clock.now());
    case Qt::AccessibleTextRole:
        return spokenText(*job, file, index.column(), m_clock.now());
    case Qt::TextAlignmentRole:
        return cellAlignment(index.column());
    default:
        return m_jobs.data(mapToSource(index), role);
    }
}

QVariant JobFilterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return columnTitle(section);
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(section);
    return {};
}

} // namespace tranship
