// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wording/wording.h"

#include "model/job/verbs.h"
#include "ui/format/format.h"
#include "ui/wording/words.h"

namespace tranship {

JobType typeOf(const Job &job, const Error &error)
{
    const bool isOfFile = error.file >= 0 && error.file < job.files.size();
    return isOfFile ? typeOf(job, job.files.at(error.file)) : job.type;
}

JobType typeOf(const Job &job, const File &file)
{
    return job.isSent(file) ? job.type : JobType::Download;
}

QString uploadMethodText(UploadMethod method)
{
    switch (method) {
    case UploadMethod::Auto:
        return Words::tr("Automatic", "way of an upload");
    case UploadMethod::Put:
        return Words::tr("PUT", "way of an upload");
    case UploadMethod::Post:
        return Words::tr("POST", "way of an upload");
    case UploadMethod::WebDav:
        return Words::tr("WebDAV", "way of an upload");
    case UploadMethod::Bits:
        return Words::tr("BITS", "way of an upload");
    case UploadMethod::Tus:
        return Words::tr("tus", "way of an upload");
    case UploadMethod::Resumable:
        return Words::tr("Resumable upload (IETF)", "way of an upload");
    case UploadMethod::Nextcloud:
        return Words::tr("Nextcloud", "way of an upload");
    case UploadMethod::S3Multipart:
        return Words::tr("S3 multipart", "way of an upload");
    }
    return {};
}

QString uploadMethodHint(UploadMethod method)
{
    switch (method) {
    case UploadMethod::Auto:
        return Words::tr("The server is asked which way it knows before anything is sent.");
    case UploadMethod::Put:
        return Words::tr("One request, for any web server and for signed links; an interruption "
                         "starts over.");
    case UploadMethod::Post:
        return Words::tr("One request to a program on the server; an interruption starts over.");
    case UploadMethod::WebDav:
        return Words::tr("Makes missing folders and puts the file in place when it is whole.");
    case UploadMethod::Bits:
        return Words::tr("For Windows servers with BITS; goes on where it stopped.");
    case UploadMethod::Tus:
        return Words::tr(
            "The address is where the server makes uploads; goes on where it stopped.");
    case UploadMethod::Resumable:
        return Words::tr("For servers that know the IETF’s draft; goes on where it stopped.");
    case UploadMethod::Nextcloud:
        return Words::tr("In chunks, to an address with remote.php/dav/files; goes on with the "
                         "next chunk.");
    case UploadMethod::S3Multipart:
        return Words::tr("In parts, each to a signed link of its own; the address is the signed "
                         "link that puts them together.");
    }
    return {};
}

QString uploadMethodText(const Job &job, const File &file)
{
    const UploadMethod wanted = job.settings.uploadMethod;
    const UploadMethod spoken = file.upload.method;
    if (wanted != UploadMethod::Auto)
        return uploadMethodText(wanted);
    if (spoken == UploadMethod::Auto)
        return Words::tr("Automatic: the server has not been asked yet");
    return Words::tr("%1 (found by asking)", "way of an upload").arg(uploadMethodText(spoken));
}

QString proofText(const File &file)
{
    if (file.verdict.isEmpty())
        return Words::tr("Nothing yet: the server has not said that it has the file");
    if (file.verdict == QLatin1String("status"))
        return Words::tr("Status only: the server said that it has taken the file");
    if (file.verdict == QLatin1String("length"))
        return Words::tr("The server’s count is the file’s size");
    return Words::tr("The server’s %1 agrees with what was sent", "SHA-256")
        .arg(file.verdict.toUpper());
}

QString shortProofText(const File &file)
{
    if (file.verdict.isEmpty())
        return {};
    if (file.verdict == QLatin1String("status"))
        return Words::tr("Status only", "how an upload was proved");
    if (file.verdict == QLatin1String("length"))
        return Words::tr("Server’s count", "how an upload was proved");
    return file.verdict.toUpper();
}

QString replyStateText(const File &reply)
{
    if (reply.isUnnamed() && !reply.isFinished())
        return Words::tr("Comes when the server has the file", "state of a reply");
    switch (reply.state) {
    case FileState::Waiting:
        return Words::tr("Waits to be fetched", "state of a reply");
    case FileState::Moving:
        return Words::tr("Is being fetched: %1", "state of a reply, bytes of all bytes")
            .arg(format::bytesOf(reply.bytesTransferred, reply.bytesTotal));
    case FileState::Transferred:
        return Words::tr("Has arrived (%1): Complete keeps it", "state of a reply, bytes")
            .arg(format::bytes(reply.bytesTransferred));
    case FileState::Completed:
        return Words::tr("Is in its place (%1)", "state of a reply, bytes")
            .arg(format::bytes(reply.bytesTransferred));
    case FileState::Failed:
        return errorText(reply.error);
    }
    return {};
}

QString completeRefusalText(const Job &job)
{
    const VerbAnswer answer = answerTo(Verb::Complete, job.state, job.type, !job.files.isEmpty(),
                                       job.hasUnfinishedFiles());
    if (answer.isLegal() || isFinal(job.state))
        return {};
    if (job.type == JobType::UploadReply)
        return Words::tr("Possible when everything is uploaded and the reply has arrived");
    return Words::tr("Possible when everything is uploaded");
}

} // namespace tranship
