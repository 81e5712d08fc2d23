// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/sleepguard.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <array>

namespace tranship {

namespace {

/// Who can be asked, the best first.
struct Service {
    const char *name;
    const char *path;
    const char *interface;
    const char *release; ///< nullptr: what was given is a file descriptor
};

constexpr int powerManager = 0;
constexpr int gnomeSession = 1;
constexpr std::array services = {
    Service{"org.freedesktop.PowerManagement.Inhibit", "/org/freedesktop/PowerManagement/Inhibit",
            "org.freedesktop.PowerManagement.Inhibit", "UnInhibit"},
    Service{"org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager",
            "Uninhibit"},
    Service{"org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager",
            nullptr},
};
constexpr uint gnomeSuspend = 4;

QDBusMessage message(int service, const char *method)
{
    const Service &which = services.at(static_cast<std::size_t>(service));
    QDBusMessage call =
        QDBusMessage::createMethodCall(QLatin1String(which.name), QLatin1String(which.path),
                                       QLatin1String(which.interface), QLatin1String(method));
    call.setAutoStartService(false); // a desktop without it has no use for it
    return call;
}

QDBusMessage question(int service)
{
    const QString us = QStringLiteral("Tranship");
    const QString why = SleepGuard::tr("Transfers are running");
    QDBusMessage call = message(service, "Inhibit");
    if (service == powerManager)
        call << us << why;
    else if (service == gnomeSession)
        call << us << uint{0} << why << gnomeSuspend;
    else
        call << QStringLiteral("idle") << us << why << QStringLiteral("block");
    return call;
}

} // namespace

SleepGuard::SleepGuard(QDBusConnection session, QDBusConnection system, QObject *parent)
    : QObject(parent),
      m_session(std::move(session)),
      m_system(std::move(system))
{
}

SleepGuard::~SleepGuard()
{
    m_isMoving = false;
    if (m_held)
        release();
}

void SleepGuard::setMoving(bool isMoving)
{
    if (isMoving == m_isMoving)
        return;
    m_isMoving = isMoving;
    m_isRefused = false;
    decide();
}

void SleepGuard::setWanted(bool isWanted)
{
    m_isWanted = isWanted;
    decide();
}

void SleepGuard::decide()
{
    if (m_isAsking)
        return; // the answer decides
    const bool isNeeded = m_isMoving && m_isWanted;
    if (isNeeded && !m_held && !m_isRefused)
        ask(0);
    else if (!isNeeded && m_held)
        release();
}

QDBusConnection &SleepGuard::busOf(int service)
{
    return services.at(static_cast<std::size_t>(service)).release ? m_session : m_system;
}

void SleepGuard::ask(int service)
{
    m_isAsking = true;
    auto *call = new QDBusPendingCallWatcher(busOf(service).asyncCall(question(service)), this);
    connect(call, &QDBusPendingCallWatcher::finished, this,
            [this, service](QDBusPendingCallWatcher *finished) { take(service, *finished); });
}

void SleepGuard::take(int service, QDBusPendingCallWatcher &call)
{
    call.deleteLater();
    m_isAsking = false;
    if (call.isError()) {
        const bool isLast = service + 1 == static_cast<int>(services.size());
        m_isRefused = isLast;
        if (!isLast && m_isMoving && m_isWanted)
            ask(service + 1);
        return;
    }
    Held held;
    held.asked = service;
    if (services.at(static_cast<std::size_t>(service)).release)
        held.cookie = QDBusPendingReply<uint>(call).value();
    else
        held.lock = QDBusPendingReply<QDBusUnixFileDescriptor>(call).value();
    m_held = held;
    Q_EMIT holdingChanged(true);
    decide();
}

void SleepGuard::release()
{
    const Held held = *std::exchange(m_held, std::nullopt);
    if (const char *method = services.at(static_cast<std::size_t>(held.asked)).release) {
        QDBusMessage call = message(held.asked, method);
        call << held.cookie;
        busOf(held.asked).asyncCall(call);
    }
    Q_EMIT holdingChanged(false);
}

} // namespace tranship
