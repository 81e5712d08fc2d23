// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/transport.h"

namespace tranship {

/// Transports for whatever a person may give as a link: file: links go to one kind, all others to
/// another. No answer changes which: a server never leads to a file of this machine.
class SourceTransports final : public Transports {
public:
    SourceTransports(Transports &web, Transports &files);

    [[nodiscard]] std::unique_ptr<Transport> make(Transport::Listener &listener) override;

private:
    Transports &m_web;
    Transports &m_files;
};

} // namespace tranship
