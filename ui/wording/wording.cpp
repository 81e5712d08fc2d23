// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wording/wording.h"

#include "ui/wording/words.h"

namespace tranship {

namespace {

QString transferredNotice(JobType type)
{
    switch (type) {
    case JobType::Download:
        break;
    case JobType::Upload:
        return Words::tr("Uploaded: Complete it to finish.");
    case JobType::UploadReply:
        return Words::tr("Uploaded, and the reply has arrived: Complete it to keep the reply.");
    }
    return Words::tr("Transferred: Complete it to keep the files.");
}

QString completedNotice(JobType type)
{
    switch (type) {
    case JobType::Download:
        break;
    case JobType::Upload:
        return Words::tr("Uploaded and completed: the files are on the server.");
    case JobType::UploadReply:
        return Words::tr("Uploaded and completed: the reply is in its folder.");
    }
    return Words::tr("Completed: the files are in their folder.");
}

} // namespace

QString stateText(JobState state, JobType type)
{
    const bool isUpload = type != JobType::Download;
    switch (state) {
    case JobState::Queued:
        return Words::tr("Queued", "state of a job");
    case JobState::Connecting:
        return Words::tr("Connecting", "state of a job");
    case JobState::Transferring:
        return isUpload ? Words::tr("Uploading", "state of a job")
                        : Words::tr("Transferring", "state of a job");
    case JobState::Suspended:
        return Words::tr("Suspended", "state of a job");
    case JobState::Error:
        return Words::tr("Error", "state of a job");
    case JobState::TransientError:
        return Words::tr("Trying again", "state of a job");
    case JobState::Transferred:
        return isUpload ? Words::tr("Uploaded", "state of a job")
                        : Words::tr("Transferred", "state of a job");
    case JobState::Acknowledged:
        return Words::tr("Completed", "state of a job");
    case JobState::Cancelled:
        return Words::tr("Cancelled", "state of a job");
    }
    return {};
}

QString stateText(FileState state, JobType type)
{
    const bool isUpload = type != JobType::Download;
    switch (state) {
    case FileState::Waiting:
        return Words::tr("Waiting", "state of a file");
    case FileState::Moving:
        return isUpload ? Words::tr("Uploading", "state of a file")
                        : Words::tr("Transferring", "state of a file");
    case FileState::Transferred:
        return isUpload ? Words::tr("Uploaded", "state of a file")
                        : Words::tr("Transferred", "state of a file");
    case FileState::Completed:
        return Words::tr("Completed", "state of a file");
    case FileState::Failed:
        return Words::tr("Failed", "state of a file");
    }
    return {};
}

QString typeText(JobType type)
{
    switch (type) {
    case JobType::Download:
        return Words::tr("Download", "type of a job");
    case JobType::Upload:
        return Words::tr("Upload", "type of a job");
    case JobType::UploadReply:
        return Words::tr("Upload with reply", "type of a job");
    }
    return {};
}

QString priorityText(Priority priority)
{
    switch (priority) {
    case Priority::Foreground:
        return Words::tr("Foreground", "priority");
    case Priority::High:
        return Words::tr("High", "priority");
    case Priority::Normal:
        return Words::tr("Normal", "priority");
    case Priority::Low:
        return Words::tr("Low", "priority");
    }
    return {};
}

QString filePriorityText(FilePriority priority)
{
    switch (priority) {
    case FilePriority::High:
        return Words::tr("High");
    case FilePriority::Normal:
        return Words::tr("Normal");
    case FilePriority::Low:
        return Words::tr("Low");
    }
    return {};
}

QString onExistsText(OnExists onExists)
{
    switch (onExists) {
    case OnExists::KeepBoth:
        return Words::tr("Keep both", "when the destination exists");
    case OnExists::Replace:
        return Words::tr("Replace", "when the destination exists");
    case OnExists::Fail:
        return Words::tr("Refuse", "when the destination exists");
    }
    return {};
}

QString costPolicyText(CostPolicy policy)
{
    switch (policy) {
    case CostPolicy::Always:
        return Words::tr("Any network", "which network a job may use");
    case CostPolicy::NotRoaming:
        return Words::tr("Not while roaming (not detected: any network)",
                         "which network a job may use");
    case CostPolicy::NotMetered:
        return Words::tr("Only unmetered networks", "which network a job may use");
    }
    return {};
}

QString policySourceText(PolicySource source)
{
    switch (source) {
    case PolicySource::Default:
        return Words::tr("Default", "where a setting comes from");
    case PolicySource::User:
        return Words::tr("Set by you", "where a setting comes from");
    case PolicySource::Administrator:
        return Words::tr("Fixed by the administrator", "where a setting comes from");
    }
    return {};
}

QString connectionText(const ConnectionView &connection, JobType type)
{
    if (type != JobType::Download) {
        const bool isSent = connection.at >= connection.claim.end;
        if (isSent)
            return Words::tr("Waits for an answer", "state of a connection");
        return connection.isOpen ? Words::tr("Sending", "state of a connection")
                                 : Words::tr("Connecting", "state of a connection");
    }
    if (!connection.isOpen)
        return Words::tr("Connecting", "state of a connection");
    return connection.speed > 0 ? Words::tr("Receiving", "state of a connection")
                                : Words::tr("Waits for bytes", "state of a connection");
}

QString noticeTitle(const Notice &notice)
{
    return notice.jobName.isEmpty() ? Words::tr("Tranship") : notice.jobName;
}

QString noticeText(const Notice &notice, JobType type)
{
    switch (notice.kind) {
    case Notice::Kind::Transferred:
        return transferredNotice(type);
    case Notice::Kind::Failed:
        return errorText(notice.error, type);
    case Notice::Kind::AboutToExpire:
        return Words::tr("Nothing has happened to it for long: it will soon be cancelled.");
    case Notice::Kind::Expired:
        return Words::tr("It was cancelled, because nothing happened to it for too long.");
    case Notice::Kind::AutoCompleted:
        return completedNotice(type);
    case Notice::Kind::StoreRecovered:
        return Words::tr(
                   "The list of jobs was damaged and has been restored from the newest backup. "
                   "The damaged file is kept as %1.")
            .arg(notice.detail);
    case Notice::Kind::CrashGuard:
        return Words::tr("It was running when Tranship ended unexpectedly twice, and is suspended. "
                         "Resume it to try again.");
    case Notice::Kind::LeftoversRemain:
        return Words::tr("Some unfinished files could not be deleted. Tranship tries again when it "
                         "starts the next time.");
    }
    return {};
}

} // namespace tranship
