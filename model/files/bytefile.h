// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QByteArrayView>
#include <QString>

#include <memory>
#include <span>

namespace tranship {

/// Which file it is, whatever its name. The inode of a file that was removed is used again, often
/// for the very next one: when it was made tells those two apart.
struct FileIdentity {
    quint64 device = 0; ///< st_dev
    quint64 inode = 0; ///< st_ino
    quint64 born = 0; ///< when it was made, nanoseconds since 1970 (modulo 2^64: to be compared,
                      ///< not read as a time); 0: not known

    [[nodiscard]] bool isNull() const { return inode == 0; }

    bool operator==(const FileIdentity &) const = default;
};

/// Where pieces that are written directly have to begin and end, in the file and in memory.
inline constexpr qint64 directAlignment = 4096;

/// An open file that takes bytes at offsets. Every call is checked; errors are LocalFile errors
/// with the path in their detail. write(), read() and sync() may run in several threads at
/// once, the rest may not.
class ByteFile {
public:
    virtual ~ByteFile() = default;

    /// All of `bytes` at `offset`, or an error (DiskFull, InputOutput, ...).
    [[nodiscard]] virtual Done write(qint64 offset, QByteArrayView bytes) = 0;
    /// From now on write() goes past the page cache where offset, length and address of a piece are
    /// multiples of directAlignment and the file system can: half the wall time and a quarter of
    /// the CPU time of a big download. A hint that never fails.
    virtual void writeDirectly() = 0;
    /// Up to buffer.size() bytes from `offset`; fewer only at the end of the file.
    [[nodiscard]] virtual Result<qint64> read(qint64 offset, std::span<char> buffer) = 0;
    /// fdatasync: what was written before the call is on stable storage after it.
    [[nodiscard]] virtual Done sync() = 0;
    /// Starts writing back a range without waiting (sync_file_range); a hint that never fails.
    virtual void startWriteback(qint64 offset, qint64 length) = 0;
    [[nodiscard]] virtual Done truncate(qint64 size) = 0;
    /// Takes room for the first `size` bytes where the file system can do so at once (fallocate),
    /// and makes the file that long; what was not written reads as zeros. A hint that never fails:
    /// write() tells when there is no room.
    virtual void reserve(qint64 size) = 0;
    /// A range on stable storage need not stay in memory: big files don't push out what others work
    /// with, and the pages are there for the next bytes. A hint that never fails.
    virtual void forget(qint64 offset, qint64 length) = 0;
    [[nodiscard]] virtual Result<qint64> size() const = 0;
    [[nodiscard]] virtual FileIdentity identity() const = 0;
};

/// Makes and opens part files; tests give one whose files fail.
class PartFiles {
public:
    virtual ~PartFiles() = default;

    /// A new file, mode 0600, no link followed; a stray one of the same name (ours by its name,
    /// never recorded) is removed first. FolderMissing, PermissionDenied, ReadOnlyFileSystem,
    /// DiskFull.
    [[nodiscard]] virtual Result<std::shared_ptr<ByteFile>> create(const QString &folder,
                                                                   const QString &name) = 0;
    /// The file that was made as `expected`: PartFileLost when it is gone, PartFileChanged when
    /// another file or a link stands there.
    [[nodiscard]] virtual Result<std::shared_ptr<ByteFile>>
    open(const QString &folder, const QString &name, FileIdentity expected) = 0;
    /// Bytes that can still be written in `folder`.
    [[nodiscard]] virtual Result<qint64> freeSpace(const QString &folder) = 0;
};

} // namespace tranship
