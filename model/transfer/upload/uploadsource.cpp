// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/uploadsource.h"

#include <utility>

namespace tranship {

namespace {

SourceIdentity identityOf(const SourceVersion &version)
{
    return {version.size, version.modified, version.inode};
}

} // namespace

Error localError(const Error &error)
{
    Error local = error;
    local.context = ErrorContext::LocalFile;
    switch (error.code) {
    case ErrorCode::ConnectFailure:
        local.code = ErrorCode::FolderMissing;
        break;
    case ErrorCode::ConnectionClosed:
        local.code = ErrorCode::InputOutput;
        break;
    case ErrorCode::RemoteFileChanged:
        local.code = ErrorCode::LocalFileChanged;
        break;
    default:
        break;
    }
    return local;
}

UploadSource::UploadSource(Worker &disk, QString path) : m_disk(disk), m_path(std::move(path)) { }

void UploadSource::open(std::function<void(const Done &)> done)
{
    look([done = std::move(done)](const Opened &opened) {
        done(opened ? Done() : failure(opened.error()));
    });
}

void UploadSource::check(const SourceIdentity &expected, std::function<void(const Done &)> done)
{
    look([this, expected, done = std::move(done)](const Opened &opened) {
        if (!opened)
            return done(failure(opened.error()));
        if (m_identity == expected)
            return done({});
        done(failure(ErrorCode::LocalFileChanged, ErrorContext::LocalFile,
                     m_path
                         + (m_identity.size != expected.size         ? u": has another size"
                                : m_identity.inode != expected.inode ? u": is another file"
                                                                     : u": was written to")));
    });
}

void UploadSource::look(std::function<void(const Opened &)> seen)
{
    runOn<Opened>(
        m_disk, this, [path = m_path]() -> Opened { return SourceFile::open(path); },
        [this, seen = std::move(seen)](const Opened &opened) {
            if (!opened)
                return seen(failure(localError(opened.error())));
            m_file = *opened;
            m_identity = identityOf(m_file->version());
            seen(opened);
        });
}

} // namespace tranship
