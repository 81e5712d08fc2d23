// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/bytefile.h"

namespace tranship {

/// Part files on disk.
class DiskPartFiles final : public PartFiles {
public:
    [[nodiscard]] Result<std::shared_ptr<ByteFile>> create(const QString &folder,
                                                           const QString &name) override;
    [[nodiscard]] Result<std::shared_ptr<ByteFile>> open(const QString &folder, const QString &name,
                                                         FileIdentity expected) override;
    [[nodiscard]] Result<qint64> freeSpace(const QString &folder) override;
};

} // namespace tranship
