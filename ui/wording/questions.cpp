// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wording/wording.h"

#include "model/job/uploadsettings.h"
#include "ui/format/format.h"
#include "ui/wording/words.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace tranship {

namespace {

/// Files of a job that share a fate.
struct Share {
    int files = 0;
    qint64 bytes = 0; ///< moved so far
    qint64 total = 0; ///< unknownSize when one is unknown
};

/// Nothing of it is here and nothing of it is wanted.
bool isOutside(const File &file)
{
    return file.isSkipped && file.bytesTransferred == 0;
}

Share shareOf(const Job &job, bool finished)
{
    Share share;
    for (const File &file : job.files) {
        if (file.isFinished() != finished || isOutside(file))
            continue;
        ++share.files;
        share.bytes += file.bytesTransferred;
        const bool known = share.total != unknownSize && file.bytesTotal != unknownSize;
        share.total = known ? share.total + file.bytesTotal : unknownSize;
    }
    return share;
}

QString finishedFolderText(const Job &job)
{
    QSet<QString> folders;
    for (const File &file : job.files) {
        if (file.isFinished())
            folders.insert(QFileInfo(file.path).path());
    }
    if (folders.size() != 1)
        return Words::tr("%n folder(s)", "", static_cast<int>(folders.size()));
    const QString folder = *folders.begin();
    const QString name = QDir(folder).dirName();
    return name.isEmpty() ? folder : name;
}

enum class Finished { Stay, Go };

/// What becomes of each file, in order.
QStringList fates(const Job &job, Finished finished)
{
    QStringList lines;
    for (const File &file : job.files) {
        const QString name = QFileInfo(file.path).fileName();
        if (isOutside(file))
            continue;
        if (file.isFinished() && finished == Finished::Stay)
            lines.append(Words::tr("Stays: %1 (%2)", "file, bytes")
                             .arg(name, format::bytes(file.bytesTransferred)));
        else
            lines.append(Words::tr("Is deleted: %1 (%2)", "file, 300 MiB of 2 GiB")
                             .arg(name, format::bytesOf(file.bytesTransferred, file.bytesTotal)));
    }
    return lines;
}

QString unfinishedText(const Share &share)
{
    return Words::tr("delete %n unfinished file(s) (%1)", "second part of a question", share.files)
        .arg(format::bytesOf(share.bytes, share.total));
}

Question deletion(const QString &title, const QString &text, const QString &proceed,
                  const QString &stay)
{
    return Question{true, title, text, proceed, stay};
}

Question withFates(Question question, const Job &job, Finished finished)
{
    question.files = fates(job, finished);
    return question;
}

bool stopsRunning(const Job &job)
{
    return isRunning(job.state) || job.state == JobState::Queued
        || job.state == JobState::TransientError;
}

QString stayText(const Job &job)
{
    return stopsRunning(job) ? Words::tr("Go on transferring") : Words::tr("Leave it as it is");
}

QString nothingFinishedText(const Share &unfinished)
{
    return Words::tr("No file is finished. Delete %n unfinished file(s) (%1) and keep nothing?", "",
                     unfinished.files)
        .arg(format::bytesOf(unfinished.bytes, unfinished.total));
}

Question cancelUploadQuestion(const Job &job)
{
    if (job.state == JobState::Transferred) {
        if (job.type == JobType::Upload)
            return {};
        return deletion(Words::tr("Cancel upload"),
                        Words::tr("Drop the server's reply? Only the reply is deleted: what was "
                                  "uploaded stays on the server."),
                        Words::tr("Drop the reply"), Words::tr("Leave it as it is"));
    }
    if (job.bytesTransferred() <= 0)
        return {};
    const QString moved = format::bytesOf(job.bytesTransferred(), job.bytesTotal());
    if (job.filesTransferred() == job.filesTotal())
        return deletion(Words::tr("Cancel upload"),
                        Words::tr("Stop waiting for the server's reply? What was uploaded stays on "
                                  "the server."),
                        Words::tr("Drop the reply"), stayText(job));
    return deletion(
        Words::tr("Cancel upload"),
        Words::tr("Stop uploading %n file(s)? The server will be told to delete what it has "
                  "(%1). Your own files stay.",
                  "", job.filesTotal() - job.filesTransferred())
            .arg(moved),
        Words::tr("Stop the upload"), stayText(job));
}

QString completeUploadHint(const Job &job)
{
    if (const QString refusal = completeRefusalText(job); !refusal.isEmpty())
        return refusal;
    const File *reply = replyOf(job);
    if (reply == nullptr)
        return Words::tr("Finishes the upload of %n file(s)", "", job.filesTotal());
    return Words::tr("Finishes the upload and keeps its reply (%1) in %2")
        .arg(format::bytes(reply->bytesTransferred), QDir(QFileInfo(reply->path).path()).dirName());
}

QString cancelText(const Job &job)
{
    const Share finished = shareOf(job, true);
    const Share unfinished = shareOf(job, false);
    if (finished.files == 0)
        return Words::tr("Delete %n unfinished file(s) (%1)?", "", unfinished.files)
            .arg(format::bytesOf(unfinished.bytes, unfinished.total));
    const QString first = Words::tr("Delete %n finished file(s) (%1)", "", finished.files)
                              .arg(format::bytes(finished.bytes));
    if (unfinished.files == 0)
        return Words::tr("%1 that nobody has completed?", "Delete n finished files (bytes)")
            .arg(first);
    return Words::tr("%1 and %2?", "two parts of a question")
        .arg(first, unfinishedText(unfinished));
}

} // namespace

