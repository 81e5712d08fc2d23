// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tray/noticewords.h"

#include "ui/wording/wording.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

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

/// "3 downloads", "3 uploads", "3 jobs".
QString amountOf(const QList<Notice> &notices)
{
    const auto count = static_cast<int>(notices.size());
    const auto uploads = std::count_if(notices.begin(), notices.end(), [](const Notice &one) {
        return one.jobType != JobType::Download;
    });
    if (uploads == 0)
        return Words::tr("%n download(s)", "", count);
    return uploads == count ? Words::tr("%n upload(s)", "", count)
                            : Words::tr("%n job(s)", "downloads and uploads", count);
}

QString groupTitle(Notice::Kind kind, const QList<Notice> &notices)
{
    const QString amount = amountOf(notices);
    switch (kind) {
    case Notice::Kind::Transferred:
        return Words::tr("Transferred: %1", "3 downloads").arg(amount);
    case Notice::Kind::AutoCompleted:
        return Words::tr("Completed: %1", "3 downloads").arg(amount);
    case Notice::Kind::Failed:
        return Words::tr("Stopped with an error: %1", "3 downloads").arg(amount);
    case Notice::Kind::AboutToExpire:
        return Words::tr("Soon to be cancelled: %1", "3 downloads").arg(amount);
    case Notice::Kind::Expired:
        return Words::tr("Cancelled after a long time without activity: %1", "3 downloads")
            .arg(amount);
    case Notice::Kind::CrashGuard:
        return Words::tr("Suspended after Tranship ended unexpectedly: %1", "3 downloads")
            .arg(amount);
    case Notice::Kind::StoreRecovered:
    case Notice::Kind::LeftoversRemain:
        break;
    }
    return Words::tr("%n message(s) from Tranship", "", static_cast<int>(notices.size()));
}

QString namesOf(const QList<Notice> &notices)
{
    QStringList names;
    for (const Notice &one : notices.mid(0, namesInGroup))
        names.append(noticeTitle(one));
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
        return {action(noticeaction::resume, Words::tr("Retry"))};
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

/// Cancel is none of them: it deletes, and is asked about job by job.
QList<NotificationAction> groupButtonsOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Transferred:
        return {action(noticeaction::complete, Words::tr("Complete all"))};
    case Notice::Kind::Failed:
    case Notice::Kind::CrashGuard:
        return {action(noticeaction::resume, Words::tr("Retry all"))};
    case Notice::Kind::AboutToExpire:
        return {action(noticeaction::keep, Words::tr("Keep all"))};
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
        return policy.notifyTransferred;
    case Notice::Kind::AutoCompleted:
        return policy.notifyCompleted;
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

Notification notificationOf(const Notice &notice)
{
    QList<NotificationAction> actions{action(noticeaction::show, Words::tr("Show"))};
    actions += buttonsOf(notice.kind);
    return Notification{noticeTitle(notice), noticeText(notice, notice.jobType), actions,
                        categoryOf(notice.kind)};
}

Notification groupNotificationOf(Notice::Kind kind, const QList<Notice> &notices)
{
    QList<NotificationAction> actions{action(noticeaction::show, Words::tr("Show"))};
    actions += groupButtonsOf(kind);
    return Notification{groupTitle(kind, notices), namesOf(notices), actions, categoryOf(kind)};
}

void offerAutomaticCompletion(Notification &notification)
{
    notification.actions.append(
        action(noticeaction::always, Words::tr("Always complete by itself")));
}

} // namespace tranship
