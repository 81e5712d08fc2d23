// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/jobmodel.h"

#include "model/engine.h"
#include "model/jobcells.h"

#include <algorithm>
#include <functional>

namespace tranship {

namespace {

/// Jobs are put away when nobody has looked at them for about so long.
constexpr std::chrono::seconds packEvery{2};
/// So many may stay open meanwhile: what a screen shows, and more.
constexpr std::size_t mostOpen = 1000;

/// Nothing is lost of the job when it is packed: what only the running engine knows is at rest.
bool rests(const JobSnapshot &job)
{
    return !isRunning(job.job.state) && job.speed == 0
        && std::all_of(job.fileSpeeds.begin(), job.fileSpeeds.end(),
                       [](qint64 speed) { return speed == 0; })
        && std::all_of(job.connections.begin(), job.connections.end(),
                       [](const QList<ConnectionView> &file) { return file.isEmpty(); });
}

} // namespace

JobModel::JobModel(Engine &engine, QObject *parent) : QAbstractItemModel(parent)
{
    connect(&engine, &Engine::jobsChanged, this, &JobModel::applyChanges);
    connect(&engine, &Engine::jobsRestored, this, &JobModel::restore);
    connect(&engine, &Engine::jobsRemoved, this, &JobModel::applyRemovals);
    m_packing.setSingleShot(true);
    m_packing.setInterval(packEvery);
    connect(&m_packing, &QTimer::timeout, this, &JobModel::packIdle);
}

JobModel::~JobModel() = default;

const JobSnapshot *JobModel::snapshot(const JobId &job) const
{
    const auto row = m_rows.constFind(job);
    return row == m_rows.cend() ? nullptr : &openRow(*row);
}

const JobSnapshot *JobModel::snapshot(const QModelIndex &index) const
{
    if (!index.isValid() || index.model() != this || !checkIndex(index))
        return nullptr;
    const QModelIndex job = index.internalId() == 0 ? index : parent(index);
    return &openRow(job.row());
}

JobSnapshot &JobModel::openRow(int row) const
{
    Row &at = m_jobs[std::size_t(row)];
    if (!at.open) {
        at.open = std::make_unique<JobSnapshot>();
        at.open->job = at.packed.unpacked();
        at.open->expires = at.expires;
        at.open->waitsForSlot = at.waitsForSlot;
        at.open->noted = at.noted;
        m_open.push_back(at.node);
        if (m_open.size() > mostOpen && !m_packing.isActive())
            m_packing.start();
    }
    return *at.open;
}

void JobModel::pack(Row &row) const
{
    if (row.packed.isEmpty())
        row.packed = PackedJob(row.open->job);
    row.expires = row.open->expires;
    row.waitsForSlot = row.open->waitsForSlot;
    row.noted = row.open->noted;
    row.open.reset();
}

/// What moves stays open: it changes ten times a second.
void JobModel::packIdle()
{
    std::vector<Node> open;
    for (const Node node : m_open) {
        const int row = rowOf(node);
        if (row < 0)
            continue;
        Row &at = m_jobs[std::size_t(row)];
        if (!at.open)
            continue;
        if (rests(*at.open))
            pack(at);
        else
            open.push_back(node);
    }
    open.shrink_to_fit();
    m_open = std::move(open);
}

const JobFacts *JobModel::facts(const JobId &job) const
{
    const auto row = m_rows.constFind(job);
    return row == m_rows.cend() ? nullptr : &facts(*row);
}

QString JobModel::name(int row) const
{
    const Row &at = m_jobs[std::size_t(row)];
    return at.open ? at.open->job.name : at.packed.name();
}

bool JobModel::hasText(int row, const QString &folded) const
{
    const Row &at = m_jobs[std::size_t(row)];
    return (at.packed.isEmpty() ? PackedJob(at.open->job) : at.packed).hasText(folded);
}

void JobModel::countIn(const JobFacts &facts, int sign)
{
    m_counts.at(static_cast<std::size_t>(facts.state)).at(static_cast<std::size_t>(facts.type)) +=
        sign;
    m_speed += sign * facts.speed;
}

void JobModel::refreshFacts(Row &row)
{
    countIn(row.facts, -1);
    row.facts = factsOf(*row.open);
    countIn(row.facts, 1);
    const int place = numberOf(tranship::placeOf(row.open->job));
    --m_placeCounts[std::size_t(row.place)];
    ++m_placeCounts[std::size_t(place)];
    row.place = place;
}

int JobModel::numberOf(const JobPlace &place)
{
    const auto known = m_placeNumbers.constFind(place);
    if (known != m_placeNumbers.cend())
        return *known;
    const int number = placeCount();
    m_placeNumbers.insert(place, number);
    m_places.push_back(place);
    m_placeCounts.push_back(0);
    return number;
}

QModelIndex JobModel::indexOf(const JobId &job) const
{
    const auto row = m_rows.constFind(job);
    return row == m_rows.cend() ? QModelIndex{} : createIndex(*row, 0, Node{0});
}

QModelIndex JobModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? nodeOf(parent.row()) : Node{0});
}

