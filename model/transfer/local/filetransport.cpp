// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/local/filetransport.h"

#include "model/transfer/local/fileexchange.h"

namespace tranship {

FileTransports::FileTransports(Worker &workers) : m_workers(workers) { }

std::unique_ptr<Transport> FileTransports::make(Transport::Listener &listener)
{
    return std::make_unique<FileExchange>(m_workers, listener);
}

} // namespace tranship
