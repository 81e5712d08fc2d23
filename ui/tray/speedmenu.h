// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine.h"

#include <QMenu>

class QActionGroup;

namespace tranship {

/// The limit of all background jobs (MaxBandwidth), to be chosen in one go.
class SpeedMenu final : public QMenu {
    Q_OBJECT

public:
    explicit SpeedMenu(Engine &engine, QWidget *parent = nullptr);

    /// "No limit", "2 MiB/s": what is in force, as the menu says it.
    [[nodiscard]] static QString limitWords(qint64 rate);

Q_SIGNALS:
    /// The person wants another one than there is to choose from.
    void otherRequested();

private:
    QAction *addChoice(qint64 rate);
    void take(const PolicyReport &report);
    void choose(const QAction *action);

    Engine &m_engine;
    QActionGroup *m_choices;
    QAction *m_own; ///< for a limit that is none of ours
};

} // namespace tranship
