// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wording/wording.h"

#include "model/job/uploadsettings.h"
#include "ui/format/format.h"
#include "ui/wording/words.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

namespace tranship {

namespace {

/// Files of a job that share a fate.
struct Share {
    int files = 0;
    qint64 bytes = 0; ///< moved so far
    qint64 total = 0; ///< unknownSize when one is unknown
};

Share shareOf(const Job &job, bool finished)
{
    Share share;
    for (const File &file : job.files) {
        if (file.isFinished() != finished)
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
    if (job.type != JobType::Download || job.state == JobState::Transferred
        || unfinished.files == 0)
        return {};
    const QString title = Words::tr("Complete unfinished job");
    const Share finished = shareOf(job, true);
    if (finished.files == 0)
        return deletion(title, nothingFinishedText(unfinished),
                        Words::tr("Delete unfinished files"), stayText(job));
    const QString keep = Words::tr("Keep %n finished file(s) (%1) in %2", "", finished.files)
                             .arg(format::bytes(finished.bytes), finishedFolderText(job));
    return deletion(
        title,
        Words::tr("%1 and %2?", "two parts of a question").arg(keep, unfinishedText(unfinished)),
        Words::tr("Keep finished files"), stayText(job));
}

Question cancelQuestion(const JobSnapshot &snapshot)
{
    const Job &job = snapshot.job;
    if (job.type != JobType::Download)
        return cancelUploadQuestion(job);
    if (job.bytesTransferred() <= 0 && job.filesTransferred() == 0)
        return {};
    return deletion(Words::tr("Cancel download"), cancelText(job), Words::tr("Delete files"),
                    stayText(job));
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
