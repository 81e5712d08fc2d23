// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/bytefile.h"

#include <cerrno>
#include <utility>

namespace tranship {

/// Owner of a file descriptor.
class Descriptor final {
public:
    Descriptor() = default;

    explicit Descriptor(int number) : m_number(number) { }

    ~Descriptor() { reset(); }

    Descriptor(Descriptor &&other) noexcept : m_number(std::exchange(other.m_number, -1)) { }

    Descriptor &operator=(Descriptor &&other) noexcept;

    [[nodiscard]] int number() const { return m_number; }

    [[nodiscard]] bool isOpen() const { return m_number >= 0; }

    void reset();

private:
    int m_number = -1;
};

/// What is asked about an entry of a folder, or an open file.
struct FileStatus {
    bool isRegular = false;
    quint64 links = 0; ///< names it has
    FileIdentity identity;
    qint64 allocated = 0; ///< bytes that its blocks take on the disk
};

/// A folder held open: everything in it is named relative to the descriptor, so that a folder
/// renamed or replaced meanwhile cannot lead elsewhere.
class Folder final {
public:
    /// FolderMissing, PermissionDenied, ...
    [[nodiscard]] static Result<Folder> open(const QString &path);

    /// The folder `name` in this one; a link is not followed (FolderMissing).
    [[nodiscard]] Result<Folder> enter(const QString &name) const;

    [[nodiscard]] int number() const { return m_descriptor.number(); }

    [[nodiscard]] QString pathOf(const QString &name) const;
    /// Of the entry itself, links not followed. False with errno set when there is none.
    [[nodiscard]] bool status(const QString &name, FileStatus &status) const;
    /// fsync; file systems that cannot sync a folder are taken at their word.
    [[nodiscard]] Done sync() const;
    /// The error for the errno of a call about `name` (the folder itself when empty).
    [[nodiscard]] tl::unexpected<Error> failed(int number, const QString &name = {}) const;

    [[nodiscard]] Descriptor takeDescriptor() && { return std::move(m_descriptor); }

private:
    Descriptor m_descriptor;
    QString m_path;
};

/// errno as our error; the text has the path and strerror.
[[nodiscard]] tl::unexpected<Error> errnoFailure(int number, const QString &path);

/// A name of one entry of a folder: not empty, no separator, no NUL, not "." or "..".
[[nodiscard]] bool isPlainName(const QString &name);

/// Of an open file. False with errno set when it cannot be had.
[[nodiscard]] bool statusOf(const Descriptor &file, FileStatus &status);

/// Whether `found` is a regular file and the one recorded as `expected`. The device's number is not
/// asked: it changes when a medium is plugged in again or the system starts anew. The inode has to
/// be equal; then the time of birth denies the file where both have one and they differ, and only
/// there: a part made where none is kept stays ours. A file system that tells another time for the
/// same file after it was mounted again (a share whose server makes it up) loses us the part: it is
/// begun anew, which costs time, while a stranger's bytes would end under the final name.
[[nodiscard]] bool isSameFile(const FileStatus &found, FileIdentity expected);

/// Calls again as long as a signal interrupts.
template <typename Call> auto uninterrupted(Call call)
{
    auto result = call();
    while (result < 0 && errno == EINTR)
        result = call();
    return result;
}

} // namespace tranship
