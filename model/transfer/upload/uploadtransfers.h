// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/filetransfer.h"

#include <memory>

namespace tranship {

class Identity;
class Throttle;
struct ConnectionSetup;

/// What is to be uploaded, and how fast.
struct UploadOrder {
    File file;
    UploadMethod method = UploadMethod::Auto; ///< for a session that has not begun
    bool wantsReply = false; ///< of an upload-reply job
    std::shared_ptr<Throttle> throttle{}; ///< of the job; null: as fast as it goes
    std::shared_ptr<Identity> identity{}; ///< of the job; null: a stranger everywhere
    std::shared_ptr<const ConnectionSetup> setup{}; ///< of the job; null: as the system has it
};

/// Makes what brings files to their servers; tests give one that is driven by hand.
class UploadTransfers {
public:
    virtual ~UploadTransfers() = default;
    [[nodiscard]] virtual std::unique_ptr<FileTransfer> make(const UploadOrder &order,
                                                             FileTransfer::Owner &owner) = 0;
};

} // namespace tranship
