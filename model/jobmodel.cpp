// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/jobmodel.h"

#include "model/engine.h"

#include <QFileInfo>

#include <algorithm>
#include <functional>

namespace tranship {

namespace {

/// One bit for each column of a row.
using Columns = unsigned;

constexpr Columns bit(JobModel::Column column)
{
    return 1U << static_cast<unsigned>(column);
}

/// What the columns of a row show, of a job or a file.
struct Cells {
    QString name;
    int state = 0;
    qint64 transferred = 0;
    qint64 total = unknownSize;
    qint64 speed = 0;
    int priority = 0;
    QDateTime added;
};

Cells cellsOf(const JobSnapshot &snapshot)
{
    const Job &job = snapshot.job;
    return {job.name,
            static_cast<int>(job.state),
            job.bytesTransferred(),
            job.bytesTotal(),
            snapshot.speed,
            static_cast<int>(job.priority),
            job.created};
}

Cells cellsOf(const JobSnapshot &snapshot, int index)
{
    const File &file = snapshot.job.files.at(index);
    const QString name = QFileInfo(file.path).fileName();
    return {name.isEmpty() ? file.url.fileName() : name,
            static_cast<int>(file.state),
            file.bytesTransferred,
            file.bytesTotal,
            snapshot.fileSpeeds.value(index, 0),
            static_cast<int>(snapshot.job.priority),
            snapshot.job.created};
}

qint64 secondsLeft(const Cells &cells)
{
    if (cells.total == unknownSize || cells.speed <= 0)
        return -1;
    const qint64 left = std::max<qint64>(0, cells.total - cells.transferred);
    return (left + cells.speed - 1) / cells.speed;
}

Columns changedColumns(const Cells &then, const Cells &now)
{
    Columns changed = 0;
    const auto mark = [&changed](bool differs, Columns columns) {
        if (differs)
            changed |= columns;
    };
    mark(then.name != now.name, bit(JobModel::Name));
    mark(then.state != now.state, bit(JobModel::State));
    mark(then.transferred != now.transferred || then.total != now.total, bit(JobModel::Progress));
    mark(then.total != now.total, bit(JobModel::Size));
    mark(then.speed != now.speed, bit(JobModel::Speed));
    mark(secondsLeft(then) != secondsLeft(now), bit(JobModel::TimeLeft));
    mark(then.priority != now.priority, bit(JobModel::Priority));
    mark(then.added != now.added, bit(JobModel::Added));
    return changed;
}

/// What no column shows by itself (an error, when it expires) belongs to the state: views that
/// explain a row look at its name and state.
Columns changedColumns(const JobSnapshot &then, const JobSnapshot &now)
{
    if (then == now)
        return 0;
    Columns changed = changedColumns(cellsOf(then), cellsOf(now));
    const bool reasonDiffers = then.job.error != now.job.error
        || then.job.nextTry != now.job.nextTry || then.waitsForSlot != now.waitsForSlot
        || then.job.state != now.job.state;
    if (reasonDiffers)
        changed |= bit(JobModel::Name);
    if (reasonDiffers || changed == 0)
        changed |= bit(JobModel::State);
    return changed;
}

Columns changedColumns(const JobSnapshot &then, const JobSnapshot &now, int file)
{
    Columns changed = changedColumns(cellsOf(then, file), cellsOf(now, file));
    const File &before = then.job.files.at(file);
    const File &after = now.job.files.at(file);
    if (before.error != after.error || before.state != after.state || before.url != after.url)
        changed |= bit(JobModel::Name) | bit(JobModel::State);
    if (changed == 0 && before != after)
        changed = bit(JobModel::State);
    return changed;
}

/// Calls `emitRun(firstRow, lastRow, firstColumn, lastColumn)` for each rectangle of changes: runs
/// of rows with the same changed columns, and in them runs of columns.
void forEachRun(const QList<std::pair<int, Columns>> &changes,
                const std::function<void(int, int, int, int)> &emitRun)
{
    for (qsizetype begin = 0; begin < changes.size();) {
        qsizetype end = begin + 1;
        const auto [first, columns] = changes.at(begin);
        while (end < changes.size() && changes.at(end).second == columns
               && changes.at(end).first == changes.at(end - 1).first + 1)
            ++end;
        const int last = changes.at(end - 1).first;
        for (int column = 0; column < JobModel::ColumnCount; ++column) {
            const int from = column;
            while (column < JobModel::ColumnCount
                   && (columns & (1U << static_cast<unsigned>(column))) != 0)
                ++column;
            if (column > from)
                emitRun(first, last, from, column - 1);
        }
        begin = end;
    }
}

QVariant cellValue(const Cells &cells, int column)
{
    switch (column) {
    case JobModel::Name:
        return cells.name;
    case JobModel::State:
        return cells.state;
    case JobModel::Progress:
        return cells.transferred;
    case JobModel::Size:
        return cells.total;
    case JobModel::Speed:
        return cells.speed;
    case JobModel::TimeLeft:
        return secondsLeft(cells);
    case JobModel::Priority:
        return cells.priority;
    case JobModel::Added:
        return cells.added;
    default:
        return {};
    }
}

/// Progress sorts by the share that is done, which is unknown without a size.
QVariant sortValue(const Cells &cells, int column)
{
    if (column == JobModel::Added)
        return cells.added.toMSecsSinceEpoch();
    if (column != JobModel::Progress)
        return cellValue(cells, column);
    if (cells.total == unknownSize)
        return -1.0;
    return cells.total == 0
        ? 1.0
        : static_cast<double>(cells.transferred) / static_cast<double>(cells.total);
}

QVariant roleValue(const Cells &cells, int column, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return cellValue(cells, column);
    case JobModel::StateRole:
        return cells.state;
    case JobModel::PriorityRole:
        return cells.priority;
    case JobModel::BytesTotalRole:
        return cells.total;
    case JobModel::BytesTransferredRole:
        return cells.transferred;
    case JobModel::SpeedRole:
        return cells.speed;
    case JobModel::SecondsLeftRole:
        return secondsLeft(cells);
    case JobModel::SortRole:
        return sortValue(cells, column);
    default:
        return {};
    }
}

} // namespace

