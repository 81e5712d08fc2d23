// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wording/errorwords.h"
#include "ui/wording/words.h"

#include "ui/format/format.h"

#include <algorithm>

namespace tranship {

namespace {

std::chrono::seconds between(const QDateTime &now, const QDateTime &then)
{
    // Rounded up: "in 1 s" until it happens.
    const qint64 milliseconds = std::max<qint64>(now.msecsTo(then), 0);
    return std::chrono::seconds((milliseconds + 999) / 1000);
}

QString conditionText(const Error &error)
{
    if (error.code == ErrorCode::BlockedByCostPolicy)
        return Words::tr("Waits for another network");
    switch (remedyFor(error)) {
    case Remedy::WaitForNetwork:
        return Words::tr("Waits for the network");
    case Remedy::WaitForDisk:
        return Words::tr("Waits for the disk");
    case Remedy::WaitForUnlock:
        return Words::tr("Waits for the keychain");
    case Remedy::WaitForPolicy:
        return Words::tr("Waits until it is allowed");
    case Remedy::GiveUp:
    case Remedy::RetryByTimer:
    case Remedy::AskUser:
    case Remedy::StartOver:
        break;
    }
    return Words::tr("Tries again soon");
}

QString transientText(const JobSnapshot &snapshot, const QDateTime &now)
{
    const Job &job = snapshot.job;
    const QString cause = causeInsideSentence(job.error, typeOf(job, job.error));
    QString what = conditionText(job.error);
    if (job.nextTry.isValid() && remedyFor(job.error) == Remedy::WaitForPolicy)
        what = Words::tr("Waits until %1", "a moment").arg(format::dateTime(job.nextTry));
    else if (job.nextTry.isValid())
        what = Words::tr("Tries again in %1").arg(format::duration(between(now, job.nextTry)));
    return cause.isEmpty() ? what
                           : Words::tr("%1: %2", "what happens next, cause").arg(what, cause);
}

QString failedFilesText(const Job &job)
{
    const auto failed = std::count_if(job.files.begin(), job.files.end(), [](const File &file) {
        return file.state == FileState::Failed;
    });
    return failed == 0 ? QString() : Words::tr("%n file(s) failed", "", static_cast<int>(failed));
}

QString restartedText(JobType type)
{
    return type == JobType::Download ? Words::tr("Started over: the file on the server has changed")
                                     : Words::tr("Started over: the server had lost the upload");
}

QString restartedText(const Job &job)
{
    const bool restarted = std::any_of(job.files.begin(), job.files.end(), [](const File &file) {
        return file.restarts > 0 && file.state == FileState::Moving;
    });
    return restarted ? restartedText(job.type) : QString();
}

QString checkedText(JobType type)
{
    return type == JobType::Download ? Words::tr("All bytes are here and are being checked")
                                     : Words::tr("All bytes are sent and are being checked");
}

bool isBeingChecked(const File &file)
{
    return file.state == FileState::Moving && file.bytesTotal > 0
        && file.bytesTransferred >= file.bytesTotal;
}

/// All that is left to do is to check what came: that takes long for a large file.
bool isBeingChecked(const Job &job)
{
    const auto isSettled = [](const File &file) {
        return file.isFinished() || file.state == FileState::Failed || isBeingChecked(file);
    };
    return std::all_of(job.files.begin(), job.files.end(), isSettled)
        && std::any_of(job.files.begin(), job.files.end(),
                       [](const File &file) { return isBeingChecked(file); });
}

/// Which server is silent, of the connections of `file` or, with -1, of all; empty when bytes come
/// or nobody is asked.
QString silentText(const JobSnapshot &snapshot, int file)
{
    const ConnectionView *first = nullptr;
    bool isSent = false;
    for (qsizetype i = 0; i < snapshot.connections.size(); ++i) {
        if (file >= 0 && file != i)
            continue;
        for (const ConnectionView &one : snapshot.connections.at(i)) {
            if (one.speed > 0)
                return {};
            if (first == nullptr) {
                first = &one;
                isSent = snapshot.job.isSent(snapshot.job.files.at(i));
            }
        }
    }
    const qint64 speed = file < 0 ? snapshot.speed : snapshot.fileSpeeds.value(file, 0);
    if (first == nullptr || speed > 0)
        return {};
    const bool isAnswerDue = !first->isOpen || (isSent && first->at >= first->claim.end);
    if (isAnswerDue)
        return Words::tr("Waits for an answer of %1", "a server").arg(first->host);
    return isSent ? Words::tr("%1 takes nothing at the moment", "a server").arg(first->host)
                  : Words::tr("%1 sends nothing at the moment", "a server").arg(first->host);
}

/// The server has what it was to get.
bool isReplyAwaited(const Job &job)
{
    return job.type == JobType::UploadReply && job.filesTotal() > 0
        && job.filesTransferred() == job.filesTotal();
}

QString runningText(const JobSnapshot &snapshot)
{
    const Job &job = snapshot.job;
    for (const QString &text : {failedFilesText(job), restartedText(job)}) {
        if (!text.isEmpty())
            return text;
    }
    if (isReplyAwaited(job))
        return Words::tr("The file is on the server, its reply is being fetched");
    return isBeingChecked(job) ? checkedText(job.type) : silentText(snapshot, -1);
}

QString transferredText(const JobSnapshot &snapshot, const QDateTime &now)
{
    const Job &job = snapshot.job;
    if (job.error.code != ErrorCode::None)
        return Words::tr("Could not be completed: %1")
            .arg(causeInsideSentence(job.error, typeOf(job, job.error)));
    const QString what = job.type == JobType::Upload ? Words::tr("Uploaded: Complete to finish")
        : job.type == JobType::UploadReply
        ? Words::tr("Uploaded, the reply is here: Complete to keep it")
        : Words::tr("Transferred: Complete to keep");
    const QString expiry = expiryText(snapshot, now);
    return expiry.isEmpty() ? what : Words::tr("%1. %2", "two sentences").arg(what, expiry);
}

QString suspendedText(const JobSnapshot &snapshot, const QDateTime &now)
{
    const Job &job = snapshot.job;
    if (job.error.code != ErrorCode::None)
        return errorText(job.error, typeOf(job, job.error));
    if (job.files.isEmpty())
        return Words::tr("Has no files yet");
    return job.warnedOfExpiry ? expiryText(snapshot, now) : QString();
}

} // namespace

QString expiryText(const JobSnapshot &snapshot, const QDateTime &now)
{
    if (!snapshot.expires.isValid() || isFinal(snapshot.job.state))
        return {};
    return Words::tr("Cancelled in %1 if nobody decides", "a time span in words")
        .arg(format::durationInWords(between(now, snapshot.expires)));
}

QString whyText(const JobSnapshot &snapshot, const QDateTime &now)
{
    const Job &job = snapshot.job;
    switch (job.state) {
    case JobState::Queued:
        return snapshot.waitsForSlot ? Words::tr("Waits for a free slot")
                                     : Words::tr("Starts in a moment");
    case JobState::Connecting:
    case JobState::Transferring:
        return runningText(snapshot);
    case JobState::Suspended:
        return suspendedText(snapshot, now);
    case JobState::Error:
        return errorText(job.error, typeOf(job, job.error));
    case JobState::TransientError:
        return transientText(snapshot, now);
    case JobState::Transferred:
        return transferredText(snapshot, now);
    case JobState::Acknowledged:
    case JobState::Cancelled:
        break;
    }
    return {};
}

QString fileWhyText(const JobSnapshot &snapshot, int index)
{
    const File &file = snapshot.job.files.at(index);
    const JobType type = typeOf(snapshot.job, file);
    if (file.error.code != ErrorCode::None && !file.isFinished())
        return errorText(file.error, type);
    if (file.restarts > 0 && !file.isFinished())
        return restartedText(type);
    if (file.isUnnamed() && !file.isFinished())
        return Words::tr("Comes when the server has the file");
    if (isRunning(snapshot.job.state) && file.state == FileState::Waiting)
        return Words::tr("Waits for its turn");
    if (isBeingChecked(file))
        return checkedText(type);
    if (const QString silent = silentText(snapshot, index); !silent.isEmpty())
        return silent;
    if (!file.renamedFrom.isEmpty())
        return Words::tr("The server called it \u201c%1\u201d").arg(file.renamedFrom);
    return {};
}

} // namespace tranship
