// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/partfile.h"

#include "model/files/newnames_posix.h"
#include "model/job/filename.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#ifdef Q_OS_LINUX
#include <sys/vfs.h>
#endif
#include <unistd.h>

namespace tranship {

namespace {

#ifdef Q_OS_LINUX
/// Whether taking room on the file system of `file` costs no writing: extents that read as zeros.
/// The numbers are those of statfs(2).
bool givesRoomAtOnce(int file)
{
    static constexpr std::array<quint32, 5> cheap{
        0xEF53, // ext4
        0x58465342, // XFS
        0x9123683E, // Btrfs
        0x01021994, // tmpfs
        0xF2F52010, // F2FS
    };
    struct statfs status = {};
    if (uninterrupted([&] { return ::fstatfs(file, &status); }) != 0)
        return false;
    return std::find(cheap.begin(), cheap.end(), static_cast<quint32>(status.f_type))
        != cheap.end();
}
#endif

/// An open part file. A failed sync stays failed: the kernel reports lost pages once and forgets
/// them, so a second fdatasync that succeeds proves nothing.
class PosixFile final : public ByteFile {
public:
    PosixFile(Descriptor file, QString path, FileIdentity identity)
        : m_file(std::move(file)),
          m_path(std::move(path)),
          m_identity(identity)
    {
    }

    /// The file is new: its first sync makes its name durable too.
    void setNewName(std::shared_ptr<NewNames> names, quint64 name)
    {
        m_newNames = std::move(names);
        m_newName = name;
    }

    [[nodiscard]] Done write(qint64 offset, QByteArrayView bytes) override;
    void writeDirectly() override;
    [[nodiscard]] Result<qint64> read(qint64 offset, std::span<char> buffer) override;
    [[nodiscard]] Done sync() override;
    void startWriteback(qint64 offset, qint64 length) override;
    [[nodiscard]] Done truncate(qint64 size) override;
    void reserve(qint64 size) override;
    void forget(qint64 offset, qint64 length) override;
    [[nodiscard]] Result<qint64> size() const override;

    [[nodiscard]] FileIdentity identity() const override { return m_identity; }

private:
    Done syncOnce();
    [[nodiscard]] bool goesDirectly(qint64 offset, QByteArrayView bytes) const;

    Descriptor m_file;
    Descriptor m_direct; // the same file, past the page cache; closed: not that way
    QString m_path;
    FileIdentity m_identity;
    std::mutex m_syncMutex; // syncs may be side by side; the rest is theirs alone:
    std::shared_ptr<NewNames> m_newNames; // null: the name is durable
    quint64 m_newName = 0;
    std::optional<Error> m_syncFailure;
};

Done PosixFile::write(qint64 offset, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const bool isDirect = goesDirectly(offset, bytes);
        const int number = isDirect ? m_direct.number() : m_file.number();
        const ssize_t written = uninterrupted([number, offset, bytes] {
            return ::pwrite(number, bytes.data(), static_cast<size_t>(bytes.size()), offset);
        });
        if (written < 0 && isDirect && errno == EINVAL) {
            m_direct = Descriptor(); // a stricter device than most
            continue;
        }
        if (written < 0)
            return errnoFailure(errno, m_path);
        if (written == 0)
            return errnoFailure(EIO, m_path);
        bytes = bytes.sliced(written);
        offset += written;
    }
    return {};
}

void PosixFile::writeDirectly()
{
#ifdef Q_OS_LINUX
    if (m_direct.isOpen())
        return;
    // Through the descriptor, so that it is the same file whatever its name leads to by now.
    const QByteArray self = "/proc/self/fd/" + QByteArray::number(m_file.number());
    m_direct = Descriptor(uninterrupted(
        [&self] { return ::open(self.constData(), O_WRONLY | O_DIRECT | O_CLOEXEC); }));
#endif
}

bool PosixFile::goesDirectly(qint64 offset, QByteArrayView bytes) const
{
    const auto address = reinterpret_cast<quintptr>(bytes.data());
    return m_direct.isOpen() && offset % directAlignment == 0 && bytes.size() % directAlignment == 0
        && address % directAlignment == 0;
}

Result<qint64> PosixFile::read(qint64 offset, std::span<char> buffer)
{
    size_t filled = 0;
    while (filled < buffer.size()) {
        const ssize_t got = uninterrupted([&] {
            return ::pread(m_file.number(), buffer.data() + filled, buffer.size() - filled,
                           offset + static_cast<qint64>(filled));
        });
        if (got < 0)
            return errnoFailure(errno, m_path);
        if (got == 0)
            break;
        filled += static_cast<size_t>(got);
    }
    return static_cast<qint64>(filled);
}

Done PosixFile::sync()
{
    const std::lock_guard lock(m_syncMutex);
    if (m_syncFailure)
        return failure(*m_syncFailure);
    Done done = syncOnce();
    if (!done)
        m_syncFailure = done.error();
    return done;
}

Done PosixFile::syncOnce()
{
#ifdef Q_OS_LINUX
    const int result = uninterrupted([this] { return ::fdatasync(m_file.number()); });
#else
    const int result = uninterrupted([this] { return ::fsync(m_file.number()); });
#endif
    if (result != 0)
        return errnoFailure(errno, m_path);
    if (m_newNames) {
        if (Done done = m_newNames->sync(m_newName); !done)
            return done;
        m_newNames.reset();
    }
    return {};
}

void PosixFile::startWriteback([[maybe_unused]] qint64 offset, [[maybe_unused]] qint64 length)
{
#ifdef Q_OS_LINUX
    // A hint: the sync that follows reports what goes wrong.
    (void)::sync_file_range(m_file.number(), offset, length, SYNC_FILE_RANGE_WRITE);
#endif
}

Done PosixFile::truncate(qint64 size)
{
    if (uninterrupted([this, size] { return ::ftruncate(m_file.number(), size); }) != 0)
        return errnoFailure(errno, m_path);
    return {};
}

void PosixFile::reserve([[maybe_unused]] qint64 size)
{
#ifdef Q_OS_LINUX
    // Not posix_fallocate: where the file system cannot, that one writes every block; and FAT does
    // so by itself.
    if (!givesRoomAtOnce(m_file.number()))
        return;
    (void)uninterrupted([this, size] { return ::fallocate(m_file.number(), 0, 0, size); });
#endif
}

void PosixFile::forget([[maybe_unused]] qint64 offset, [[maybe_unused]] qint64 length)
{
#ifdef Q_OS_LINUX
    (void)::posix_fadvise(m_file.number(), offset, length, POSIX_FADV_DONTNEED);
#endif
}

Result<qint64> PosixFile::size() const
{
    struct stat status = {};
    if (::fstat(m_file.number(), &status) != 0)
        return errnoFailure(errno, m_path);
    return status.st_size;
}

Descriptor openFile(const Folder &folder, const QString &name, int flags)
{
    const QByteArray encoded = QFile::encodeName(name);
    return Descriptor(uninterrupted([&] {
        return ::openat(folder.number(), encoded.constData(),
                        flags | O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
    }));
}

Done removeStray(const Folder &folder, const QString &name)
{
    FileStatus status;
    if (!folder.status(name, status))
        return errno == ENOENT ? Done{} : Done{folder.failed(errno, name)};
    if (!status.isRegular || !isPartFileName(name))
        return failure(ErrorCode::PartFileChanged, ErrorContext::LocalFile, folder.pathOf(name));
    if (::unlinkat(folder.number(), QFile::encodeName(name).constData(), 0) != 0 && errno != ENOENT)
        return folder.failed(errno, name);
    return {};
}

tl::unexpected<Error> badName(const QString &name)
{
    return failure(ErrorCode::InvalidArgument, ErrorContext::LocalFile, name);
}

} // namespace

DiskPartFiles::DiskPartFiles() = default;

DiskPartFiles::~DiskPartFiles() = default;

/// Files of one folder share it, as long as one of them is open.
Result<std::shared_ptr<NewNames>> DiskPartFiles::namesIn(const QString &folder)
{
    Result<Folder> place = Folder::open(folder);
    if (!place)
        return failure(place.error());
    struct stat status = {};
    if (::fstat(place->number(), &status) != 0)
        return place->failed(errno);
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_newNames, [](const auto &one) { return one.second.expired(); });
    std::weak_ptr<NewNames> &known = m_newNames[{status.st_dev, status.st_ino}];
    std::shared_ptr<NewNames> names = known.lock();
    if (!names || names->hasFailed()) {
        names = std::make_shared<NewNames>(std::move(*place));
        known = names;
    }
    return names;
}

