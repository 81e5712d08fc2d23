// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/instancelock.h"

#include "model/store/sharedfolder.h"

#include <QDir>
#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tranship {

namespace {

tl::unexpected<Error> failed(int number, const QString &path)
{
    return failure(ErrorCode::StoreFailed, ErrorContext::QueueManager,
                   path % u": " % qt_error_string(number));
}

/// The folder is a person's alone: it holds the store, and the socket that gives orders. One that
/// was made a group's stays that.
Done makePrivate(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return failed(errno, folder);
    struct stat status = {};
    const QByteArray encoded = QFile::encodeName(folder);
    if (::stat(encoded.constData(), &status) != 0)
        return failed(errno, folder);
    if (isSharedFolder(folder))
        return {};
    if ((status.st_mode & 07777) != 0700 && ::chmod(encoded.constData(), 0700) != 0)
        return failed(errno, folder);
    return {};
}

} // namespace

InstanceLock::~InstanceLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Done InstanceLock::acquire(const QString &folder)
{
    if (m_descriptor >= 0)
        return {};
    if (Done made = makePrivate(folder); !made)
        return made;
    const QString path = QDir(folder).filePath(QStringLiteral("tranship.lock"));
    const int descriptor = ::open(QFile::encodeName(path).constData(),
                                  O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return failed(errno, path);
    shareLikeFolder(descriptor, folder);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int number = errno;
        ::close(descriptor);
        if (number == EWOULDBLOCK)
            return failure(ErrorCode::AlreadyRunning, ErrorContext::QueueManager, folder);
        return failed(number, path);
    }
    m_descriptor = descriptor;
    return {};
}

} // namespace tranship
