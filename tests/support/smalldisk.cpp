// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/smalldisk.h"

#include <QDir>
#include <QFile>

#include <cerrno>

#include <sys/mount.h>

namespace tranship::test {

SmallDisk::SmallDisk(const QString &folder, qint64 bytes, int files)
    : m_folder(folder),
      m_options("size=" + QByteArray::number(bytes))
{
    if (files > 0)
        m_options += ",nr_inodes=" + QByteArray::number(files);
    QDir().mkpath(folder);
    m_isMounted =
        ::mount("tmpfs", QFile::encodeName(folder).constData(), "tmpfs", 0, m_options.constData())
        == 0;
    if (!m_isMounted)
        m_complaint =
            QStringLiteral("mounting a small disk is not permitted: ") + qt_error_string(errno);
}

SmallDisk::~SmallDisk()
{
    pull();
}

bool SmallDisk::setReadOnly()
{
    return ::mount("tmpfs", QFile::encodeName(m_folder).constData(), "tmpfs",
                   MS_REMOUNT | MS_RDONLY, m_options.constData())
        == 0;
}

void SmallDisk::pull()
{
    if (m_isMounted)
        ::umount2(QFile::encodeName(m_folder).constData(), MNT_DETACH);
    m_isMounted = false;
}

} // namespace tranship::test
