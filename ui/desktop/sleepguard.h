// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>

#include <optional>

class QDBusPendingCallWatcher;

namespace tranship {

/// Keeps the computer from falling asleep while something moves. Asks whoever looks after that:
/// the desktop's power manager (org.freedesktop.PowerManagement), GNOME's session
/// (org.gnome.SessionManager), else systemd (org.freedesktop.login1), the first that answers. A
/// person who sends it to sleep is not kept from it. No call waits.
class SleepGuard final : public QObject {
    Q_OBJECT

public:
    /// `system` is where login1 is.
    SleepGuard(QDBusConnection session, QDBusConnection system, QObject *parent = nullptr);
    ~SleepGuard() override;

    /// Something moves. Held as long as that is so and it is wanted.
    void setMoving(bool isMoving);
    void setWanted(bool isWanted);

    /// Somebody has agreed to keep the computer awake.
    [[nodiscard]] bool isHolding() const { return m_held.has_value(); }

Q_SIGNALS:
    void holdingChanged(bool isHolding);

private:
    /// What a service gave, to be given back.
    struct Held {
        int asked = 0; ///< which service
        uint cookie = 0;
        QDBusUnixFileDescriptor lock; ///< closing it gives it back
    };

    void decide();
    void ask(int service);
    void take(int service, QDBusPendingCallWatcher &call);
    void release();
    [[nodiscard]] QDBusConnection &busOf(int service);

    QDBusConnection m_session;
    QDBusConnection m_system;
    bool m_isMoving = false;
    bool m_isWanted = true;
    bool m_isAsking = false;
    bool m_isRefused = false; ///< by all; asked anew when something moves again
    std::optional<Held> m_held;
};

} // namespace tranship
