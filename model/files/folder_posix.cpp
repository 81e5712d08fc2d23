// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/folder_posix.h"

#include <QFile>

#include <array>

#include <fcntl.h>
#include <sys/stat.h>
#ifdef Q_OS_LINUX
#include <sys/sysmacros.h>
#endif
#include <unistd.h>

namespace tranship {

namespace {

struct ErrnoRow {
    int number;
    ErrorCode code;
};

constexpr std::array errnoTable = {
    ErrnoRow{ENOSPC, ErrorCode::DiskFull},
    ErrnoRow{EDQUOT, ErrorCode::QuotaExceeded},
    ErrnoRow{EFBIG, ErrorCode::FileTooLarge},
    ErrnoRow{EROFS, ErrorCode::ReadOnlyFileSystem},
    ErrnoRow{EACCES, ErrorCode::PermissionDenied},
    ErrnoRow{EPERM, ErrorCode::PermissionDenied},
    ErrnoRow{ENOENT, ErrorCode::FolderMissing},
    ErrnoRow{ENOTDIR, ErrorCode::FolderMissing}, // a link too, where none is followed
    // the medium went away under an open descriptor
    ErrnoRow{ENODEV, ErrorCode::FolderMissing},
    ErrnoRow{ENXIO, ErrorCode::FolderMissing},
    ErrnoRow{ESTALE, ErrorCode::FolderMissing},
    ErrnoRow{ENOTCONN, ErrorCode::FolderMissing},
    ErrnoRow{ENAMETOOLONG, ErrorCode::NameTooLong},
    ErrnoRow{EEXIST, ErrorCode::DestinationExists},
    ErrnoRow{EISDIR, ErrorCode::DestinationExists},
    ErrnoRow{ENOTEMPTY, ErrorCode::DestinationExists},
};

ErrorCode codeOf(int number)
{
    for (const ErrnoRow &row : errnoTable) {
        if (row.number == number)
            return row.code;
    }
    return ErrorCode::InputOutput;
}

/// The unit of st_blocks, whatever the file system's own is.
constexpr qint64 blockUnit = 512;

#ifdef STATX_BTIME
FileStatus toFileStatus(const struct statx &found)
{
    constexpr quint64 nanosecondsPerSecond = 1'000'000'000;
    const bool isBornKnown = (found.stx_mask & STATX_BTIME) != 0;
    const quint64 born = static_cast<quint64>(found.stx_btime.tv_sec) * nanosecondsPerSecond
        + found.stx_btime.tv_nsec;
    return {
        S_ISREG(found.stx_mode),
        found.stx_nlink,
        {makedev(found.stx_dev_major, found.stx_dev_minor), found.stx_ino, isBornKnown ? born : 0},
        static_cast<qint64>(found.stx_blocks) * blockUnit};
}
#endif

/// Without the time of birth.
FileStatus toFileStatus(const struct stat &found)
{
    return {S_ISREG(found.st_mode),
            found.st_nlink,
            {found.st_dev, found.st_ino, 0},
            static_cast<qint64>(found.st_blocks) * blockUnit};
}

/// statx() where there is one; false otherwise. Some sandboxes refuse it: what it does not answer
/// is asked once more by the older calls, which say why not.
bool statusWithBirth([[maybe_unused]] int number, [[maybe_unused]] const char *name,
                     [[maybe_unused]] FileStatus &status)
{
#ifdef STATX_BTIME
    struct statx found = {};
    const int flags = AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH;
    if (::statx(number, name, flags, STATX_BASIC_STATS | STATX_BTIME, &found) == 0) {
        status = toFileStatus(found);
        return true;
    }
#endif
    return false;
}

} // namespace

Descriptor &Descriptor::operator=(Descriptor &&other) noexcept
{
    if (this != &other) {
        reset();
        m_number = std::exchange(other.m_number, -1);
    }
    return *this;
}

void Descriptor::reset()
{
    if (m_number >= 0)
        ::close(std::exchange(m_number, -1));
}

tl::unexpected<Error> errnoFailure(int number, const QString &path)
{
    return failure(codeOf(number), ErrorContext::LocalFile, path % u": " % qt_error_string(number));
}

Result<Folder> Folder::open(const QString &path)
{
    Folder folder;
    folder.m_path = path;
    const QByteArray encoded = QFile::encodeName(path);
    folder.m_descriptor = Descriptor(uninterrupted(
        [&encoded] { return ::open(encoded.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
    if (!folder.m_descriptor.isOpen())
        return errnoFailure(errno, path);
    return folder;
}

Result<Folder> Folder::enter(const QString &name) const
{
    Folder folder;
    folder.m_path = pathOf(name);
    const QByteArray encoded = QFile::encodeName(name);
    folder.m_descriptor = Descriptor(uninterrupted([&] {
        return ::openat(number(), encoded.constData(),
                        O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    }));
    if (!folder.m_descriptor.isOpen())
        return failed(errno, name);
    return folder;
}

QString Folder::pathOf(const QString &name) const
{
    if (name.isEmpty())
        return m_path;
    return m_path.endsWith(u'/') ? QString(m_path % name) : QString(m_path % u'/' % name);
}

bool Folder::status(const QString &name, FileStatus &status) const
{
    const QByteArray encoded = QFile::encodeName(name);
    if (statusWithBirth(number(), encoded.constData(), status))
        return true;
    struct stat found = {};
    if (::fstatat(number(), encoded.constData(), &found, AT_SYMLINK_NOFOLLOW) != 0)
        return false;
    status = toFileStatus(found);
    return true;
}

Done Folder::sync() const
{
    if (uninterrupted([this] { return ::fsync(number()); }) != 0 && errno != EINVAL
        && errno != ENOTSUP) {
        return failed(errno);
    }
    return {};
}

tl::unexpected<Error> Folder::failed(int number, const QString &name) const
{
    return errnoFailure(number, pathOf(name));
}

bool isPlainName(const QString &name)
{
    return !name.isEmpty() && !name.contains(u'/') && !name.contains(QChar::Null) && name != u"."
        && name != u"..";
}

bool statusOf(const Descriptor &file, FileStatus &status)
{
    if (statusWithBirth(file.number(), "", status))
        return true;
    struct stat found = {};
    if (::fstat(file.number(), &found) != 0)
        return false;
    status = toFileStatus(found);
    return true;
}

bool isSameFile(const FileStatus &found, FileIdentity expected)
{
    const FileIdentity &identity = found.identity;
    const bool isOfAnotherBirth =
        identity.born != 0 && expected.born != 0 && identity.born != expected.born;
    return found.isRegular && identity.inode == expected.inode && !isOfAnotherBirth;
}

} // namespace tranship
