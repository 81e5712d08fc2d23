// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/folder_posix.h"

#include <QFile>

#include <array>

#include <fcntl.h>
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

bool Folder::status(const QString &name, struct stat &status) const
{
    return fstatat(number(), QFile::encodeName(name).constData(), &status, AT_SYMLINK_NOFOLLOW)
        == 0;
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

FileIdentity identityOf(const struct stat &status)
{
    return {status.st_dev, status.st_ino};
}

bool isSameFile(const struct stat &found, FileIdentity expected)
{
    return S_ISREG(found.st_mode) && found.st_ino == expected.inode;
}

} // namespace tranship
