// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/bytefile.h"

#include <map>
#include <mutex>
#include <utility>

namespace tranship {

class NewNames;

/// Part files on disk. May be used in several threads at once.
class DiskPartFiles final : public PartFiles {
public:
    DiskPartFiles();
    ~DiskPartFiles() override;

    [[nodiscard]] Result<std::shared_ptr<ByteFile>> create(const QString &folder,
                                                           const QString &name) override;
    [[nodiscard]] Result<std::shared_ptr<ByteFile>> open(const QString &folder, const QString &name,
                                                         FileIdentity expected) override;
    [[nodiscard]] Result<qint64> freeSpace(const QString &folder) override;

private:
    [[nodiscard]] Result<std::shared_ptr<NewNames>> namesIn(const QString &folder);

    std::map<std::pair<quint64, quint64>, std::weak_ptr<NewNames>>
        m_newNames; ///< by st_dev, st_ino
    std::mutex m_mutex; ///< of m_newNames; never held while the disk is asked
};

} // namespace tranship
