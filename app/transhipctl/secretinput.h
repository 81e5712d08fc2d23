// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QString>

namespace tranship {

/// The next line of standard input, without its end: never from the arguments, which every process
/// of the machine can read. On a terminal `prompt` is shown on standard error first.
/// InvalidArgument at the end of the input and for a line of more than 8192 bytes.
enum class Echo { On, Off };
[[nodiscard]] Result<QString> readSecretLine(const QString &prompt, Echo echo);

/// From now on the file is standard input. FileNotFound, or PermissionDenied when it cannot be
/// opened.
[[nodiscard]] Done readSecretsFrom(const QString &file);

} // namespace tranship
