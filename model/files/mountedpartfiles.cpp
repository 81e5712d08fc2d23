// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/mountedpartfiles.h"

#include <utility>

namespace tranship {

MountedPartFiles::MountedPartFiles(PartFiles &real,
                                   std::function<quint64(const QString &)> deviceOf)
    : m_real(real),
      m_deviceOf(std::move(deviceOf))
{
}

Result<std::shared_ptr<ByteFile>> MountedPartFiles::create(const QString &folder,
                                                           const QString &name)
{
    return m_real.create(folder, name);
}

Result<std::shared_ptr<ByteFile>> MountedPartFiles::open(const QString &folder, const QString &name,
                                                         FileIdentity expected)
{
    auto opened = m_real.open(folder, name, expected);
    const bool isMissing = !opened && opened.error().code == ErrorCode::PartFileLost;
    if (!isMissing || expected.device == 0)
        return opened;
    const quint64 device = m_deviceOf(folder);
    if (device == expected.device || device != m_deviceOf(QStringLiteral("/")))
        return opened;
    return failure(ErrorCode::FolderMissing, ErrorContext::LocalFile,
                   folder + u": the disk is not mounted");
}

Result<qint64> MountedPartFiles::freeSpace(const QString &folder)
{
    return m_real.freeSpace(folder);
}

} // namespace tranship
