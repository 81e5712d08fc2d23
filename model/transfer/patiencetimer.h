// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace tranship {

/// A single-shot timer that is put off far more often than it rings: with each piece of a body.
/// Putting it off only notes the time; the timer of the event loop runs on and is set anew when it
/// rings too early.
class PatienceTimer final : public QObject {
    Q_OBJECT

public:
    PatienceTimer();

    /// Rings after `interval`, and not before, however it was started earlier.
    void start(std::chrono::milliseconds interval);
    void stop();

Q_SIGNALS:
    void timeout();

private:
    void look();
    void arm(std::chrono::milliseconds interval);

    QDeadlineTimer m_deadline;
    QDeadlineTimer m_alarm; ///< when m_timer looks
    QTimer m_timer;
};

} // namespace tranship
