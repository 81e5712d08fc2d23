// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>

namespace tranship {

/// The context of every translated word made from a code.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

} // namespace tranship
