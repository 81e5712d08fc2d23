// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/admission.h"

#include "model/files/device.h"
#include "model/files/downloadfolder.h"
#include "model/files/makefolders.h"
#include "model/files/publish.h"
#include "model/job/checksum.h"
#include "model/job/filename.h"
#include "model/job/limits.h"
#include "model/job/pieces.h"
#include "model/job/url.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace tranship {

namespace {

constexpr int longestPath = 4096;

/// Numbers of part files that the job has, so that a removed file's one is never taken over.
class PartNumbers final {
public:
    explicit PartNumbers(const Job &job) : m_next(static_cast<int>(job.files.size()))
    {
        for (const File &file : job.files)
            m_taken.insert(numberOf(file.partName));
    }

    int takeFree()
    {
        while (m_taken.contains(m_next))
            ++m_next;
        return m_next++;
    }

private:
    /// "....-7.part" has 7.
    static int numberOf(const QString &partName)
    {
        const qsizetype end = partName.lastIndexOf(QLatin1Char('.'));
        const qsizetype begin = partName.lastIndexOf(QLatin1Char('-')) + 1;
        return QStringView(partName).mid(begin, end - begin).toInt();
    }

    QSet<int> m_taken;
    int m_next;
};

} // namespace

Admission::Admission(JobBook &book, Worker &disk) : m_book(book), m_disk(disk) { }