Question completeQuestion(const JobSnapshot &snapshot)
{
    const Job &job = snapshot.job;
    const Share unfinished = shareOf(job, false);
    if (job.type != JobType::Download || unfinished.files == 0)
        return {};
    const QString title = Words::tr("Complete unfinished job");
    const Share finished = shareOf(job, true);
    if (finished.files == 0)
        return withFates(deletion(title, nothingFinishedText(unfinished),
                                  Words::tr("Delete unfinished files"), stayText(job)),
                         job, Finished::Stay);
    const QString keep = Words::tr("Keep %n finished file(s) (%1) in %2", "", finished.files)
                             .arg(format::bytes(finished.bytes), finishedFolderText(job));
    const QString text =
        Words::tr("%1 and %2?", "two parts of a question").arg(keep, unfinishedText(unfinished));
    return withFates(deletion(title, text, Words::tr("Keep finished files"), stayText(job)), job,
                     Finished::Stay);
}

Question cancelQuestion(const JobSnapshot &snapshot)
{
    const Job &job = snapshot.job;
    if (job.type != JobType::Download)
        return cancelUploadQuestion(job);
    if (job.bytesTransferred() <= 0 && job.filesTransferred() == 0)
        return {};
    return withFates(deletion(Words::tr("Cancel download"), cancelText(job),
                              Words::tr("Delete files"), stayText(job)),
                     job, Finished::Go);
}

Question removeFilesQuestion(const Job &job, const QList<int> &files)
{
    Job chosen = job;
    chosen.files.clear();
    for (const int file : files)
        chosen.files.append(job.files.at(file));
    if (chosen.isUpload()
        || std::all_of(chosen.files.begin(), chosen.files.end(),
                       [](const File &file) { return file.bytesTransferred == 0; }))
        return {};
    const auto count = static_cast<int>(files.size());
    qint64 bytes = 0;
    for (const File &file : std::as_const(chosen.files))
        bytes += file.bytesTransferred;
    return withFates(
        deletion(Words::tr("Remove files from the job"),
                 Words::tr("Remove %n file(s) and delete what has arrived (%1)?", "", count)
                     .arg(format::bytes(bytes)),
                 Words::tr("Remove and delete"), Words::tr("Leave it as it is")),
        chosen, Finished::Go);
}

Question folderQuestion(const Job &job, const QString &folder, qint64 lost)
{
    return deletion(Words::tr("Another folder"),
                    Words::tr("Put the unfinished files of \u201c%1\u201d into %2? %3 that have "
                              "arrived in the old folder are deleted there and come again.")
                        .arg(job.name, folder, format::bytes(lost)),
                    Words::tr("Begin again there"), stayText(job));
}

QString completeHint(const JobSnapshot &snapshot)
{
    const Job &job = snapshot.job;
    if (job.isUpload())
        return completeUploadHint(job);
    const Share finished = shareOf(job, true);
    const Share unfinished = shareOf(job, false);
    if (finished.files == 0)
        return Words::tr("Ends the job: no file is finished yet");
    const QString keep = Words::tr("Keeps %n file(s) (%1) in %2", "", finished.files)
                             .arg(format::bytes(finished.bytes), finishedFolderText(job));
    if (unfinished.files == 0)
        return keep;
    return Words::tr("%1 and %2", "two parts of a hint")
        .arg(keep, Words::tr("deletes %n unfinished file(s)", "", unfinished.files));
}

QString newLinkHint(const File &file)
{
    if (file.bytesTransferred == 0)
        return Words::tr("Nothing has arrived yet: the file will come from the new link.");
    return Words::tr("%1 are here and are kept, as far as the new link proves to lead to the same "
                     "file. If it does not, the file starts over.",
                     "600 MiB of 2 GiB")
        .arg(format::bytesOf(file.bytesTransferred, file.bytesTotal));
}

} // namespace tranship
