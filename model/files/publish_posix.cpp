// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/publish.h"

#include "model/files/folder_posix.h"
#include "model/files/originmark.h"
#include "model/job/filename.h"

#include <QFile>

#include <algorithm>
#include <cstdio>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tranship {

namespace {

constexpr int highestNumber = 9999; // of "name (9999)"
/// Files that are open side by side; processes have 1,024 at most in many places.
constexpr qsizetype mostOpen = 128;

QString numbered(const QString &name, int number)
{
    return number == 0 ? name : numberedFileName(name, number);
}

tl::unexpected<Error> changed(const Folder &folder, const QString &name)
{
    return failure(ErrorCode::PartFileChanged, ErrorContext::LocalFile, folder.pathOf(name));
}

/// The process's umask. Asking umask() itself would set it for a moment, for every thread.
mode_t currentUmask()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly)) {
        for (QByteArray line = status.readLine(); !line.isEmpty(); line = status.readLine()) {
            bool isNumber = false;
            const uint mask =
                line.startsWith("Umask:") ? line.mid(6).trimmed().toUInt(&isNumber, 8) : 0;
            if (isNumber)
                return mask;
        }
    }
    return 077;
}

/// File systems without modes (FAT) refuse: the file is as it will be.
Done setMode(const Folder &folder, const QString &name, const Descriptor &file, mode_t mode)
{
    if (::fchmod(file.number(), mode) != 0 && errno != EPERM && errno != ENOTSUP)
        return folder.failed(errno, name);
    return {};
}

