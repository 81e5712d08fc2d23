// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace tranship {

/// Where an instance keeps its store, settings and socket unless it is told otherwise: beside the
/// program in a portable copy, else the platform's folder for the data of applications, below the
/// name "tranship". The same for every program of the project, whatever its own name is. Empty when
/// the platform has none (no home).
[[nodiscard]] QString defaultDataFolder();

/// Path of the control socket inside a data folder.
[[nodiscard]] QString controlSocketPath(const QString &dataFolder);

} // namespace tranship
