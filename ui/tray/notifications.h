// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <QString>

namespace tranship {

struct NotificationAction {
    QString key; ///< "default" is a click on the notification itself
    QString text;
    bool operator==(const NotificationAction &) const = default;
};

struct Notification {
    QString title;
    QString body; ///< plain text
    QList<NotificationAction> actions; ///< left out where the desktop shows none
    QString category; ///< of the Desktop Notifications Specification, such as "transfer.complete"
    bool operator==(const Notification &) const = default;
};

/// A place where notifications are shown. No call waits for it.
class Notifications : public QObject {
    Q_OBJECT

public:
    using Token = quint64; ///< never 0

    using QObject::QObject;

    /// Shows a notification, in the place of `replaced` unless that is 0 or gone; the answer is its
    /// token (that of `replaced`, if given).
    virtual Token show(const Notification &notification, Token replaced = 0) = 0;
    /// Withdraws it; no signal follows for it.
    virtual void withdraw(Token token) = 0;

Q_SIGNALS:
    void shown(quint64 token, bool withActions);
    void actionInvoked(quint64 token, const QString &key);
    /// It is gone, by the person or by time.
    void closed(quint64 token);
    /// Nobody shows notifications; it is forgotten.
    void failed(quint64 token);
};

} // namespace tranship
