// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/tray/notifications.h"

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QHash>
#include <QStringList>

#include <optional>

class QDBusPendingCallWatcher;

namespace tranship {

/// Speaks org.freedesktop.Notifications (Desktop Notifications Specification 1.2). Every call is
/// asynchronous: a service that hangs or is not there delays nothing.
class DesktopNotifications final : public Notifications {
    Q_OBJECT

public:
    explicit DesktopNotifications(QDBusConnection bus, QObject *parent = nullptr);

    Token show(const Notification &notification, Token replaced = 0) override;
    void withdraw(Token token) override;

private Q_SLOTS:
    void takeAction(uint id, const QString &key);
    void takeClosing(uint id, uint reason);

private:
    struct Entry {
        uint id = 0; ///< the service's; 0 while it has not answered
        bool asked = false; ///< Notify is under way
        bool withdrawn = false; ///< to be closed as soon as the id is known
        std::optional<Notification> next; ///< to be shown when the call under way is answered
    };

    void askCapabilities();
    void takeCapabilities(QDBusPendingCallWatcher *call);
    void forgetService();
    void sendAll();
    void send(Token token);
    void takeId(Token token, QDBusPendingCallWatcher *call);
    void closeById(uint id);
    void fail(Token token);
    [[nodiscard]] Token tokenOf(uint id) const;

    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    std::optional<QStringList> m_capabilities;
    bool m_asking = false;
    QHash<Token, Entry> m_entries;
    Token m_last = 0;
};

} // namespace tranship
