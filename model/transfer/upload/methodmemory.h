// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/upload/methodprobe.h"

#include <QHash>
#include <QString>

namespace tranship {

/// What servers were found to speak, as long as the program runs: the second file for a server asks
/// no question. A server that turns out to speak something else is forgotten and asked again.
class MethodMemory final {
public:
    /// `make` makes the protocol of a method, and for Auto one that asks.
    explicit MethodMemory(UploadProtocolMaker make = makeUploadProtocol);

    /// Goes on from `session`; for UploadMethod::Auto as the server is remembered, else it is
    /// asked. Must not outlive the memory.
    [[nodiscard]] std::unique_ptr<UploadProtocol> protocolFor(const UploadAim &aim,
                                                              const UploadSession &session);

private:
    class Remembered;

    const UploadProtocolMaker m_make;
    QHash<QString, UploadMethod> m_methods; ///< by place, see keyOf()
};

} // namespace tranship
