// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/sourcefile.h"
#include "model/files/worker.h"
#include "model/job/job.h"

#include <QObject>

#include <functional>
#include <memory>

namespace tranship {

/// The file that is uploaded, as it lies on this machine. All that may block is done by the disk's
/// worker. Errors are LocalFile errors with the path in their detail: FileNotFound, FolderMissing
/// (a medium that was pulled; it may come back), PermissionDenied, NotAFile, InputOutput, and
/// LocalFileChanged when it is not the version that was opened.
class UploadSource final : public QObject {
    Q_OBJECT

public:
    UploadSource(Worker &disk, QString path);

    /// Looks at what lies under the path now and takes it for the version to bring.
    void open(std::function<void(const Done &)> done);
    /// Looks whether what lies under the path is still `expected`; by its name, for a file that was
    /// replaced is another. What is read from now on is what lies there.
    void check(const SourceIdentity &expected, std::function<void(const Done &)> done);

    /// What was seen last.
    [[nodiscard]] const SourceIdentity &identity() const { return m_identity; }

    /// What was opened last; null before.
    [[nodiscard]] const std::shared_ptr<SourceFile> &file() const { return m_file; }

    [[nodiscard]] Worker &disk() const { return m_disk; }

private:
    using Opened = Result<std::shared_ptr<SourceFile>>;

    void look(std::function<void(const Opened &)> seen);

    Worker &m_disk;
    const QString m_path;
    SourceIdentity m_identity;
    std::shared_ptr<SourceFile> m_file;
};

/// An error of a SourceFile as one of the file that is uploaded.
[[nodiscard]] Error localError(const Error &error);

} // namespace tranship
