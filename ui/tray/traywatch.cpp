// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tray/traywatch.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QSystemTrayIcon>

#include <chrono>

namespace tranship {

using namespace std::chrono_literals;

namespace {

constexpr auto busGrace = 2s;
constexpr auto lookInterval = 5s;

QString watcherService()
{
    return QStringLiteral("org.kde.StatusNotifierWatcher");
}

} // namespace

TrayWatch::TrayWatch(QDBusConnection bus, QObject *parent)
    : QObject(parent),
      m_bus(std::move(bus)),
      m_watcher(watcherService(), m_bus, QDBusServiceWatcher::WatchForRegistration)
{
    connect(&m_watcher, &QDBusServiceWatcher::serviceRegistered, this, &TrayWatch::askBus);
    connect(&m_timer, &QTimer::timeout, this, &TrayWatch::lookForX11Tray);
}

void TrayWatch::start()
{
    m_timer.start(busGrace);
    if (m_bus.isConnected())
        askBus();
}

void TrayWatch::askBus()
{
    QDBusMessage question = QDBusMessage::createMethodCall(
        watcherService(), QStringLiteral("/StatusNotifierWatcher"),
        QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    question << watcherService() << QStringLiteral("IsStatusNotifierHostRegistered");
    question.setAutoStartService(false);
    auto *call = new QDBusPendingCallWatcher(m_bus.asyncCall(question), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, &TrayWatch::takeAnswer);
}

void TrayWatch::takeAnswer(QDBusPendingCallWatcher *call)
{
    call->deleteLater();
    const QDBusPendingReply<QDBusVariant> reply = *call;
    if (reply.isValid() && reply.value().variant().toBool()
        && QSystemTrayIcon::isSystemTrayAvailable())
        finish();
}

void TrayWatch::lookForX11Tray()
{
    m_timer.start(lookInterval);
    // Elsewhere on Linux only the bus can bring a tray, and it tells when it comes.
    const bool busOnly = QGuiApplication::platformName().startsWith(QStringLiteral("wayland"));
    if (!busOnly && QSystemTrayIcon::isSystemTrayAvailable())
        finish();
    else if (m_bus.isConnected())
        askBus();
}

void TrayWatch::finish()
{
    if (m_finished)
        return;
    m_finished = true;
    m_timer.stop();
    Q_EMIT appeared();
}

} // namespace tranship