void Admission::admit(const JobId &id, const QList<NewFile> &files, const Policy &policy,
                      std::function<void(const Result<QList<File>> &)> admitted)
{
    QList<Wish> wishes;
    for (const NewFile &file : files) {
        Result<Wish> wish = parse(file, policy);
        if (!wish) {
            admitted(failure(wish.error()));
            return;
        }
        wishes.append(std::move(*wish));
    }
    using Looked = Result<QList<Wish>>;
    // nearly always all go to one disk
    const QString firstFolder =
        wishes.isEmpty() ? QString() : QFileInfo(wishes.constFirst().file.path).path();
    runOn<Looked>(
        m_disk.of(firstFolder), this, [wishes] { return prepared(wishes); },
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

void Admission::prepareFolder(const QString &folder, const QStringList &below,
                              std::function<void(const Done &)> prepared)
{
    const auto prepare = [folder, below]() -> Done {
        const DownloadFolder downloads;
        Done done = downloads.check(folder);
        if (done)
            done = downloads.make(folder);
        for (const QString &one : below) {
            if (done)
                done = makeFolders(folder, one);
        }
        return done;
    };
    runOn<Done>(m_disk.of(folder), this, prepare,
                [prepared = std::move(prepared)](const Done &done) { prepared(done); });
}

Result<Admission::Wish> Admission::parse(const NewFile &file, const Policy &policy)
{
    Wish wish;
    if (Done parsed = parsePlace(file, wish); !parsed)
        return failure(parsed.error());
    if (Done parsed = parseSources(file, wish.file); !parsed)
        return failure(parsed.error());
    if (Done parsed = parseProof(file, wish.file); !parsed)
        return failure(parsed.error());
    if (Done fits = checkRanges(file.ranges, policy); !fits)
        return failure(fits.error());
    wish.file.ranges = file.ranges;
    return wish;
}

Done Admission::parsePlace(const NewFile &file, Wish &wish)
{
    if (!QDir::isAbsolutePath(file.path))
        return failure(ErrorCode::InvalidArgument, ErrorContext::LocalFile,
                       QStringLiteral("not an absolute path: %1").arg(file.path));
    if (file.path.size() + file.name.size() > longestPath || file.path.contains(QChar(0)))
        return failure(ErrorCode::InvalidArgument, ErrorContext::LocalFile,
                       QStringLiteral("not a path"));
    wish.isFolder = file.path.endsWith(QLatin1Char('/'));
    wish.file.path = QDir::cleanPath(file.path);
    if (file.name.isEmpty())
        return {};
    const auto name = safeRelativePath(file.name);
    if (!name)
        return failure(ErrorCode::InvalidArgument, ErrorContext::LocalFile,
                       QStringLiteral("the name leads out of its folder: %1").arg(file.name));
    wish.name = *name;
    return {};
}

Done Admission::parseSources(const NewFile &file, File &parsed)
{
    const Result<QUrl> url = parseSource(file.url);
    if (!url)
        return failure(url.error());
    parsed.url = *url;
    if (file.mirrors.size() > mostMirrors)
        return failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager,
                       QStringLiteral("more than %1 mirrors").arg(mostMirrors));
    for (const QString &text : file.mirrors) {
        const Result<QUrl> mirror = parseUrl(text);
        if (!mirror)
            return failure(mirror.error());
        if (*mirror != parsed.url && !parsed.mirrors.contains(*mirror))
            parsed.mirrors.append(*mirror);
    }
    return {};
}

Done Admission::parseProof(const NewFile &file, File &parsed)
{
    if (!file.checksum.isEmpty()) {
        const Result<Checksum> checksum = parseChecksum(file.checksum);
        if (!checksum)
            return failure(checksum.error());
        parsed.checksum = checksumText(*checksum);
        parsed.checksumSource = file.checksumSource;
    }
    // how many there must be is seen when the size is known
    if (Done fit = checkPieces(file.pieces, unknownSize); !fit)
        return fit;
    parsed.pieces = file.pieces;
    return {};
}

QString Admission::folderOf(const Wish &wish)
{
    return wish.isFolder ? wish.file.path : QFileInfo(wish.file.path).path();
}

Done Admission::look(const DownloadFolder &downloads, Wish &wish)
{
    wish.isFolder = wish.isFolder || !wish.name.isEmpty() || downloads.is(wish.file.path)
        || QFileInfo(wish.file.path).isDir();
    return downloads.check(folderOf(wish));
}

/// From here on the wish is one for a file's own path.
Done Admission::enterFolders(const DownloadFolder &downloads, Wish &wish)
{
    if (Done made = downloads.make(folderOf(wish)); !made)
        return made;
    if (wish.name.isEmpty())
        return {};
    const qsizetype separator = wish.name.lastIndexOf(QLatin1Char('/'));
    const QString folders = wish.name.left(std::max<qsizetype>(separator, 0));
    if (Done made = makeFolders(wish.file.path, folders); !made)
        return made;
    wish.file.path = QDir(wish.file.path).filePath(wish.name);
    wish.isFolder = false;
    return checkFolder(QFileInfo(wish.file.path).path());
}

/// Folders are made when all wishes were looked at, so that a refusal leaves none behind.
Result<QList<Admission::Wish>> Admission::prepared(QList<Wish> wishes)
{
    const DownloadFolder downloads;
    for (Wish &wish : wishes) {
        if (Done looked = look(downloads, wish); !looked)
            return failure(looked.error());
    }
    for (Wish &wish : wishes) {
        if (Done entered = enterFolders(downloads, wish); !entered)
            return failure(entered.error());
    }
    QHash<QString, quint64> mounted;
    for (Wish &wish : wishes) {
        const QString folder = folderOf(wish);
        if (!mounted.contains(folder))
            mounted.insert(folder, mountLength(folder));
        wish.file.partDevice = mounted.value(folder);
    }
    return wishes;
}

Result<QList<File>> Admission::place(const Job &job, const QList<Wish> &wishes) const
{
    QHash<QString, QSet<QString>> taken = takenNames(wishes);
    PartNumbers numbers(job);
    QList<File> files;
    files.reserve(wishes.size());
    for (const Wish &wish : wishes) {
        File file = wish.file;
        file.nameIsFixed = !wish.isFolder;
        const QString folder = folderOf(wish);
        QString name = wish.isFolder ? safeFileName(fileNameFromUrl(file.url))
                                     : QFileInfo(file.path).fileName();
        QSet<QString> &names = taken[folder];
        const bool isTaken = names.contains(foldedFileName(name));
        if (isTaken && job.settings.onExists == OnExists::Fail)
            return failure(ErrorCode::DestinationExists, ErrorContext::LocalFile, file.path);
        name = uniqueFileName(name, names);
        file.path = QDir(folder).filePath(name);
        names.insert(foldedFileName(name));
        file.partName = partFileName(name, job.id, numbers.takeFree());
        files.append(file);
    }
    return files;
}

/// By folder of the wishes: the names that files of all jobs have or will have there.
QHash<QString, QSet<QString>> Admission::takenNames(const QList<Wish> &wishes) const
{
    QHash<QString, QSet<QString>> taken;
    for (const Wish &wish : wishes)
        taken.insert(folderOf(wish), {});
    m_book.forEachFetched([&taken](const FetchedFile &file) {
        const qsizetype slash = file.path.lastIndexOf(u'/');
        const auto folder = taken.find(file.path.left(slash));
        if (folder != taken.end())
            folder->insert(foldedFileName(file.path.mid(slash + 1)));
    });
    return taken;
}

} // namespace tranship
