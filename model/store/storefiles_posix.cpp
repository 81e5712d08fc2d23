// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/storefiles.h"

#include "model/store/sharedfolder.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace tranship {

namespace {

constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

} // namespace

tl::unexpected<Error> storeFailure(const QString &detail)
{
    return failure(ErrorCode::StoreFailed, ErrorContext::QueueManager, detail);
}

Done ensureStoreFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (info.isDir())
        return {};
    if (!QDir().mkpath(info.absolutePath())
        || !QDir().mkdir(info.absoluteFilePath(), ownerOnly | QFileDevice::ExeOwner)) {
        return storeFailure(folder % u": cannot be made");
    }
    return {};
}

Done ensurePrivateFile(const QString &path)
{
    QFile file(path);
    if (file.exists())
        return {};
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly))
        return storeFailure(path % u": " % file.errorString());
    shareLikeFolder(file.handle(), QFileInfo(path).path());
    return {};
}

Done copyPrivately(const QString &from, const QString &to)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return storeFailure(from % u": " % source.errorString());
    QFile::remove(to);
    QFile target(to);
    if (!target.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered, ownerOnly))
        return storeFailure(to % u": " % target.errorString());
    shareLikeFolder(target.handle(), QFileInfo(to).path());
    for (;;) {
        const QByteArray block = source.read(1 << 20);
        if (block.isEmpty())
            break;
        if (target.write(block) != block.size())
            return storeFailure(to % u": " % target.errorString());
    }
    if (source.error() != QFileDevice::NoError)
        return storeFailure(from % u": " % source.errorString());
    target.close();
    return syncPath(to);
}

Done renameFile(const QString &from, const QString &to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return storeFailure(from % u": " % qt_error_string(errno));
    return {};
}

Done syncPath(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return storeFailure(path % u": " % qt_error_string(errno));
    const int result = ::fsync(descriptor);
    const int number = errno;
    ::close(descriptor);
    // some file systems cannot sync a folder; they are taken at their word
    if (result != 0 && number != EINVAL && number != ENOTSUP)
        return storeFailure(path % u": " % qt_error_string(number));
    return {};
}

} // namespace tranship
