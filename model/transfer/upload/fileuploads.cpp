// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/fileuploads.h"

#include "model/transfer/upload/fileupload.h"

#include <QFileInfo>

namespace tranship {

FileUploads::FileUploads(Senders &senders, Worker &disk, Worker &hashing, const Clock &clock)
    : m_senders(senders),
      m_disk(disk),
      m_hashing(hashing),
      m_clock(clock)
{
}

std::unique_ptr<FileTransfer> FileUploads::make(const UploadOrder &order,
                                                FileTransfer::Owner &owner)
{
    const QString folder = QFileInfo(order.file.path).path();
    UploadServices services{m_senders, m_disk.of(folder), m_hashing.of(folder), m_clock};
    services.throttle = order.throttle;
    services.setup = order.setup;
    services.identity = order.identity;
    services.wantsReply = order.wantsReply;
    services.protocols = [this](const UploadAim &aim, const UploadSession &session) {
        return m_memory.protocolFor(aim, session);
    };
    File file = order.file;
    if (file.upload.method == UploadMethod::Auto)
        file.upload.method = order.method;
    return std::make_unique<FileUpload>(std::move(services), owner, std::move(file));
}

} // namespace tranship
