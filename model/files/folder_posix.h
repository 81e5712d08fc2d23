// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/bytefile.h"

#include <cerrno>
#include <utility>

#include <sys/stat.h>

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
    [[nodiscard]] bool status(const QString &name, struct stat &status) const;
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

[[nodiscard]] FileIdentity identityOf(const struct stat &status);

/// Whether `found` is a regular file and the one recorded as `expected`. The device's number is not
/// asked: it changes when a medium is plugged in again or the system starts anew.
[[nodiscard]] bool isSameFile(const struct stat &found, FileIdentity expected);

/// Calls again as long as a signal interrupts.
template <typename Call> auto uninterrupted(Call call)
{
    auto result = call();
    while (result < 0 && errno == EINTR)
        result = call();
    return result;
}

} // namespace tranship
