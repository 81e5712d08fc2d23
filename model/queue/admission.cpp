// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/admission.h"

#include "model/files/publish.h"
#include "model/job/checksum.h"
#include "model/job/filename.h"
#include "model/job/url.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace tranship {

namespace {

constexpr int longestPath = 4096;

/// A number for the part file that no file of the job has, so that a removed file's one is never
/// taken over.
int freePartNumber(const Job &job, const QList<File> &added)
{
    const auto isTaken = [&](int number) {
        const QString end = QStringLiteral("-%1.part").arg(number);
        const auto has = [&](const File &file) { return file.partName.endsWith(end); };
        return std::any_of(job.files.begin(), job.files.end(), has)
            || std::any_of(added.begin(), added.end(), has);
    };
    int number = static_cast<int>(job.files.size() + added.size());
    while (isTaken(number))
        ++number;
    return number;
}

} // namespace

Admission::Admission(JobBook &book, Worker &disk) : m_book(book), m_disk(disk) { }

void Admission::admit(const JobId &id, const QList<NewFile> &files,
                      std::function<void(const Result<QList<File>> &)> admitted)
{
    QList<Wish> wishes;
    for (const NewFile &file : files) {
        Result<Wish> wish = parse(file);
        if (!wish) {
            admitted(failure(wish.error()));
            return;
        }
        wishes.append(std::move(*wish));
    }
    using Looked = Result<QList<Wish>>;
    runOn<Looked>(
        m_disk, this,
        [wishes]() mutable -> Looked {
            for (Wish &wish : wishes) {
                if (Done looked = look(wish); !looked)
                    return failure(looked.error());
            }
            return wishes;
        },
        [this, id, admitted = std::move(admitted)](const Looked &looked) {
            const Job *job = m_book.find(id);
            if (!looked)
                admitted(failure(looked.error()));
            else if (!job)
                admitted(failure(ErrorCode::NotFound, ErrorContext::QueueManager));
            else
                admitted(place(*job, *looked));
        });
}

Result<Admission::Wish> Admission::parse(const NewFile &file)
{
    const Result<QUrl> url = parseUrl(file.url);
    if (!url)
        return failure(url.error());
    if (!QDir::isAbsolutePath(file.path))
        return failure(ErrorCode::InvalidArgument, ErrorContext::LocalFile,
                       QStringLiteral("not an absolute path: %1").arg(file.path));
    if (file.path.size() > longestPath || file.path.contains(QChar(0)))
        return failure(ErrorCode::InvalidArgument, ErrorContext::LocalFile,
                       QStringLiteral("not a path"));
    Wish wish;
    wish.file.url = *url;
    wish.isFolder = file.path.endsWith(QLatin1Char('/'));
    wish.file.path = QDir::cleanPath(file.path);
    if (!file.checksum.isEmpty()) {
        const Result<Checksum> checksum = parseChecksum(file.checksum);
        if (!checksum)
            return failure(checksum.error());
        wish.file.checksum = checksumText(*checksum);
        wish.file.checksumSource = file.checksumSource;
    }
    for (const QString &text : file.mirrors) {
        const Result<QUrl> mirror = parseUrl(text);
        if (!mirror)
            return failure(mirror.error());
        wish.file.mirrors.append(*mirror);
    }
    wish.file.ranges = file.ranges;
    wish.file.pieces = file.pieces;
    return wish;
}

Done Admission::look(Wish &wish)
{
    wish.isFolder = wish.isFolder || QFileInfo(wish.file.path).isDir();
    return checkFolder(wish.isFolder ? wish.file.path : QFileInfo(wish.file.path).path());
}

Result<QList<File>> Admission::place(const Job &job, const QList<Wish> &wishes) const
{
    QSet<QString> taken = takenPaths();
    QList<File> files;
    for (const Wish &wish : wishes) {
        File file = wish.file;
        file.nameIsFixed = !wish.isFolder;
        const QString folder = wish.isFolder ? file.path : QFileInfo(file.path).path();
        QString name = wish.isFolder ? safeFileName(fileNameFromUrl(file.url))
                                     : QFileInfo(file.path).fileName();
        QSet<QString> names;
        const QString prefix =
            folder.endsWith(QLatin1Char('/')) ? folder : folder + QLatin1Char('/');
        for (const QString &path : std::as_const(taken)) {
            if (path.startsWith(prefix) && path.indexOf(QLatin1Char('/'), prefix.size()) < 0)
                names.insert(path.mid(prefix.size()));
        }
        const bool isTaken = names.contains(foldedFileName(name));
        if (isTaken && job.settings.onExists == OnExists::Fail)
            return failure(ErrorCode::DestinationExists, ErrorContext::LocalFile, file.path);
        name = uniqueFileName(name, names);
        file.path = QDir(folder).filePath(name);
        taken.insert(prefix + foldedFileName(name));
        file.partName = partFileName(name, job.id, freePartNumber(job, files));
        files.append(file);
    }
    return files;
}

QSet<QString> Admission::takenPaths() const
{
    QSet<QString> taken;
    const QList<JobId> ids = m_book.ids();
    for (const JobId &id : ids) {
        for (const File &file : m_book.find(id)->files) {
            const QFileInfo info(file.path);
            taken.insert(info.path() + QLatin1Char('/') + foldedFileName(info.fileName()));
        }
    }
    return taken;
}

} // namespace tranship
