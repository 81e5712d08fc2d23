// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/worker.h"
#include "model/job/clock.h"
#include "model/transfer/upload/methodmemory.h"
#include "model/transfer/upload/uploadtransfers.h"

namespace tranship {

class Senders;

/// Uploads over the network, each with the workers of its source's folder.
class FileUploads final : public UploadTransfers {
public:
    /// `disk` reads the sources, `hashing` hashes what goes out.
    FileUploads(Senders &senders, Worker &disk, Worker &hashing, const Clock &clock);

    [[nodiscard]] std::unique_ptr<FileTransfer> make(const UploadOrder &order,
                                                     FileTransfer::Owner &owner) override;

private:
    Senders &m_senders;
    Worker &m_disk;
    Worker &m_hashing;
    const Clock &m_clock;
    MethodMemory m_memory;
};

} // namespace tranship
