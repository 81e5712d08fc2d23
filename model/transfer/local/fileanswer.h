// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/sourcefile.h"
#include "model/transfer/transport.h"

namespace tranship {

/// What a server would answer to a request for a file.
struct FileAnswer {
    ResponseHead head;
    qint64 begin = 0; ///< of the body in the file
    qint64 end = 0;
};

/// The answer to `request` when the file is of this version.
[[nodiscard]] FileAnswer fileAnswer(const TransferRequest &request, const SourceVersion &version);

} // namespace tranship
