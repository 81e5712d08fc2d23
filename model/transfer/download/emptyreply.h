// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/bytefile.h"
#include "model/files/worker.h"
#include "model/transfer/filetransfer.h"

#include <memory>

namespace tranship {

/// The reply of a server that gives none: an empty part file, so that Complete finds one to publish
/// (bits.md 1.5). Made, or found again, on the disk worker.
class EmptyReply final : public FileTransfer {
    Q_OBJECT

public:
    EmptyReply(PartFiles &partFiles, Worker &disk, Owner &owner, File file);

    void start() override;
    void stop() override;

    [[nodiscard]] const File &file() const override { return m_file; }

    [[nodiscard]] QList<BlockHash> takeBlocks() override { return {}; }

    [[nodiscard]] QList<ConnectionView> connections() const override { return {}; }

    [[nodiscard]] bool isSettling() const override { return true; }

    void checkpoint(std::function<void(const Result<bool> &)> done) override;

private:
    void made(const Result<FileIdentity> &identity);

    PartFiles &m_partFiles;
    Worker &m_disk;
    Owner &m_owner;
    File m_file;
    bool m_isStopped = false;
};

} // namespace tranship
