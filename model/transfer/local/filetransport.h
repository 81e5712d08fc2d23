// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/worker.h"
#include "model/transfer/transport.h"

namespace tranship {

/// Transports that answer file: links as a server with ranges would (RFC 9110): 200, 206 and 416,
/// If-Range, an ETag made of size, time and inode. The ETag is weak, and there is no Last-Modified,
/// for a file that was modified a moment ago. Files are opened and read by `workers`, for a share
/// whose server is gone may answer never.
class FileTransports final : public Transports {
public:
    explicit FileTransports(Worker &workers);

    [[nodiscard]] std::unique_ptr<Transport> make(Transport::Listener &listener) override;

private:
    Worker &m_workers;
};

} // namespace tranship
