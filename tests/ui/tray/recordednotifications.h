// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/tray/notifications.h"

#include <QMap>

namespace tranship {

/// Notifications that go nowhere; what would be on screen is in `visible`.
class RecordedNotifications final : public Notifications {
    Q_OBJECT

public:
    Token show(const Notification &notification, Token replaced = 0) override
    {
        const Token token = replaced != 0 ? replaced : ++m_last;
        visible.insert(token, notification);
        ++showCalls;
        return token;
    }

    void withdraw(Token token) override { visible.remove(token); }

    [[nodiscard]] QStringList titles() const
    {
        QStringList list;
        for (const Notification &notification : visible)
            list.append(notification.title);
        return list;
    }

    [[nodiscard]] QStringList actionKeys() const
    {
        QStringList keys;
        if (!visible.isEmpty()) {
            for (const NotificationAction &action : visible.first().actions)
                keys.append(action.key);
        }
        return keys;
    }

    QMap<Token, Notification> visible;
    int showCalls = 0;

private:
    Token m_last = 0;
};

} // namespace tranship
