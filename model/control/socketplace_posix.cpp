// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/socketplace.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

#include <sys/stat.h>
#include <unistd.h>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

/// Ours, a folder and no link, and closed to everybody else.
bool isOursAlone(const QByteArray &path)
{
    struct stat status = {};
    return ::lstat(path.constData(), &status) == 0 && S_ISDIR(status.st_mode)
        && status.st_uid == ::geteuid() && (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

} // namespace

bool isSocketless(int number)
{
    return number == EPERM || number == EOPNOTSUPP || number == ENOTSUP || number == ENOSYS
        || number == EINVAL;
}

Result<QString> runtimeFolder()
{
    const QByteArray stated = qgetenv("XDG_RUNTIME_DIR");
    if (stated.startsWith('/') && isOursAlone(stated))
        return QFile::decodeName(stated);
    const QByteArray made = QFile::encodeName(QDir::tempPath()) + "/tranship-"
        + QByteArray::number(static_cast<qulonglong>(::geteuid()));
    const bool isThere = ::mkdir(made.constData(), S_IRWXU) == 0 || errno == EEXIST;
    if (!isThere || !isOursAlone(made)) {
        return failure(ErrorCode::AccessDenied, ErrorContext::QueueManager,
                       QFile::decodeName(made) + u" is not a folder of this user alone"_s);
    }
    return QFile::decodeName(made);
}

QByteArray runtimeSocketName(const QString &dataFolder)
{
    const QString real = QFileInfo(dataFolder).canonicalFilePath();
    const QByteArray path = QFile::encodeName(real.isEmpty() ? dataFolder : real);
    return "tranship-" + QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(16)
        + ".sock";
}

} // namespace tranship
