// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/folder_posix.h"

#include <atomic>
#include <mutex>
#include <optional>

namespace tranship {

/// A folder in which files are made, side by side. One fsync makes every name durable that was
/// there when it began, so that many new files cost the disk as much as one. May be used in several
/// threads at once.
class NewNames final {
public:
    explicit NewNames(Folder folder) : m_folder(std::move(folder)) { }

    [[nodiscard]] const Folder &folder() const { return m_folder; }

    /// A file was made; its number for sync().
    [[nodiscard]] quint64 made() { return ++m_made; }

    /// fsync of the folder, unless one that began after the name was made has done it already.
    [[nodiscard]] Done sync(quint64 name);

    /// A sync failed. The kernel tells that once, and whoever syncs after it is wrongly told that
    /// all is well: so it stays failed, and no more names are to be made in it.
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }

private:
    const Folder m_folder;
    std::atomic<quint64> m_made = 0;
    std::atomic<bool> m_hasFailed = false;
    std::mutex m_mutex; // whoever waits for it is spared an fsync of its own
    quint64 m_synced = 0; // under m_mutex
    std::optional<Error> m_failure; // under m_mutex
};

} // namespace tranship
