// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/policy.h"
#include "model/job/snapshot.h"
#include "ui/tray/notifications.h"

#include <QList>

namespace tranship {

/// Keys of a notification's actions.
namespace noticeaction {
/// A click on the notification; some desktops give it a button as well.
inline constexpr QLatin1String show{"default"};
inline constexpr QLatin1String complete{"complete"};
inline constexpr QLatin1String cancel{"cancel"};
inline constexpr QLatin1String resume{"resume"};
inline constexpr QLatin1String keep{"keep"};
inline constexpr QLatin1String always{"always"};
} // namespace noticeaction

/// Whether the person wants to hear of this kind.
[[nodiscard]] bool isWanted(Notice::Kind kind, const Policy &policy);

/// The notification for one notice.
[[nodiscard]] Notification notificationOf(const Notice &notice);
/// One for several of a kind; its actions are for all of them.
[[nodiscard]] Notification groupNotificationOf(Notice::Kind kind, const QList<Notice> &notices);
/// Offers to complete jobs automatically from now on.
void offerAutomaticCompletion(Notification &notification);

} // namespace tranship
