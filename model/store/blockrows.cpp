// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/blockrows.h"

#include "model/job/idtext.h"
#include "model/store/readingrow.h"

#include <QSet>
#include <QtEndian>

#include <limits>

namespace tranship {

namespace {

qint64 numberOf(const QByteArray &hash)
{
    return qFromBigEndian<qint64>(hash.constData());
}

QByteArray hashOf(qint64 number)
{
    QByteArray hash(sizeof number, Qt::Uninitialized);
    qToBigEndian(number, hash.data());
    return hash;
}

Result<bool> hasBlocks(Database &database, const QString &job)
{
    const Result<QSqlQuery *> query =
        database.query(QStringLiteral("SELECT 1 FROM blocks WHERE job=? LIMIT 1"), {job});
    if (!query)
        return failure(query.error());
    const bool has = (*query)->next();
    (*query)->finish();
    return has;
}

Result<QSet<QString>> partNamesWithBlocks(Database &database, const QString &job)
{
    const Result<QSqlQuery *> query =
        database.query(QStringLiteral("SELECT DISTINCT part_name FROM blocks WHERE job=?"), {job});
    if (!query)
        return failure(query.error());
    QSet<QString> names;
    while ((*query)->next())
        names.insert((*query)->value(0).toString());
    (*query)->finish();
    return names;
}

/// The blocks of a part file that `gap` has a byte of.
Done removeIn(Database &database, const QString &job, const QString &partName, ByteRange gap)
{
    return database.change(
        QStringLiteral("DELETE FROM blocks WHERE job=? AND part_name=? AND block BETWEEN ? AND ? "
                       "AND block*? + length > ?"),
        {job, partName, gap.begin / blockLength, (gap.end - 1) / blockLength, blockLength,
         gap.begin});
}

Done removeOutside(Database &database, const QString &job, const QString &partName,
                   const ByteRanges &durable)
{
    const ByteRanges gaps = durable.gaps(std::numeric_limits<qint64>::max());
    for (const ByteRange &gap : gaps.ranges()) {
        if (Done done = removeIn(database, job, partName, gap); !done)
            return done;
    }
    return {};
}

/// The file has another part file from now on.
Done removeFormer(Database &database, const QString &job, int index, const QString &partName)
{
    return database.change(
        QStringLiteral("DELETE FROM blocks WHERE job=? AND part_name<>? AND part_name="
                       "(SELECT part_name FROM files WHERE job=? AND number=?)"),
        {job, partName.isNull() ? QStringLiteral("") : partName, job, index});
}

/// What is no more of the part file that the file had and of the one it has.
Done removeStale(Database &database, const QString &job, const FileProgress &progress)
{
    const QString &partName = progress.file.partName;
    if (Done done = removeFormer(database, job, progress.index, partName); !done)
        return done;
    return removeOutside(database, job, partName, progress.file.durable);
}

Done insert(Database &database, const QString &job, const FileProgress &progress)
{
    // no such file, or one of history: no row
    static const QString sql = QStringLiteral(
        "INSERT OR REPLACE INTO blocks (job,part_name,block,length,hash) SELECT job,?,?,?,? "
        "FROM files JOIN jobs ON jobs.id=job WHERE job=? AND number=? AND ended IS NULL");
    for (const BlockHash &block : progress.blocks) {
        if (!isBlock(block) || !progress.file.durable.contains(blockRange(block)))
            continue;
        const Done done = database.change(sql,
                                          {progress.file.partName, block.block, block.length,
                                           numberOf(block.hash), job, progress.index});
        if (!done)
            return done;
    }
    return {};
}

} // namespace

Done writeBlocks(Database &database, const QList<FileProgress> &progress)
{
    // many small files of one job come together, and none of them has a block
    JobId asked;
    Result<bool> has = false;
    for (const FileProgress &one : progress) {
        const QString job = idText(one.job);
        if (one.job != asked)
            has = hasBlocks(database, job);
        asked = one.job;
        if (!has)
            return failure(has.error());
        if (Done done = *has ? removeStale(database, job, one) : Done(); !done)
            return done;
        if (one.file.partName.isEmpty() || one.blocks.isEmpty())
            continue;
        if (Done done = insert(database, job, one); !done)
            return done;
        has = true;
    }
    return {};
}

Done pruneBlocks(Database &database, const Job &job)
{
    const QString id = idText(job.id);
    if (isFinal(job.state))
        return database.change(QStringLiteral("DELETE FROM blocks WHERE job=?"), {id});
    Result<QSet<QString>> names = partNamesWithBlocks(database, id);
    if (!names)
        return failure(names.error());
    for (const File &file : job.files) {
        if (!names->remove(file.partName))
            continue;
        if (Done done = removeOutside(database, id, file.partName, file.durable); !done)
            return done;
    }
    for (const QString &name : std::as_const(*names)) {
        if (Done done = removeOutside(database, id, name, {}); !done)
            return done;
    }
    return {};
}

Result<QList<BlockHash>> readBlocks(Database &database, const JobId &job, const QString &partName)
{
    const Result<QSqlQuery *> query = database.query(
        QStringLiteral(
            "SELECT block,length,hash FROM blocks WHERE job=? AND part_name=? ORDER BY block"),
        {idText(job), partName});
    if (!query)
        return failure(query.error());
    QList<BlockHash> blocks;
    while ((*query)->next()) {
        ReadingRow row(**query, 0);
        BlockHash block;
        qint64 number = 0;
        row.number("block", block.block, 0);
        row.number("length", block.length, 1);
        row.number("hash", number, std::numeric_limits<qint64>::min());
        block.hash = hashOf(number);
        if (row.complaint().isEmpty() && isBlock(block))
            blocks.append(block);
    }
    (*query)->finish();
    return blocks;
}

} // namespace tranship
