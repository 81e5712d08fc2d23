// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/filesettings.h"

#include "model/job/filename.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QStringBuilder>

#include <algorithm>
#include <optional>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> refused(ErrorCode code, const QString &detail)
{
    return failure(code, ErrorContext::QueueManager, detail);
}

std::optional<int> indexFrom(QStringView text, const Job &job)
{
    bool isNumber = false;
    const int index = text.trimmed().toInt(&isNumber);
    if (!isNumber || index < 0 || index >= job.files.size())
        return {};
    return index;
}

/// "3" or "5-9".
std::optional<std::pair<int, int>> runFrom(QStringView text, const Job &job)
{
    const qsizetype dash = text.indexOf(u'-');
    const auto first = indexFrom(dash < 0 ? text : text.left(dash), job);
    const auto last = indexFrom(dash < 0 ? text : text.mid(dash + 1), job);
    if (!first || !last || *last < *first)
        return {};
    return std::pair(*first, *last);
}

Result<QSet<int>> indexesFrom(const QString &text, const Job &job)
{
    QSet<int> indexes;
    const QStringList runs = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &one : runs) {
        const auto run = runFrom(one, job);
        if (!run)
            return refused(ErrorCode::InvalidArgument, u"indexes of files, like 0,2,5-9"_s);
        for (int index = run->first; index <= run->second; ++index)
            indexes.insert(index);
    }
    return indexes;
}

/// It is fetched into a place that can still be another.
bool canMove(const Job &job, const File &file)
{
    return !job.isSent(file) && !file.isFinished() && QDir::isAbsolutePath(file.path);
}

QString folderOf(const File &file)
{
    return QFileInfo(file.path).path();
}

/// The innermost folder that both are in.
QString commonFolder(const QString &one, const QString &other)
{
    const auto holds = [&other](const QString &folder) {
        return other == folder || other.startsWith(folder.endsWith(u'/') ? folder : folder + u'/');
    };
    QString folder = one;
    while (!holds(folder) && folder != u"/")
        folder = QFileInfo(folder).path();
    return folder;
}

template <typename Files> QString commonFolderOf(const Files &files)
{
    QString common;
    for (const File &file : files)
        common = common.isEmpty() ? folderOf(file) : commonFolder(common, folderOf(file));
    return common;
}

QList<File> movableFiles(const Job &job)
{
    QList<File> files;
    std::copy_if(job.files.begin(), job.files.end(), std::back_inserter(files),
                 [&job](const File &file) { return canMove(job, file); });
    return files;
}

/// By folder and folded name: the places that the files take.
Done checkPlaces(const Job &job)
{
    QSet<QString> places;
    for (const File &file : job.files) {
        const QString place =
            folderOf(file) % u'/' % foldedFileName(QFileInfo(file.path).fileName());
        if (!job.isSent(file) && places.contains(place))
            return failure(ErrorCode::DestinationExists, ErrorContext::LocalFile, file.path);
        places.insert(place);
    }
    return {};
}

} // namespace

Done setFilePriorities(Job &job, const QString &text)
{
    Job trial = job;
    if (const auto all = filePriorityFromName(text.trimmed())) {
        for (File &file : trial.files)
            file.priority = *all;
        job = trial;
        return {};
    }
    const QStringList items = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &item : items) {
        const qsizetype equals = item.indexOf(u'=');
        const auto index = indexFrom(QStringView(item).left(std::max<qsizetype>(equals, 0)), job);
        const auto priority = filePriorityFromName(item.mid(equals + 1).trimmed());
        if (!index || !priority)
            return refused(ErrorCode::InvalidArgument, u"INDEX=high, normal or low"_s);
        trial.files[*index].priority = *priority;
    }
    job = trial;
    return {};
}

QString filePriorities(const Job &job)
{
    QStringList items;
    for (qsizetype i = 0; i < job.files.size(); ++i) {
        if (job.files.at(i).priority != FilePriority::Normal)
            items.append(QString::number(i) % u'=' % filePriorityName(job.files.at(i).priority));
    }
    return items.join(u',');
}

