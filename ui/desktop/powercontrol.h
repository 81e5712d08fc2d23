// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDBusConnection>
#include <QObject>

namespace tranship {

/// Sends the computer to sleep or switches it off, by org.freedesktop.login1 (the rights are those
/// the system gives the person). No call waits.
class PowerControl final : public QObject {
    Q_OBJECT

public:
    explicit PowerControl(QDBusConnection system, QObject *parent = nullptr);

    void sleep();
    void powerOff();

Q_SIGNALS:
    /// The system does not do it; `why` is what it says.
    void refused(const QString &why);

private:
    void call(const char *method);

    QDBusConnection m_system;
};

} // namespace tranship
