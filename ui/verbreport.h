// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine.h"

#include <QString>

namespace tranship {

/// What a person must hear about a verb that was done or refused; `text` is empty when all went as
/// asked.
struct VerbMessage {
    QString text;
    QString detail; ///< for the tooltip
};

[[nodiscard]] VerbMessage reportText(const QString &jobName, const CompleteReport &report);
[[nodiscard]] VerbMessage reportText(const QString &jobName, const CancelReport &report);
[[nodiscard]] VerbMessage refusalText(const QString &jobName, const Error &error,
                                      JobType type = JobType::Download);

} // namespace tranship
