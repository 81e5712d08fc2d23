// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/bytefile.h"

#include <functional>

namespace tranship {

/// Part files on media that come and go. The folder of a stick that was pulled may still be there,
/// as the empty place where it was mounted: a part file that is missing then is not lost
/// (PartFileLost, the file would start over beside the stick) but away with its medium
/// (FolderMissing). It is taken to be so when the file was on another device than that of the root,
/// and the folder is on the root's now.
class MountedPartFiles final : public PartFiles {
public:
    /// `deviceOf` as in device.h.
    MountedPartFiles(PartFiles &real, std::function<quint64(const QString &)> deviceOf);

    [[nodiscard]] Result<std::shared_ptr<ByteFile>> create(const QString &folder,
                                                           const QString &name) override;
    [[nodiscard]] Result<std::shared_ptr<ByteFile>> open(const QString &folder, const QString &name,
                                                         FileIdentity expected) override;
    [[nodiscard]] Result<qint64> freeSpace(const QString &folder) override;

private:
    PartFiles &m_real;
    const std::function<quint64(const QString &)> m_deviceOf;
};

} // namespace tranship
