// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QObject>
#include <QTimer>

class QDBusPendingCallWatcher;

namespace tranship {

/// Waits until there is a place for a tray icon: at the start, or later when the panel comes after
/// us.
///
/// Qt asks the bus once in a process's life whether there is a StatusNotifierWatcher, at the first
/// touch of QSystemTrayIcon. At login that can be too early, so the bus is asked here first, and Qt
/// only when the answer will be yes or when the bus has had its time (X11's own tray needs no bus).
class TrayWatch final : public QObject {
    Q_OBJECT

public:
    explicit TrayWatch(QDBusConnection bus, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    /// Once.
    void appeared();

private:
    void askBus();
    void takeAnswer(QDBusPendingCallWatcher *call);
    void lookForX11Tray();
    void finish();

    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    QTimer m_timer;
    bool m_finished = false;
};

} // namespace tranship