Done setSkippedFiles(Job &job, const QString &text)
{
    const Result<QSet<int>> skipped = indexesFrom(text, job);
    if (!skipped)
        return failure(skipped.error());
    if (job.type == JobType::UploadReply && !skipped->isEmpty())
        return refused(ErrorCode::NotSupported, u"an upload-reply is one file"_s);
    for (const int index : *skipped) {
        if (job.files.at(index).isFinished() && !job.files.at(index).isSkipped)
            return refused(ErrorCode::InvalidState,
                           u"file %1 is finished: remove it instead"_s.arg(index));
    }
    for (qsizetype i = 0; i < job.files.size(); ++i)
        job.files[i].isSkipped = skipped->contains(static_cast<int>(i));
    return {};
}

QString skippedFiles(const Job &job)
{
    QStringList runs;
    const auto isSkipped = [&job](qsizetype i) {
        return i < job.files.size() && job.files.at(i).isSkipped;
    };
    for (qsizetype begin = 0; begin < job.files.size(); ++begin) {
        if (!isSkipped(begin))
            continue;
        qsizetype end = begin;
        while (isSkipped(end + 1))
            ++end;
        runs.append(begin == end ? QString::number(begin)
                                 : QString(QString::number(begin) % u'-' % QString::number(end)));
        begin = end;
    }
    return runs.join(u',');
}

Done setFileName(Job &job, const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    auto index = indexFrom(QStringView(text).left(std::max<qsizetype>(equals, 0)), job);
    const QString name = index ? text.mid(equals + 1) : text;
    if (!index && job.files.size() == 1)
        index = 0;
    if (!index)
        return refused(ErrorCode::InvalidArgument, u"INDEX=NAME with the index of a file"_s);
    if (name.isEmpty() || safeFileName(name) != name)
        return refused(ErrorCode::InvalidArgument, u"not the name of a file: "_s % name);
    if (job.isSent(job.files.at(*index)))
        return refused(ErrorCode::NotSupported, u"an upload is called by its URL"_s);
    if (!canMove(job, job.files.at(*index)))
        return refused(ErrorCode::InvalidState, u"the file has its name already"_s);
    Job trial = job;
    File &file = trial.files[*index];
    file.path = QDir(folderOf(file)).filePath(name);
    file.nameIsFixed = true;
    if (Done fits = checkPlaces(trial); !fits)
        return fits;
    job = trial;
    return {};
}

QString fileNames(const Job &job)
{
    QStringList names;
    if (job.isUpload())
        return {};
    for (qsizetype i = 0; i < job.files.size(); ++i) {
        const QString name = QFileInfo(job.files.at(i).path).fileName();
        names.append(job.files.size() == 1 ? name : QString(QString::number(i) % u'=' % name));
    }
    return names.join(u'\n');
}

Done setFolder(Job &job, const QString &text)
{
    if (job.isUpload())
        return refused(ErrorCode::NotSupported, u"folder is for downloads"_s);
    const QString folder = QDir::cleanPath(text);
    if (!QDir::isAbsolutePath(folder) || folder.contains(QChar::Null))
        return refused(ErrorCode::InvalidArgument, u"not an absolute path: "_s % text);
    Job trial = job;
    const QString from = commonFolderOf(movableFiles(job));
    for (File &file : trial.files) {
        if (!canMove(job, file))
            continue;
        const QString path = QDir(folder).filePath(QDir(from).relativeFilePath(file.path));
        if (QFileInfo(path).path() != folderOf(file))
            forgetPartFile(file);
        file.path = path;
    }
    if (Done fits = checkPlaces(trial); !fits)
        return fits;
    job = trial;
    return {};
}

QString folderText(const Job &job)
{
    if (job.isUpload())
        return {};
    const QString left = commonFolderOf(movableFiles(job));
    return left.isEmpty() ? commonFolderOf(job.files) : left;
}

QStringList foldersNeeded(const Job &job)
{
    const QList<File> files = movableFiles(job);
    const QDir from(commonFolderOf(files));
    QStringList folders;
    for (const File &file : files) {
        const QString below = from.relativeFilePath(folderOf(file));
        if (below != u"." && !below.isEmpty() && !folders.contains(below))
            folders.append(below);
    }
    return folders;
}

bool forgetPartFile(File &file)
{
    const bool hadOne = file.partInode != 0;
    file.partDevice = 0;
    file.partInode = 0;
    file.partBorn = 0;
    file.durable.clear();
    file.bytesTransferred = 0;
    if (file.state == FileState::Failed || file.state == FileState::Moving)
        file.state = FileState::Waiting;
    return hadOne;
}

} // namespace tranship
