// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSslConfiguration>

namespace tranship {

/// A server's side with a fresh self-signed certificate for 127.0.0.1.
[[nodiscard]] QSslConfiguration makeServerTls();

} // namespace tranship
