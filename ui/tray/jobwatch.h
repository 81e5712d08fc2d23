// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine.h"
#include "ui/tray/jobtally.h"

#include <QObject>
#include <QTimer>

namespace tranship {

/// What the jobs do as a whole, for everything outside the window: told once a second at most.
class JobWatch final : public QObject {
    Q_OBJECT

public:
    /// Of an engine that has not started yet.
    explicit JobWatch(Engine &engine, QObject *parent = nullptr);

    [[nodiscard]] const JobTally &jobs() const { return m_jobs; }

    /// As it was told last.
    [[nodiscard]] const Tally &tally() const { return m_told; }

Q_SIGNALS:
    void tallied(const tranship::Tally &tally);

private:
    void noteChange();
    void tell();

    JobTally m_jobs;
    Tally m_told;
    QTimer m_pause; ///< between two tellings
};

} // namespace tranship
