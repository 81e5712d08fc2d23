// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/policy.h"

#include <QByteArray>

namespace tranship {

/// Lines "Key=value"; blank lines and lines that begin with # or [ are passed over. Unknown keys
/// are kept (effectivePolicy complains of them).
[[nodiscard]] PolicyLayer parsePolicyFile(const QByteArray &text);

/// The administrator's layer: "tranship/policy.conf" in the system-wide configuration folders,
/// never in the user's own; of several the first folder wins key by key.
[[nodiscard]] PolicyLayer administratorPolicy();

} // namespace tranship
