// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace tranship {

/// Turns the system's wish that the process ends (SIGTERM, SIGINT, SIGHUP) into a signal of the
/// event loop. One a process.
class QuitSignals final : public QObject {
    Q_OBJECT

public:
    QuitSignals();
    ~QuitSignals() override;

Q_SIGNALS:
    void quitRequested();

private:
    void arrived();
};

} // namespace tranship
