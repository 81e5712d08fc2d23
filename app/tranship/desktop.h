// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/tranship/options.h"
#include "model/control/controlserver.h"
#include "model/engine.h"

#include <QObject>

#include <memory>

namespace tranship {

/// Everything that has a face: window, tray, notifications, settings, and how they reach each
/// other.
class Desktop final : public QObject {
    Q_OBJECT

public:
    Desktop(Engine &engine, ControlServer &control, const Options &options);
    ~Desktop() override;

    /// The engine is there: shows what the command line asks for.
    void begin();
    /// The engine could not start: says so in a dialog and returns when it was read.
    static void tellWhyNot(const Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// A dialog that says why nothing can be started; returns when it was read.
void showStartError(const Error &error);

} // namespace tranship
