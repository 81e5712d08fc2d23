// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tray/noticewords.h"

#include "ui/wording/wording.h"

#include <QCoreApplication>
#include <QStringList>

namespace tranship {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Notifier)
};

constexpr int namesInGroup = 3;

QString categoryOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Transferred:
    case Notice::Kind::AutoCompleted:
        return QStringLiteral("transfer.complete");
    case Notice::Kind::Failed:
    case Notice::Kind::CrashGuard:
    case Notice::Kind::StoreRecovered:
    case Notice::Kind::LeftoversRemain:
        return QStringLiteral("transfer.error");
    case Notice::Kind::AboutToExpire:
    case Notice::Kind::Expired:
        break;
    }
    return QStringLiteral("transfer");
}

QString groupTitle(Notice::Kind kind, int count)
{
    switch (kind) {
    case Notice::Kind::Transferred:
        return Words::tr("%n job(s) are transferred", "", count);
    case Notice::Kind::AutoCompleted:
        return Words::tr("%n job(s) are completed", "", count);
    case Notice::Kind::Failed:
        return Words::tr("%n job(s) stopped with an error", "", count);
    case Notice::Kind::AboutToExpire:
        return Words::tr("%n job(s) will soon be cancelled", "", count);
    case Notice::Kind::Expired:
        return Words::tr("%n job(s) were cancelled after a long time without activity", "", count);
    case Notice::Kind::CrashGuard:
        return Words::tr("%n job(s) are suspended after Tranship ended unexpectedly", "", count);
    case Notice::Kind::StoreRecovered:
    case Notice::Kind::LeftoversRemain:
        break;
    }
    return Words::tr("%n message(s) from Tranship", "", count);
}

QString namesOf(const QList<Notice> &notices)
{
    QStringList names;
    for (const Notice &notice : notices.mid(0, namesInGroup))
        names.append(noticeTitle(notice));
    const QString first = names.join(QStringLiteral(", "));
    const int more = static_cast<int>(notices.size()) - static_cast<int>(names.size());
    if (more <= 0)
        return first;
    return Words::tr("%1 and %n more", "names of jobs", more).arg(first);
}

NotificationAction action(QLatin1String key, const QString &text)
{
    return NotificationAction{key, text};
}

QList<NotificationAction> buttonsOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Transferred:
        return {action(noticeaction::complete, Words::tr("Complete")),
                action(noticeaction::cancel, Words::tr("Cancel"))};
    case Notice::Kind::Failed:
    case Notice::Kind::CrashGuard:
        return {action(noticeaction::resume, Words::tr("Resume"))};
    case Notice::Kind::AboutToExpire:
        return {action(noticeaction::keep, Words::tr("Keep"))};
    case Notice::Kind::Expired:
    case Notice::Kind::AutoCompleted:
    case Notice::Kind::StoreRecovered:
    case Notice::Kind::LeftoversRemain:
        break;
    }
    return {};
}

} // namespace

bool isWanted(Notice::Kind kind, const Policy &policy)
{
    switch (kind) {
    case Notice::Kind::Transferred:
    case Notice::Kind::AutoCompleted:
        return policy.notifyTransferred;
    case Notice::Kind::Failed:
    case Notice::Kind::CrashGuard:
    case Notice::Kind::LeftoversRemain:
        return policy.notifyError;
    case Notice::Kind::AboutToExpire:
    case Notice::Kind::Expired:
        return policy.notifyExpiring;
    case Notice::Kind::StoreRecovered:
        break;
    }
    return true;
}

Notification notificationOf(const Notice &notice, JobType type)
{
    QList<NotificationAction> actions{action(noticeaction::show, Words::tr("Show"))};
    actions += buttonsOf(notice.kind);
    return Notification{noticeTitle(notice), noticeText(notice, type), actions,
                        categoryOf(notice.kind)};
}

Notification groupNotificationOf(Notice::Kind kind, const QList<Notice> &notices)
{
    return Notification{groupTitle(kind, static_cast<int>(notices.size())),
                        namesOf(notices),
                        {action(noticeaction::show, Words::tr("Show"))},
                        categoryOf(kind)};
}

void offerAutomaticCompletion(Notification &notification)
{
    notification.actions.append(
        action(noticeaction::always, Words::tr("Always complete by itself")));
}

} // namespace tranship
