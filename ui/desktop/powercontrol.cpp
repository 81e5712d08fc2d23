// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/powercontrol.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>

namespace tranship {

PowerControl::PowerControl(QDBusConnection system, QObject *parent)
    : QObject(parent),
      m_system(std::move(system))
{
}

void PowerControl::sleep()
{
    call("Suspend");
}

void PowerControl::powerOff()
{
    call("PowerOff");
}

void PowerControl::call(const char *method)
{
    const QString service = QStringLiteral("org.freedesktop.login1");
    QDBusMessage order = QDBusMessage::createMethodCall(
        service, QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QLatin1String(method));
    order << false; // nobody is asked for a password: there may be nobody
    auto *watcher = new QDBusPendingCallWatcher(m_system.asyncCall(order), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher *finished) {
                finished->deleteLater();
                if (finished->isError())
                    Q_EMIT refused(finished->error().message());
            });
}

} // namespace tranship
