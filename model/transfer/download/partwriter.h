// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/bytefile.h"
#include "model/job/job.h"

namespace tranship {

/// The part file of a download that is written from its beginning on.
class PartWriter final {
public:
    /// Opens the part file recorded in `file`: PartFileLost when none is recorded. Nothing is
    /// changed on disk; held() is what the checkpoint vouches for.
    [[nodiscard]] Done open(PartFiles &partFiles, const QString &folder, const File &file);
    /// Makes a new, empty one.
    [[nodiscard]] Done create(PartFiles &partFiles, const QString &folder, const QString &name);
    /// Cuts what lies behind held(): a tail that no checkpoint vouches for.
    [[nodiscard]] Done cutTail();
    /// To be called when the file was truncated to nothing.
    void setEmpty();

    [[nodiscard]] bool isOpen() const { return m_file != nullptr; }

    /// For work in another thread, which may outlive this.
    [[nodiscard]] const std::shared_ptr<ByteFile> &file() const { return m_file; }

    /// How many bytes from the beginning are there.
    [[nodiscard]] qint64 held() const { return m_held; }

    /// Whether they begin like a web page.
    [[nodiscard]] bool holdsHtml() const { return m_holdsHtml; }

    /// The whole file will have `total` bytes: takes room for a big one, so that writing it does
    /// not wait for the file system to find blocks while it flushes others.
    void expect(qint64 total);
    [[nodiscard]] Done append(QByteArrayView bytes);

    /// True once when 64 MiB came since the last checkpoint.
    [[nodiscard]] bool takeCheckpointDue();
    void checkpointBegun();

private:
    [[nodiscard]] Done readBegin();

    std::shared_ptr<ByteFile> m_file;
    qint64 m_held = 0;
    qint64 m_writebackFrom = 0;
    qint64 m_checkpointFrom = 0;
    bool m_isDueTold = false;
    bool m_holdsHtml = false;
};

/// Up to `length` bytes of `file` from `offset`.
[[nodiscard]] Result<QByteArray> readPiece(ByteFile &file, qint64 offset, qint64 length);

/// Whether `folder` has room for `bytes` more and a margin; DiskFull says how much is missing.
[[nodiscard]] Done checkRoom(PartFiles &partFiles, const QString &folder, qint64 bytes);

} // namespace tranship