QModelIndex JobModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    const auto row = m_rowsOfNodes.constFind(child.internalId());
    return row == m_rowsOfNodes.cend() ? QModelIndex{} : createIndex(*row, 0, Node{0});
}

int JobModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_jobs.size());
    if (parent.internalId() != 0 || parent.column() != 0
        || std::size_t(parent.row()) >= m_jobs.size())
        return 0;
    return m_jobs[std::size_t(parent.row())].files;
}

int JobModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant JobModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const JobSnapshot &job = *snapshot(index);
    const bool isFile = index.internalId() != 0;
    switch (role) {
    case IdRole:
        return job.job.id;
    case IsFileRole:
        return isFile;
    case FileIndexRole:
        return isFile ? index.row() : -1;
    case TypeRole:
        return static_cast<int>(job.job.type);
    default:
        return cellData(isFile ? cellsOf(job, index.row()) : cellsOf(job), index.column(), role);
    }
}

QHash<int, QByteArray> JobModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractItemModel::roleNames();
    names.insert({{IdRole, "id"},
                  {IsFileRole, "isFile"},
                  {FileIndexRole, "fileIndex"},
                  {StateRole, "state"},
                  {TypeRole, "type"},
                  {DirectionRole, "direction"},
                  {PriorityRole, "priority"},
                  {BytesTotalRole, "bytesTotal"},
                  {BytesTransferredRole, "bytesTransferred"},
                  {SpeedRole, "speed"},
                  {SecondsLeftRole, "secondsLeft"},
                  {CategoryRole, "category"},
                  {SortRole, "sort"}});
    return names;
}

void JobModel::applyChanges(const QList<JobSnapshot> &jobs)
{
    // The last word about a job in a batch is the one that counts.
    QHash<JobId, qsizetype> last;
    last.reserve(jobs.size());
    for (qsizetype i = 0; i < jobs.size(); ++i)
        last.insert(jobs.at(i).job.id, i);
    QList<std::pair<int, ChangedColumns>> changes;
    QList<qsizetype> added;
    for (qsizetype i = 0; i < jobs.size(); ++i) {
        const JobSnapshot &now = jobs.at(i);
        if (last.value(now.job.id) != i)
            continue;
        const auto row = m_rows.constFind(now.job.id);
        if (row == m_rows.cend())
            added.append(i);
        else if (const ChangedColumns changed = changedColumns(openRow(*row), now)) {
            changes.append({*row, changed});
            updateRow(*row, now);
        }
    }
    std::sort(changes.begin(), changes.end());
    forEachRun(changes, [this](int first, int lastRow, int left, int right) {
        Q_EMIT dataChanged(index(first, left), index(lastRow, right));
    });
    if (!added.isEmpty())
        appendRows(jobs, added);
    if (!changes.isEmpty() || !added.isEmpty())
        Q_EMIT settled();
    if (!m_packing.isActive() && !m_open.empty())
        m_packing.start();
}

void JobModel::updateRow(int row, const JobSnapshot &now)
{
    matchFileRows(row, now.job.files);
    Row &at = m_jobs[std::size_t(row)];
    const JobSnapshot then = std::exchange(*at.open, now);
    at.packed = {};
    refreshFacts(at);
    updateFileRows(row, then);
}

/// Brings the number of file rows to that of `now` where files came or went; the values follow.
void JobModel::matchFileRows(int row, const QList<File> &now)
{
    const auto sameFile = [](const File &one, const File &other) { return one.url == other.url; };
    Row &at = m_jobs[std::size_t(row)];
    QList<File> &files = at.open->job.files;
    QList<qint64> &speeds = at.open->fileSpeeds;
    const QList<File> &before = files;
    if (before.size() == now.size())
        return;
    at.packed = {};
    speeds.resize(before.size());
    const qsizetype shorter = std::min(before.size(), now.size());
    qsizetype head = 0;
    while (head < shorter && sameFile(before.at(head), now.at(head)))
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head
           && sameFile(before.at(before.size() - 1 - tail), now.at(now.size() - 1 - tail)))
        ++tail;
    const qsizetype place = shorter - tail;
    const qsizetype more = now.size() - before.size();
    const QModelIndex job = index(row, 0);
    if (more > 0) {
        beginInsertRows(job, static_cast<int>(place), static_cast<int>(place + more - 1));
        for (qsizetype i = place; i < place + more; ++i)
            files.insert(i, now.at(i));
        speeds.insert(place, more, 0);
        at.files = static_cast<int>(files.size());
        endInsertRows();
    } else {
        beginRemoveRows(job, static_cast<int>(place), static_cast<int>(place - more - 1));
        files.remove(place, -more);
        speeds.remove(place, -more);
        at.files = static_cast<int>(files.size());
        endRemoveRows();
    }
}

