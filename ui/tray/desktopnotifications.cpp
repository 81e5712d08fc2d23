// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tray/desktopnotifications.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QVariantMap>

#include <utility>

namespace tranship {

namespace {

QString serviceName()
{
    return QStringLiteral("org.freedesktop.Notifications");
}

QString path()
{
    return QStringLiteral("/org/freedesktop/Notifications");
}

QDBusMessage call(const QString &method)
{
    return QDBusMessage::createMethodCall(serviceName(), path(), serviceName(), method);
}

QVariantMap hintsOf(const Notification &notification)
{
    QVariantMap hints;
    if (!notification.category.isEmpty())
        hints.insert(QStringLiteral("category"), notification.category);
    const QString entry = QGuiApplication::desktopFileName();
    if (!entry.isEmpty())
        hints.insert(QStringLiteral("desktop-entry"), entry);
    return hints;
}

QStringList actionsOf(const Notification &notification)
{
    QStringList list;
    for (const NotificationAction &action : notification.actions)
        list << action.key << action.text;
    return list;
}

} // namespace

DesktopNotifications::DesktopNotifications(QDBusConnection bus, QObject *parent)
    : Notifications(parent),
      m_bus(std::move(bus)),
      m_watcher(serviceName(), m_bus, QDBusServiceWatcher::WatchForUnregistration)
{
    connect(&m_watcher, &QDBusServiceWatcher::serviceUnregistered, this,
            &DesktopNotifications::forgetService);
    // Without a service name: with one, QtDBus would ask the bus for its owner and wait for it.
    m_bus.connect(QString(), path(), serviceName(), QStringLiteral("ActionInvoked"), this,
                  SLOT(takeAction(uint, QString)));
    m_bus.connect(QString(), path(), serviceName(), QStringLiteral("NotificationClosed"), this,
                  SLOT(takeClosing(uint, uint)));
}

Notifications::Token DesktopNotifications::show(const Notification &notification, Token replaced)
{
    const Token token = replaced != 0 ? replaced : ++m_last;
    Entry &entry = m_entries[token];
    entry.next = notification;
    entry.withdrawn = false;
    if (m_capabilities)
        send(token);
    else
        askCapabilities();
    return token;
}

void DesktopNotifications::withdraw(Token token)
{
    const auto entry = m_entries.find(token);
    if (entry == m_entries.end())
        return;
    if (entry->asked) {
        entry->withdrawn = true;
        entry->next.reset();
        return;
    }
    const uint id = entry->id;
    m_entries.erase(entry);
    if (id != 0)
        closeById(id);
}

void DesktopNotifications::askCapabilities()
{
    if (std::exchange(m_asking, true))
        return;
    auto *watcher =
        new QDBusPendingCallWatcher(m_bus.asyncCall(call(QStringLiteral("GetCapabilities"))), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            &DesktopNotifications::takeCapabilities);
}

void DesktopNotifications::takeCapabilities(QDBusPendingCallWatcher *watcher)
{
    watcher->deleteLater();
    m_asking = false;
    const QDBusPendingReply<QStringList> reply = *watcher;
    if (reply.isValid()) {
        m_capabilities = reply.value();
        sendAll();
        return;
    }
    const QList<Token> tokens = m_entries.keys();
    for (const Token token : tokens)
        fail(token);
}

void DesktopNotifications::forgetService()
{
    m_capabilities.reset();
    // What the old service showed is gone with it.
    for (Entry &entry : m_entries)
        entry.id = 0;
}

void DesktopNotifications::sendAll()
{
    const QList<Token> tokens = m_entries.keys();
    for (const Token token : tokens)
        send(token);
}

void DesktopNotifications::send(Token token)
{
    Entry &entry = m_entries[token];
    if (entry.asked || !entry.next)
        return;
    const Notification notification = *std::exchange(entry.next, std::nullopt);
    const bool hasActions = m_capabilities->contains(QStringLiteral("actions"));
    const bool hasMarkup = m_capabilities->contains(QStringLiteral("body-markup"));
    QDBusMessage message = call(QStringLiteral("Notify"));
    message << QStringLiteral("Tranship") << entry.id << QStringLiteral("tranship")
            << notification.title
            << (hasMarkup ? notification.body.toHtmlEscaped() : notification.body)
            << (hasActions ? actionsOf(notification) : QStringList()) << hintsOf(notification)
            << -1;
    entry.asked = true;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, token](QDBusPendingCallWatcher *finished) { takeId(token, finished); });
}

void DesktopNotifications::takeId(Token token, QDBusPendingCallWatcher *watcher)
{
    watcher->deleteLater();
    const QDBusPendingReply<uint> reply = *watcher;
    const auto entry = m_entries.find(token);
    if (entry == m_entries.end())
        return;
    entry->asked = false;
    if (!reply.isValid()) {
        fail(token);
        return;
    }
    entry->id = reply.value();
    if (entry->withdrawn) {
        closeById(entry->id);
        m_entries.erase(entry);
        return;
    }
    if (entry->next) {
        const Notification next = *entry->next;
        show(next, token);
        return;
    }
    Q_EMIT shown(token, m_capabilities && m_capabilities->contains(QStringLiteral("actions")));
}

void DesktopNotifications::closeById(uint id)
{
    QDBusMessage message = call(QStringLiteral("CloseNotification"));
    message << id;
    message.setAutoStartService(false);
    m_bus.asyncCall(message);
}

void DesktopNotifications::fail(Token token)
{
    const bool wanted = !m_entries.take(token).withdrawn;
    if (wanted)
        Q_EMIT failed(token);
}

Notifications::Token DesktopNotifications::tokenOf(uint id) const
{
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        if (entry->id == id && id != 0)
            return entry.key();
    }
    return 0;
}

void DesktopNotifications::takeAction(uint id, const QString &key)
{
    if (const Token token = tokenOf(id))
        Q_EMIT actionInvoked(token, key);
}

void DesktopNotifications::takeClosing(uint id, uint)
{
    const Token token = tokenOf(id);
    if (token == 0)
        return;
    if (m_entries[token].asked) {
        m_entries[token].id = 0; // what replaces it is on its way
        return;
    }
    m_entries.remove(token);
    Q_EMIT closed(token);
}

} // namespace tranship
