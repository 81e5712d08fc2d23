// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/jobcells.h"

#include "model/jobmodel.h"

#include <QFileInfo>

#include <algorithm>

namespace tranship {

namespace {

constexpr ChangedColumns bit(JobModel::Column column)
{
    return 1U << static_cast<unsigned>(column);
}

qint64 secondsLeft(const JobCells &cells)
{
    if (cells.total == unknownSize || cells.speed <= 0)
        return -1;
    const qint64 left = std::max<qint64>(0, cells.total - cells.transferred);
    return (left + cells.speed - 1) / cells.speed;
}

ChangedColumns changedColumns(const JobCells &then, const JobCells &now)
{
    ChangedColumns changed = 0;
    const auto mark = [&changed](bool differs, ChangedColumns columns) {
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
    mark(then.direction != now.direction, bit(JobModel::Direction));
    mark(then.category != now.category, bit(JobModel::Category));
    return changed;
}

QVariant cellValue(const JobCells &cells, int column)
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
    case JobModel::Direction:
        return static_cast<int>(cells.direction);
    case JobModel::Category:
        return cells.category;
    default:
        return {};
    }
}

/// Progress sorts by the share that is done, which is unknown without a size.
QVariant sortValue(const JobCells &cells, int column)
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

} // namespace

JobCells cellsOf(const JobSnapshot &snapshot)
{
    const Job &job = snapshot.job;
    return {job.name,
            static_cast<int>(job.state),
            job.bytesTransferred(),
            job.bytesTotal(),
            snapshot.speed,
            static_cast<int>(job.priority),
            job.created,
            job.type,
            job.category};
}

JobCells cellsOf(const JobSnapshot &snapshot, int index)
{
    const File &file = snapshot.job.files.at(index);
    const QString name = QFileInfo(file.path).fileName();
    return {name.isEmpty() ? file.url.fileName() : name,
            static_cast<int>(file.state),
            file.bytesTransferred,
            file.bytesTotal,
            snapshot.fileSpeeds.value(index, 0),
            static_cast<int>(snapshot.job.priority),
            snapshot.job.created,
            snapshot.job.isSent(file) ? snapshot.job.type : JobType::Download,
            snapshot.job.category};
}

QVariant cellData(const JobCells &cells, int column, int role)
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
    case JobModel::DirectionRole:
        return static_cast<int>(cells.direction);
    case JobModel::CategoryRole:
        return cells.category;
    case JobModel::SortRole:
        return sortValue(cells, column);
    default:
        return {};
    }
}

ChangedColumns changedColumns(const JobSnapshot &then, const JobSnapshot &now)
{
    if (then == now)
        return 0;
    ChangedColumns changed = changedColumns(cellsOf(then), cellsOf(now));
    const bool reasonDiffers = then.job.error != now.job.error
        || then.job.nextTry != now.job.nextTry || then.waitsForSlot != now.waitsForSlot
        || then.job.state != now.job.state;
    if (reasonDiffers)
        changed |= bit(JobModel::Name);
    if (reasonDiffers || changed == 0)
        changed |= bit(JobModel::State);
    return changed;
}

ChangedColumns changedColumns(const JobSnapshot &then, const JobSnapshot &now, int file)
{
    ChangedColumns changed = changedColumns(cellsOf(then, file), cellsOf(now, file));
    const File &before = then.job.files.at(file);
    const File &after = now.job.files.at(file);
    if (before.error != after.error || before.state != after.state || before.url != after.url)
        changed |= bit(JobModel::Name) | bit(JobModel::State);
    if (changed == 0 && before != after)
        changed = bit(JobModel::State);
    return changed;
}

void forEachRun(const QList<std::pair<int, ChangedColumns>> &changes,
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

} // namespace tranship
