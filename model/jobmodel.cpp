// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/jobmodel.h"

#include "model/engine.h"
#include "model/jobcells.h"

#include <algorithm>
#include <functional>

namespace tranship {

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
    for (qsizetype i = 0; i < jobs.size(); ++i)
        last.insert(jobs.at(i).job.id, i);
    QList<std::pair<int, ChangedColumns>> changes;
    QList<JobSnapshot> added;
    for (qsizetype i = 0; i < jobs.size(); ++i) {
        const JobSnapshot &now = jobs.at(i);
        if (last.value(now.job.id) != i)
            continue;
        const auto row = m_rows.constFind(now.job.id);
        if (row == m_rows.cend())
            added.append(now);
        else if (const ChangedColumns changed = changedColumns(m_jobs.at(*row), now)) {
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
