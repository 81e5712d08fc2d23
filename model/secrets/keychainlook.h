// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/secrets/secrets.h"

#include <chrono>

namespace tranship {

/// What the system tells of its keychain without asking the person. Blocks up to `patience`, in the
/// keychain's thread. Success: it can be used; Locked, Absent, TimedOut.
[[nodiscard]] SecretOutcome lookAtKeychain(std::chrono::milliseconds patience);

/// The same for one secret: NotFound where it is certain that there is none. `service` and `key`
/// are those of QtKeychain.
[[nodiscard]] SecretOutcome lookForSecret(const QString &service, const QString &key,
                                          std::chrono::milliseconds patience);

/// Shows the window in which the person unlocks the keychain. Success: it is shown, or nothing is
/// locked.
[[nodiscard]] SecretOutcome showUnlockWindow(std::chrono::milliseconds patience);

} // namespace tranship