/// For file systems that know neither a rename that refuses nor hard links: the name is taken by an
/// empty file of ours, which the rename replaces.
int renameOverReservation(int folder, const char *from, const char *to)
{
    const Descriptor reservation(
        ::openat(folder, to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!reservation.isOpen())
        return errno;
    if (::renameat(folder, from, folder, to) == 0)
        return 0;
    const int number = errno;
    ::unlinkat(folder, to, 0);
    return number;
}

int linkThenUnlink(int folder, const char *from, const char *to)
{
    if (::linkat(folder, from, folder, to, 0) == 0)
        return ::unlinkat(folder, from, 0) == 0 ? 0 : errno;
    if (errno == EPERM || errno == ENOTSUP || errno == ENOSYS)
        return renameOverReservation(folder, from, to);
    return errno;
}

/// 0, or the errno; EEXIST when something has the name already.
int renameWithoutReplacing(int folder, const char *from, const char *to)
{
#ifdef Q_OS_LINUX
    if (::renameat2(folder, from, folder, to, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
        return errno;
#endif
    return linkThenUnlink(folder, from, to);
}

Result<QString> placeUnderFreeName(const Folder &folder, const Publication &publication)
{
    const QByteArray from = QFile::encodeName(publication.partName);
    const int last = publication.onExists == OnExists::KeepBoth ? highestNumber : 0;
    for (int number = 0; number <= last; ++number) {
        const QString name = numbered(publication.name, number);
        const int result = renameWithoutReplacing(folder.number(), from.constData(),
                                                  QFile::encodeName(name).constData());
        if (result == 0)
            return name;
        if (result != EEXIST)
            return folder.failed(result, name);
    }
    return folder.failed(EEXIST, publication.name);
}

Result<QString> place(const Folder &folder, const Publication &publication)
{
    if (publication.onExists != OnExists::Replace)
        return placeUnderFreeName(folder, publication);
    if (::renameat(folder.number(), QFile::encodeName(publication.partName).constData(),
                   folder.number(), QFile::encodeName(publication.name).constData())
        != 0) {
        return folder.failed(errno, publication.name);
    }
    return publication.name;
}

/// The name under which an earlier publish() that was cut short has put the file; empty when it has
/// not.
QString publishedName(const Folder &folder, const Publication &publication)
{
    if (publication.identity.isNull())
        return {};
    const int last = publication.onExists == OnExists::KeepBoth ? highestNumber : 0;
    for (int number = 0; number <= last; ++number) {
        const QString name = numbered(publication.name, number);
        FileStatus status;
        if (folder.status(name, status) && isSameFile(status, publication.identity))
            return name;
    }
    return {};
}

Result<QString> replay(const Folder &folder, const Publication &publication)
{
    const QString name = publishedName(folder, publication);
    if (name.isEmpty()) {
        return failure(ErrorCode::PartFileLost, ErrorContext::LocalFile,
                       folder.pathOf(publication.partName));
    }
    return name;
}

/// A link was made and the part's own name not yet taken away: only that is left to do.
Result<QString> finishLink(const Folder &folder, const Publication &publication,
                           const QString &name)
{
    if (::unlinkat(folder.number(), QFile::encodeName(publication.partName).constData(), 0) != 0)
        return folder.failed(errno, publication.partName);
    return name;
}

/// Some publications on their way, step by step: what each step asks of the disk costs little more
/// for all of them than for one.
class Batch final {
public:
    Batch(const Folder &folder, mode_t mode) : m_folder(folder), m_mode(mode) { }

    void add(const Publication &publication, Result<QString> &result)
    {
        Item item{publication, result, {}, {}};
        if (const Done ready = prepare(item); !ready)
            result = failure(ready.error());
        else if (item.file.isOpen())
            m_items.push_back(std::move(item));
    }

    /// Every byte and mode on stable storage, then the final names.
    void finish()
    {
        for (const Item &item : m_items) {
            if (uninterrupted([&item] { return ::fsync(item.file.number()); }) != 0)
                item.result = m_folder.failed(errno, item.publication.partName);
        }
        for (const Item &item : m_items) {
            if (item.result)
                item.result = placed(item);
        }
    }

private:
    struct Item {
        const Publication &publication;
        Result<QString> &result;
        Descriptor file;
        FileStatus status;
    };

    /// Opens the part file; one that is gone was published before, and has its result already.
    Done prepare(Item &item) const
    {
        const Publication &publication = item.publication;
        for (const QString &name : {publication.partName, publication.name}) {
            if (!isPlainName(name))
                return failure(ErrorCode::InvalidArgument, ErrorContext::LocalFile, name);
        }
        const QByteArray part = QFile::encodeName(publication.partName);
        item.file = Descriptor(uninterrupted([&] {
            return ::openat(m_folder.number(), part.constData(),
                            O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
        }));
        if (!item.file.isOpen()) {
            if (errno == ELOOP || errno == ENXIO)
                return changed(m_folder, publication.partName);
            if (errno != ENOENT)
                return m_folder.failed(errno, publication.partName);
            item.result = replay(m_folder, publication);
            return {};
        }
        if (!statusOf(item.file, item.status))
            return m_folder.failed(errno, publication.partName);
        if (!isSameFile(item.status, publication.identity))
            return changed(m_folder, publication.partName);
        markOrigin(item.file.number(), publication.origin);
        return setMode(m_folder, publication.partName, item.file, m_mode);
    }

    [[nodiscard]] Result<QString> placed(const Item &item) const
    {
        const QString linked =
            item.status.links > 1 ? publishedName(m_folder, item.publication) : QString();
        return linked.isEmpty() ? place(m_folder, item.publication)
                                : finishLink(m_folder, item.publication, linked);
    }

    const Folder &m_folder;
    const mode_t m_mode;
    std::vector<Item> m_items;
};

} // namespace

Result<QString> publish(const Publication &publication)
{
    return publishAll(publication.folder, {publication}).constFirst();
}

QList<Result<QString>> publishAll(const QString &folder, const QList<Publication> &publications)
{
    QList<Result<QString>> results(publications.size());
    const auto failAll = [&results](const Error &error) {
        for (Result<QString> &result : results) {
            if (result)
                result = failure(error);
        }
        return results;
    };
    const Result<Folder> place = Folder::open(folder);
    if (!place)
        return failAll(place.error());
    const mode_t mode = 0666 & ~currentUmask();
    for (qsizetype first = 0; first < publications.size(); first += mostOpen) {
        Batch batch(*place, mode);
        const qsizetype end = std::min(first + mostOpen, publications.size());
        for (qsizetype i = first; i < end; ++i)
            batch.add(publications[i], results[i]);
        batch.finish();
    }
    if (const Done synced = place->sync(); !synced)
        return failAll(synced.error());
    return results;
}

Result<Removal> removePartFile(const QString &folder, const QString &partName,
                               FileIdentity identity)
{
    if (!isPlainName(partName))
        return failure(ErrorCode::InvalidArgument, ErrorContext::LocalFile, partName);
    const Result<Folder> place = Folder::open(folder);
    if (!place)
        return failure(place.error());
    FileStatus status;
    if (!place->status(partName, status))
        return errno == ENOENT ? Result<Removal>(Removal::WasGone)
                               : Result<Removal>(place->failed(errno, partName));
    const bool isOurs = identity.isNull() ? status.isRegular && isPartFileName(partName)
                                          : isSameFile(status, identity);
    if (!isOurs)
        return changed(*place, partName);
    if (::unlinkat(place->number(), QFile::encodeName(partName).constData(), 0) != 0)
        return place->failed(errno, partName);
    if (Done synced = place->sync(); !synced)
        return failure(synced.error());
    return Removal::Removed;
}

Done checkFolder(const QString &folder)
{
    const Result<Folder> place = Folder::open(folder);
    if (!place)
        return failure(place.error());
    if (::faccessat(place->number(), ".", W_OK | X_OK, AT_EACCESS) != 0)
        return place->failed(errno);
    return {};
}

} // namespace tranship