JobModel::JobModel(Engine &engine, QObject *parent) : QAbstractItemModel(parent)
{
    connect(&engine, &Engine::jobsChanged, this, &JobModel::applyChanges);
    connect(&engine, &Engine::jobsRemoved, this, &JobModel::applyRemovals);
}

JobModel::~JobModel() = default;

const JobSnapshot *JobModel::snapshot(const JobId &job) const
{
    const auto row = m_rows.constFind(job);
    return row == m_rows.cend() ? nullptr : &m_jobs.at(*row);
}

const JobSnapshot *JobModel::snapshot(const QModelIndex &index) const
{
    if (!index.isValid() || index.model() != this || !checkIndex(index))
        return nullptr;
    const QModelIndex job = index.internalId() == 0 ? index : parent(index);
    return &m_jobs.at(job.row());
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
    return createIndex(row, column, parent.isValid() ? m_nodes.at(parent.row()) : Node{0});
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
    if (parent.internalId() != 0 || parent.column() != 0 || parent.row() >= m_jobs.size())
        return 0;
    return static_cast<int>(m_jobs.at(parent.row()).job.files.size());
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
        return roleValue(isFile ? cellsOf(job, index.row()) : cellsOf(job), index.column(), role);
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
                  {PriorityRole, "priority"},
                  {BytesTotalRole, "bytesTotal"},
                  {BytesTransferredRole, "bytesTransferred"},
                  {SpeedRole, "speed"},
                  {SecondsLeftRole, "secondsLeft"},
                  {SortRole, "sort"}});
    return names;
}

