// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QString>

#include <chrono>
#include <memory>
#include <span>

namespace tranship {

/// Which version of a file it is.
struct SourceVersion {
    qint64 size = 0;
    std::chrono::nanoseconds modified{0}; ///< since 1970, by the clock of the file system
    quint64 inode = 0;
    /// Modified long enough ago that a further change would have another time: file systems count
    /// in steps of up to 2 s (FAT), and what changed within one step has one time.
    bool isSettled = false;

    bool operator==(const SourceVersion &) const = default;
};

/// A file that is read from: a source on this machine or on a share mounted here. Every call may
/// block for as long as the file system likes. Errors are RemoteFile errors with the path in their
/// detail; what may pass by itself is transient.
class SourceFile {
public:
    virtual ~SourceFile() = default;

    /// Follows links. FileNotFound (its folder is there), ConnectFailure (not even that, or the
    /// share does not answer), PermissionDenied, NotAFile (a folder, a device, ...).
    [[nodiscard]] static Result<std::shared_ptr<SourceFile>> open(const QString &path);

    /// As it was when opened.
    [[nodiscard]] virtual SourceVersion version() const = 0;
    /// buffer.size() bytes from `offset`, all of them below version().size. RemoteFileChanged when
    /// the file is not that version any more, ConnectionClosed when it cannot be read any more.
    [[nodiscard]] virtual Done read(qint64 offset, std::span<char> buffer) = 0;
};

} // namespace tranship