void JobModel::updateFileRows(int row, const JobSnapshot &then)
{
    const JobSnapshot &now = openRow(row);
    QList<std::pair<int, ChangedColumns>> changes;
    for (int file = 0; file < now.job.files.size(); ++file) {
        if (const ChangedColumns changed = changedColumns(then, now, file))
            changes.append({file, changed});
    }
    const QModelIndex job = index(row, 0);
    forEachRun(changes, [this, &job](int first, int last, int left, int right) {
        Q_EMIT dataChanged(index(first, left, job), index(last, right, job));
    });
}

void JobModel::appendRows(const QList<JobSnapshot> &jobs, const QList<qsizetype> &added)
{
    const int first = static_cast<int>(m_jobs.size());
    beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
    for (const qsizetype i : added) {
        const JobSnapshot &job = jobs.at(i);
        Row row;
        row.id = job.job.id;
        row.node = ++m_lastNode;
        row.files = static_cast<int>(job.job.files.size());
        row.expires = job.expires;
        row.waitsForSlot = job.waitsForSlot;
        row.noted = job.noted;
        row.facts = factsOf(job);
        row.place = numberOf(tranship::placeOf(job.job));
        if (!rests(job)) {
            row.open = std::make_unique<JobSnapshot>(job);
            m_open.push_back(row.node);
        } else {
            row.packed = PackedJob(job.job);
        }
        append(std::move(row));
    }
    endInsertRows();
}

void JobModel::append(Row row)
{
    countIn(row.facts, 1);
    ++m_placeCounts[std::size_t(row.place)];
    m_rows.insert(row.id, static_cast<int>(m_jobs.size()));
    m_rowsOfNodes.insert(row.node, static_cast<int>(m_jobs.size()));
    m_jobs.push_back(std::move(row));
}

/// They stay as they are packed, and share that with the engine.
void JobModel::restore(const StoredJobs &jobs)
{
    const int first = static_cast<int>(m_jobs.size());
    const std::size_t all = m_jobs.size() + std::size_t(jobs.size());
    m_jobs.reserve(all);
    m_rows.reserve(qsizetype(all));
    m_rowsOfNodes.reserve(qsizetype(all));
    beginInsertRows({}, first, static_cast<int>(all) - 1);
    for (const StoredJob &job : jobs.packed()) {
        Row row;
        row.id = job.brief.id;
        row.node = ++m_lastNode;
        row.files = job.facts.files;
        row.expires = job.expires;
        row.waitsForSlot = job.waitsForSlot;
        row.facts = job.facts;
        row.place = numberOf(job.place);
        row.packed = job.packed;
        append(std::move(row));
    }
    endInsertRows();
    Q_EMIT settled();
}

void JobModel::applyRemovals(const QList<JobId> &jobs)
{
    QList<int> rows;
    for (const JobId &job : jobs) {
        if (const auto row = m_rows.constFind(job); row != m_rows.cend())
            rows.append(*row);
    }
    std::sort(rows.begin(), rows.end(), std::greater<>());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    // From the bottom up, so that the rows still to go keep their numbers.
    for (qsizetype begin = 0; begin < rows.size();) {
        qsizetype end = begin + 1;
        while (end < rows.size() && rows.at(end) == rows.at(end - 1) - 1)
            ++end;
        removeRun(rows.at(end - 1), rows.at(begin));
        begin = end;
    }
    if (!rows.isEmpty())
        Q_EMIT settled();
}

void JobModel::removeRun(int first, int last)
{
    beginRemoveRows({}, first, last);
    const auto begin = m_jobs.begin() + first;
    const auto end = m_jobs.begin() + last + 1;
    for (auto row = begin; row != end; ++row) {
        countIn(row->facts, -1);
        --m_placeCounts[std::size_t(row->place)];
        m_rows.remove(row->id);
        m_rowsOfNodes.remove(row->node);
    }
    m_jobs.erase(begin, end);
    for (int row = first; row < static_cast<int>(m_jobs.size()); ++row) {
        m_rows[m_jobs[std::size_t(row)].id] = row;
        m_rowsOfNodes[m_jobs[std::size_t(row)].node] = row;
    }
    endRemoveRows();
}

} // namespace tranship
