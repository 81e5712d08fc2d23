// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/uploadsettings.h"

#include "model/job/filename.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestPath = 4096;
/// The number of its part file: the job has no other.
constexpr int replyPart = 1;

tl::unexpected<Error> refused(ErrorCode code, const QString &detail)
{
    return failure(code, ErrorContext::QueueManager, detail);
}

bool isReply(const File &file)
{
    return file.role == FileRole::Reply;
}

bool hasReplyBegun(const File &reply)
{
    return reply.state != FileState::Waiting || reply.partInode != 0;
}

struct Fact {
    QLatin1String key;
    QString (*text)(const File &);
};

constexpr std::array facts = {
    Fact{"protocol"_L1,
         [](const File &file) { return QString(uploadMethodName(file.upload.method)); }},
    Fact{"acknowledged"_L1,
         [](const File &file) { return QString::number(file.upload.acknowledged); }},
    Fact{"proof"_L1, [](const File &file) { return file.verdict; }},
    Fact{"sent-checksum"_L1, [](const File &file) { return file.sentChecksum; }},
};

} // namespace

bool hasUploadBegun(const File &file)
{
    const UploadSession &session = file.upload;
    return session.isOpen() || session.isWhole || session.isUnsure || session.acknowledged > 0
        || !session.id.isEmpty() || file.isFinished();
}

Done setUploadMethod(Job &job, const QString &text)
{
    if (!job.isUpload())
        return refused(ErrorCode::NotSupported, u"upload-method is for uploads"_s);
    const auto method = uploadMethodFromName(text.trimmed());
    if (!method)
        return refused(
            ErrorCode::InvalidArgument,
            u"auto, put, post, webdav, bits, tus, resumable, nextcloud or s3-multipart"_s);
    if (std::any_of(job.files.begin(), job.files.end(), hasUploadBegun))
        return refused(ErrorCode::ReadOnlyAfterResume, u"upload-method"_s);
    job.settings.uploadMethod = *method;
    // a method that was found or tried before is as good as none
    for (File &file : job.files)
        file.upload = {};
    return {};
}

std::optional<QString> uploadFact(const Job &job, QStringView key)
{
    const auto fact =
        std::find_if(facts.begin(), facts.end(), [key](const Fact &one) { return one.key == key; });
    if (fact == facts.end())
        return {};
    QStringList texts;
    for (qsizetype i = 0; i < job.files.size(); ++i) {
        const File &file = job.files.at(i);
        if (!job.isSent(file))
            continue;
        const QString index = job.filesTotal() > 1 ? QString::number(i) + u'=' : QString();
        texts.append(index + fact->text(file));
    }
    return texts.join(u',');
}

File *replyOf(Job &job)
{
    const auto reply = std::find_if(job.files.begin(), job.files.end(), isReply);
    return reply == job.files.end() ? nullptr : &*reply;
}

const File *replyOf(const Job &job)
{
    const auto reply = std::find_if(job.files.begin(), job.files.end(), isReply);
    return reply == job.files.end() ? nullptr : &*reply;
}

void placeReply(Job &job)
{
    if (job.type != JobType::UploadReply || job.filesTotal() == 0)
        return;
    if (!replyOf(job)) {
        job.files.append(File{});
        job.files.last().role = FileRole::Reply;
        job.files.last().nameIsFixed = true;
    }
    File &reply = *replyOf(job);
    const QFileInfo upload(job.files.first().path);
    const QString beside =
        QDir(upload.path()).filePath(safeFileName(upload.fileName() + ".reply"_L1));
    reply.path = job.settings.replyPath.isEmpty() ? beside : job.settings.replyPath;
    reply.partName = partFileName(QFileInfo(reply.path).fileName(), job.id, replyPart);
}

Done setReplyPath(Job &job, const QString &text)
{
    if (job.type != JobType::UploadReply)
        return refused(ErrorCode::NotSupported, u"only an upload-reply job has a reply"_s);
    if (const File *reply = replyOf(job); reply && hasReplyBegun(*reply))
        return refused(ErrorCode::InvalidState, u"the reply is being fetched"_s);
    const bool isPath = QDir::isAbsolutePath(text) && !text.endsWith(u'/')
        && !text.contains(QChar::Null) && text.size() <= longestPath;
    if (!text.isEmpty() && !isPath)
        return refused(ErrorCode::InvalidArgument, u"the absolute path of a file"_s);
    job.settings.replyPath = text.isEmpty() ? QString() : QDir::cleanPath(text);
    placeReply(job);
    return {};
}

QString replyPath(const Job &job)
{
    const File *reply = replyOf(job);
    return reply ? reply->path : job.settings.replyPath;
}

} // namespace tranship
