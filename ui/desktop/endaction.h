// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/tray/jobtally.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace tranship {

/// What is done when all is done.
enum class EndAction { Nothing, Quit, Sleep, PowerOff };

/// Waits until nothing moves and nothing will by itself, then counts down to what the person has
/// chosen. That is chosen anew each time: it is a wish for this evening, not a setting.
class EndActionWatch final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::seconds countdown{60};

    explicit EndActionWatch(std::chrono::seconds countdownTime = countdown,
                            QObject *parent = nullptr);

    [[nodiscard]] EndAction action() const { return m_action; }

    /// Takes effect when what moves now, or begins to, has ended. Ends a countdown.
    void setAction(EndAction action);
    void take(const Tally &tally);

    [[nodiscard]] bool isCounting() const { return m_timer.isActive(); }

    /// While the countdown runs: it is over, and so is the wish.
    void cancel();
    /// While the countdown runs: at once.
    void actNow();

Q_SIGNALS:
    void actionChanged(tranship::EndAction action);
    /// The countdown has begun, or a second of it is over.
    void counted(int secondsLeft);
    /// The countdown has ended before it was over.
    void cancelled();
    /// Now.
    void due(tranship::EndAction action);

private:
    void countDown();

    const std::chrono::seconds m_countdown;
    EndAction m_action = EndAction::Nothing;
    bool m_hasMoved = false; ///< since the wish
    bool m_isPending = false;
    int m_left = 0; ///< seconds
    QTimer m_timer;
};

} // namespace tranship

Q_DECLARE_METATYPE(tranship::EndAction)
