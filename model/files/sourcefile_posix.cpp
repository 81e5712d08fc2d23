// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/sourcefile.h"

#include "model/files/folder_posix.h"

#include <QFile>
#include <QFileInfo>

#include <cstring>
#include <ctime>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tranship {

namespace {

/// The coarsest step in which file systems count (FAT).
constexpr std::chrono::seconds coarsestStep{2};

std::chrono::nanoseconds durationOf(const struct timespec &time)
{
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

tl::unexpected<Error> failed(ErrorCode code, const QString &path, int number = 0)
{
    const QString why = number == 0 ? path : path + u": " + qt_error_string(number);
    return failure(code, ErrorContext::RemoteFile, why);
}

tl::unexpected<Error> openFailure(int number, const QString &path)
{
    switch (number) {
    case ENOENT:
    case ENOTDIR: {
        // A share that is not mounted has no folders.
        const bool hasFolder = QFileInfo::exists(QFileInfo(path).path());
        return failed(hasFolder ? ErrorCode::FileNotFound : ErrorCode::ConnectFailure, path,
                      number);
    }
    case EACCES:
    case EPERM:
        return failed(ErrorCode::PermissionDenied, path, number);
    case ELOOP:
    case ENAMETOOLONG:
        return failed(ErrorCode::FileNotFound, path, number);
    default:
        return failed(ErrorCode::ConnectFailure, path, number);
    }
}

SourceVersion versionOf(const struct stat &status)
{
    struct timespec now = {};
    ::clock_gettime(CLOCK_REALTIME, &now);
    const std::chrono::nanoseconds modified = durationOf(status.st_mtim);
    return {status.st_size, modified, static_cast<quint64>(status.st_ino),
            modified + coarsestStep <= durationOf(now)};
}

class PosixSource final : public SourceFile {
public:
    PosixSource(Descriptor file, QString path, SourceVersion version)
        : m_file(std::move(file)),
          m_path(std::move(path)),
          m_version(version)
    {
    }

    [[nodiscard]] SourceVersion version() const override { return m_version; }

    [[nodiscard]] Done read(qint64 offset, std::span<char> buffer) override;

private:
    [[nodiscard]] Done checkVersion() const;

    const Descriptor m_file;
    const QString m_path;
    const SourceVersion m_version;
};

Done PosixSource::read(qint64 offset, std::span<char> buffer)
{
    size_t filled = 0;
    while (filled < buffer.size()) {
        const ssize_t got = uninterrupted([&] {
            return ::pread(m_file.number(), buffer.data() + filled, buffer.size() - filled,
                           offset + static_cast<qint64>(filled));
        });
        if (got < 0)
            return failed(ErrorCode::ConnectionClosed, m_path, errno);
        if (got == 0)
            return failed(ErrorCode::RemoteFileChanged, m_path + u": shorter than it was");
        filled += static_cast<size_t>(got);
    }
    // After the reading: what was there before it proves nothing.
    return checkVersion();
}

Done PosixSource::checkVersion() const
{
    struct stat status = {};
    if (::fstat(m_file.number(), &status) != 0)
        return failed(ErrorCode::ConnectionClosed, m_path, errno);
    if (status.st_nlink == 0)
        return failed(ErrorCode::ConnectionClosed, m_path + u": deleted while it was read");
    const SourceVersion now = versionOf(status);
    if (now.size != m_version.size || now.modified != m_version.modified)
        return failed(ErrorCode::RemoteFileChanged, m_path + u": written to while it was read");
    return {};
}

} // namespace

Result<std::shared_ptr<SourceFile>> SourceFile::open(const QString &path)
{
    const QByteArray encoded = QFile::encodeName(path);
    struct stat status = {};
    // Looked at first: opening a device may do something to it.
    if (::stat(encoded.constData(), &status) != 0)
        return openFailure(errno, path);
    if (!S_ISREG(status.st_mode))
        return failed(ErrorCode::NotAFile, path);
    Descriptor file(uninterrupted(
        [&] { return ::open(encoded.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY); }));
    if (!file.isOpen() || ::fstat(file.number(), &status) != 0)
        return openFailure(errno, path);
    if (!S_ISREG(status.st_mode))
        return failed(ErrorCode::NotAFile, path);
#ifdef Q_OS_LINUX
    (void)::posix_fadvise(file.number(), 0, 0, POSIX_FADV_SEQUENTIAL);
#endif
    return std::make_shared<PosixSource>(std::move(file), path, versionOf(status));
}

} // namespace tranship