Result<std::shared_ptr<ByteFile>> DiskPartFiles::create(const QString &folder, const QString &name)
{
    if (!isPlainName(name))
        return badName(name);
    const Result<std::shared_ptr<NewNames>> names = namesIn(folder);
    if (!names)
        return failure(names.error());
    const Folder &place = (*names)->folder();
    Descriptor file = openFile(place, name, O_CREAT | O_EXCL);
    if (!file.isOpen() && errno == EEXIST) {
        if (Done removed = removeStray(place, name); !removed)
            return failure(removed.error());
        file = openFile(place, name, O_CREAT | O_EXCL);
    }
    FileStatus status;
    if (!file.isOpen() || !statusOf(file, status))
        return place.failed(errno, name);
    auto made = std::make_shared<PosixFile>(std::move(file), place.pathOf(name), status.identity);
    made->setNewName(*names, (*names)->made());
    return made;
}

Result<std::shared_ptr<ByteFile>> DiskPartFiles::open(const QString &folder, const QString &name,
                                                      FileIdentity expected)
{
    if (!isPlainName(name))
        return badName(name);
    const Result<Folder> place = Folder::open(folder);
    if (!place)
        return failure(place.error());
    Descriptor file = openFile(*place, name, 0);
    if (!file.isOpen() && errno == ENOENT)
        return failure(ErrorCode::PartFileLost, ErrorContext::LocalFile, place->pathOf(name));
    // ELOOP: a link; EISDIR, ENXIO: a folder, a socket
    if (!file.isOpen() && (errno == ELOOP || errno == EISDIR || errno == ENXIO))
        return failure(ErrorCode::PartFileChanged, ErrorContext::LocalFile, place->pathOf(name));
    FileStatus status;
    if (!file.isOpen() || !statusOf(file, status))
        return place->failed(errno, name);
    if (!isSameFile(status, expected))
        return failure(ErrorCode::PartFileChanged, ErrorContext::LocalFile, place->pathOf(name));
    return std::make_shared<PosixFile>(std::move(file), place->pathOf(name), status.identity);
}

Result<qint64> DiskPartFiles::freeSpace(const QString &folder)
{
    const Result<Folder> place = Folder::open(folder);
    if (!place)
        return failure(place.error());
    struct statvfs status = {};
    if (uninterrupted([&] { return ::fstatvfs(place->number(), &status); }) != 0)
        return place->failed(errno);
    return static_cast<qint64>(status.f_bavail) * static_cast<qint64>(status.f_frsize);
}

} // namespace tranship
