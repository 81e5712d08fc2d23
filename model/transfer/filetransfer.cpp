// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/filetransfer.h"

namespace tranship {

FileTransfer::~FileTransfer() = default;

} // namespace tranship