void JobModel::applyChanges(const QList<JobSnapshot> &jobs)
{
    // The last word about a job in a batch is the one that counts.
    QHash<JobId, qsizetype> last;
    for (qsizetype i = 0; i < jobs.size(); ++i)
        last.insert(jobs.at(i).job.id, i);
    QList<std::pair<int, Columns>> changes;
    QList<JobSnapshot> added;
    for (qsizetype i = 0; i < jobs.size(); ++i) {
        const JobSnapshot &now = jobs.at(i);
        if (last.value(now.job.id) != i)
            continue;
        const auto row = m_rows.constFind(now.job.id);
        if (row == m_rows.cend())
            added.append(now);
        else if (const Columns changed = changedColumns(m_jobs.at(*row), now)) {
            changes.append({*row, changed});
            updateRow(*row, now);
        }
    }
    std::sort(changes.begin(), changes.end());
    forEachRun(changes, [this](int first, int lastRow, int left, int right) {
        Q_EMIT dataChanged(index(first, left), index(lastRow, right));
    });
    if (!added.isEmpty())
        appendRows(added);
}

void JobModel::updateRow(int row, const JobSnapshot &now)
{
    matchFileRows(row, now.job.files);
    const JobSnapshot then = std::exchange(m_jobs[row], now);
    updateFileRows(row, then);
}

/// Brings the number of file rows to that of `now` where files came or went; the values follow.
void JobModel::matchFileRows(int row, const QList<File> &now)
{
    const auto sameFile = [](const File &one, const File &other) { return one.url == other.url; };
    QList<File> &files = m_jobs[row].job.files;
    QList<qint64> &speeds = m_jobs[row].fileSpeeds;
    speeds.resize(files.size());
    const qsizetype shorter = std::min(files.size(), now.size());
    qsizetype head = 0;
    while (head < shorter && sameFile(files.at(head), now.at(head)))
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head
           && sameFile(files.at(files.size() - 1 - tail), now.at(now.size() - 1 - tail)))
        ++tail;
    const qsizetype at = shorter - tail;
    const qsizetype more = now.size() - files.size();
    const QModelIndex job = index(row, 0);
    if (more > 0) {
        beginInsertRows(job, static_cast<int>(at), static_cast<int>(at + more - 1));
        for (qsizetype i = at; i < at + more; ++i)
            files.insert(i, now.at(i));
        speeds.insert(at, more, 0);
        endInsertRows();
    } else if (more < 0) {
        beginRemoveRows(job, static_cast<int>(at), static_cast<int>(at - more - 1));
        files.remove(at, -more);
        speeds.remove(at, -more);
        endRemoveRows();
    }
}

void JobModel::updateFileRows(int row, const JobSnapshot &then)
{
    const JobSnapshot &now = m_jobs.at(row);
    QList<std::pair<int, Columns>> changes;
    for (int file = 0; file < now.job.files.size(); ++file) {
        if (const Columns changed = changedColumns(then, now, file))
            changes.append({file, changed});
    }
    const QModelIndex job = index(row, 0);
    forEachRun(changes, [this, &job](int first, int last, int left, int right) {
        Q_EMIT dataChanged(index(first, left, job), index(last, right, job));
    });
}

void JobModel::appendRows(const QList<JobSnapshot> &jobs)
{
    const int first = static_cast<int>(m_jobs.size());
    beginInsertRows({}, first, first + static_cast<int>(jobs.size()) - 1);
    for (const JobSnapshot &job : jobs) {
        const int row = static_cast<int>(m_jobs.size());
        m_jobs.append(job);
        m_nodes.append(++m_lastNode);
        m_rows.insert(job.job.id, row);
        m_rowsOfNodes.insert(m_lastNode, row);
    }
    endInsertRows();
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
}

void JobModel::removeRun(int first, int last)
{
    beginRemoveRows({}, first, last);
    for (int row = first; row <= last; ++row) {
        m_rows.remove(m_jobs.at(row).job.id);
        m_rowsOfNodes.remove(m_nodes.at(row));
    }
    m_jobs.remove(first, last - first + 1);
    m_nodes.remove(first, last - first + 1);
    for (int row = first; row < m_jobs.size(); ++row) {
        m_rows[m_jobs.at(row).job.id] = row;
        m_rowsOfNodes[m_nodes.at(row)] = row;
    }
    endRemoveRows();
}

} // namespace tranship
