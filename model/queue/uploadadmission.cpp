// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/uploadadmission.h"

#include "model/files/publish.h"
#include "model/files/sourcefile.h"
#include "model/job/checksum.h"
#include "model/job/uploadsettings.h"
#include "model/job/url.h"

#include <QDir>
#include <QFileInfo>

namespace tranship {

namespace {

constexpr int longestPath = 4096;

tl::unexpected<Error> refused(ErrorCode code, ErrorContext context, const QString &detail)
{
    return failure(code, context, detail);
}

Done checkPath(const QString &path)
{
    if (!QDir::isAbsolutePath(path))
        return refused(ErrorCode::InvalidArgument, ErrorContext::LocalFile,
                       QStringLiteral("not an absolute path: %1").arg(path));
    if (path.size() > longestPath || path.contains(QChar(0)))
        return refused(ErrorCode::InvalidArgument, ErrorContext::LocalFile,
                       QStringLiteral("not a path"));
    return {};
}

/// What only a download can have.
Done checkWishes(const NewFile &file)
{
    const auto notForUploads = [](const QString &what) {
        return refused(ErrorCode::NotSupported, ErrorContext::QueueManager,
                       QStringLiteral("%1 are for downloads").arg(what));
    };
    if (!file.mirrors.isEmpty())
        return notForUploads(QStringLiteral("mirrors"));
    if (!file.ranges.isEmpty())
        return notForUploads(QStringLiteral("ranges"));
    if (file.pieces.length != 0)
        return notForUploads(QStringLiteral("checksums of pieces"));
    if (!file.name.isEmpty())
        return notForUploads(QStringLiteral("names below a folder"));
    return {};
}

/// An error of a source, of which the reading of a share speaks as of something far away.
Error localError(Error error)
{
    error.context = ErrorContext::LocalFile;
    if (error.code == ErrorCode::ConnectFailure)
        error.code = ErrorCode::FolderMissing;
    return error;
}

/// The folder that the reply of the job with these files would be in; empty: there is none.
QString replyFolder(Job job, const QList<File> &files)
{
    job.files.append(files);
    placeReply(job);
    const File *reply = replyOf(job);
    return reply ? QFileInfo(reply->path).path() : QString();
}

Result<QList<File>> withSources(QList<File> files, const QString &replyFolder)
{
    for (File &file : files) {
        const auto source = SourceFile::open(file.path);
        if (!source)
            return failure(localError(source.error()));
        const SourceVersion version = (*source)->version();
        file.source = {version.size, version.modified, version.inode};
        file.bytesTotal = version.size;
    }
    if (replyFolder.isEmpty())
        return files;
    if (Done fits = checkFolder(replyFolder); !fits) {
        fits.error().detail += QStringLiteral(" (for the reply: set reply-path)");
        return failure(fits.error());
    }
    return files;
}

} // namespace

UploadAdmission::UploadAdmission(Worker &disk) : m_disk(disk) { }

void UploadAdmission::admit(const Job &job, const QList<NewFile> &files,
                            std::function<void(const Result<QList<File>> &)> admitted)
{
    QList<File> wishes;
    for (const NewFile &file : files) {
        Result<File> wish = parse(file);
        if (!wish) {
            admitted(failure(wish.error()));
            return;
        }
        wishes.append(std::move(*wish));
    }
    using Admitted = Result<QList<File>>;
    const QString firstFolder =
        wishes.isEmpty() ? QString() : QFileInfo(wishes.constFirst().path).path();
    runOn<Admitted>(
        m_disk.of(firstFolder), this,
        [wishes, folder = replyFolder(job, wishes)] { return withSources(wishes, folder); },
        [admitted = std::move(admitted)](const Admitted &looked) { admitted(looked); });
}

Result<File> UploadAdmission::parse(const NewFile &wish)
{
    File file;
    if (Done fits = checkPath(wish.path); !fits)
        return failure(fits.error());
    if (Done fits = checkWishes(wish); !fits)
        return failure(fits.error());
    const Result<QUrl> url = parseUrl(wish.url);
    if (!url)
        return failure(url.error());
    file.url = *url;
    file.path = QDir::cleanPath(wish.path);
    file.nameIsFixed = true;
    if (!wish.checksum.isEmpty()) {
        const Result<Checksum> checksum = parseChecksum(wish.checksum);
        if (!checksum)
            return failure(checksum.error());
        file.checksum = checksumText(*checksum);
        file.checksumSource = wish.checksumSource;
    }
    if (wish.partUrls.size() > mostPartUrls)
        return refused(ErrorCode::InvalidArgument, ErrorContext::QueueManager,
                       QStringLiteral("more than %1 part URLs").arg(mostPartUrls));
    for (const QString &text : wish.partUrls) {
        const Result<QUrl> part = parseUrl(text);
        if (!part)
            return failure(part.error());
        file.partUrls.append(*part);
    }
    return file;
}

void UploadAdmission::lookAtPlace(const QString &path, std::function<void(const Done &)> looked)
{
    const QString folder = QFileInfo(path).path();
    runOn<Done>(
        m_disk.of(folder), this, [folder] { return checkFolder(folder); },
        [looked = std::move(looked)](const Done &done) { looked(done); });
}

} // namespace tranship
