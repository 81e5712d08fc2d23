// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tray/notifier.h"

#include <QSettings>

#include <algorithm>
#include <utility>

namespace tranship {

namespace {

QString offeredKey()
{
    return QStringLiteral("notifications/automaticCompletionOffered");
}

QString automaticKey()
{
    return QStringLiteral("AutoComplete");
}

} // namespace

Notifier::Notifier(Engine &engine, Notifications &notifications, QSettings &settings,
                   std::chrono::milliseconds gather, QObject *parent)
    : QObject(parent),
      m_engine(engine),
      m_notifications(notifications),
      m_settings(settings),
      m_gather(gather)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Notifier::flush);
    connect(&engine, &Engine::noticed, this, &Notifier::take);
    connect(&engine, &Engine::jobsChanged, this, &Notifier::applyChanges);
    connect(&engine, &Engine::jobsRestored, this, [this](const StoredJobs &jobs) {
        m_known.reserve(jobs.size());
        for (const StoredJob &job : jobs.packed())
            m_known.insert(job.brief.id, Known{job.brief.state, job.warnedOfExpiry});
    });
    connect(&engine, &Engine::jobsRemoved, this, &Notifier::applyRemovals);
    connect(&engine, &Engine::policyChanged, this, &Notifier::takePolicy);
    connect(&notifications, &Notifications::actionInvoked, this, &Notifier::takeAction);
    connect(&notifications, &Notifications::shown, this, &Notifier::takeShown);
    connect(&notifications, &Notifications::failed, this, &Notifier::takeFailure);
    connect(&notifications, &Notifications::closed, this,
            [this](Notifications::Token token) { m_shown.remove(token); });
    engine.policy(this, [this](const Result<PolicyReport> &report) {
        if (report)
            takePolicy(*report);
    });
}

void Notifier::take(const Notice &notice)
{
    m_gathered.append(notice);
    startGathering();
}

void Notifier::startGathering()
{
    if (m_timer.isActive())
        return;
    const std::chrono::milliseconds busy = m_gather * busyFactor;
    const bool isBusy = m_sinceGroup.isValid() && !m_sinceGroup.hasExpired(busy.count());
    m_timer.start(isBusy ? busy : m_gather);
}

void Notifier::takePolicy(const PolicyReport &report)
{
    m_policy = report.effective;
}

void Notifier::applyChanges(const QList<JobSnapshot> &jobs)
{
    for (const JobSnapshot &snapshot : jobs) {
        const Job &job = snapshot.job;
        m_known.insert(job.id, Known{job.state, job.warnedOfExpiry});
    }
    dropUntrue();
}

void Notifier::applyRemovals(const QList<JobId> &jobs)
{
    for (const JobId &job : jobs)
        m_known.insert(job, Known{JobState::Cancelled, false});
    dropUntrue();
    // A notice that still waits for its turn has been looked at with these; afterwards nobody asks
    // for them.
    if (m_gathered.isEmpty()) {
        for (const JobId &job : jobs)
            m_known.remove(job);
    }
}

bool Notifier::isTrue(const Notice &notice) const
{
    const auto known = m_known.find(notice.job);
    if (known == m_known.end())
        return true;
    switch (notice.kind) {
    case Notice::Kind::Transferred:
        return known->state == JobState::Transferred;
    case Notice::Kind::Failed:
        return known->state == JobState::Error;
    case Notice::Kind::AboutToExpire:
        return known->warned;
    case Notice::Kind::CrashGuard:
        return known->state == JobState::Suspended;
    case Notice::Kind::Expired:
    case Notice::Kind::AutoCompleted:
    case Notice::Kind::StoreRecovered:
    case Notice::Kind::LeftoversRemain:
        break;
    }
    return true;
}

void Notifier::dropUntrue()
{
    for (auto shown = m_shown.begin(); shown != m_shown.end();) {
        const auto gone =
            shown->notices.removeIf([this](const Notice &one) { return !isTrue(one); });
        if (gone > 0 && shown->notices.isEmpty()) {
            m_notifications.withdraw(shown.key());
            shown = m_shown.erase(shown);
            continue;
        }
        if (gone > 0) {
            shown->outdated = true;
            if (!m_timer.isActive() || m_timer.remainingTime() > m_gather.count())
                m_timer.start(m_gather);
        }
        ++shown;
    }
}

void Notifier::flush()
{
    QMap<Notice::Kind, QList<Notice>> byKind;
    const Policy policy = m_policy ? m_policy->policy : Policy();
    for (const Notice &notice : std::exchange(m_gathered, {})) {
        if (isTrue(notice) && isWanted(notice.kind, policy))
            byKind[notice.kind].append(notice);
    }
    for (auto kind = byKind.begin(); kind != byKind.end(); ++kind)
        flushKind(kind.key(), *kind);
    const QList<Notifications::Token> tokens = m_shown.keys();
    for (const Notifications::Token token : tokens) {
        if (m_shown.value(token).outdated)
            showGroup(m_shown.value(token).kind, {});
    }
    m_known.removeIf(
        [](const std::pair<const JobId &, Known &> &known) { return isFinal(known.second.state); });
}

void Notifier::flushKind(Notice::Kind kind, const QList<Notice> &fresh)
{
    const QList<Notifications::Token> tokens = tokensOf(kind);
    const bool hasGroup =
        std::any_of(tokens.begin(), tokens.end(),
                    [this](Notifications::Token token) { return m_shown.value(token).isGroup; });
    const bool few = fresh.size() == 1 && tokens.size() < mostOfAKind;
    if (few && !hasGroup)
        show(notificationOf(fresh.constFirst()), Shown{kind, fresh}, 0);
    else
        showGroup(kind, fresh);
}

/// Takes up what is shown of the kind, so that there is one.
void Notifier::showGroup(Notice::Kind kind, const QList<Notice> &fresh)
{
    m_sinceGroup.start();
    Shown group{kind, {}, true};
    Notifications::Token place = 0;
    for (const Notifications::Token token : tokensOf(kind)) {
        const Shown old = m_shown.take(token);
        group.notices += old.notices;
        if (place == 0)
            place = token;
        else
            m_notifications.withdraw(token);
    }
    group.notices += fresh;
    show(groupNotificationOf(kind, group.notices), group, place);
}

void Notifier::show(Notification notification, Shown shown, Notifications::Token replaced)
{
    if (mayOffer(shown.kind)) {
        offerAutomaticCompletion(notification);
        shown.offersAutomatic = true;
    }
    m_shown.insert(m_notifications.show(notification, replaced), shown);
}

bool Notifier::mayOffer(Notice::Kind kind) const
{
    if (kind != Notice::Kind::Transferred || !m_policy || m_policy->policy.autoComplete)
        return false;
    const PolicyEntry *entry = policyEntry(automaticKey());
    const bool fixed = !entry || m_policy->sourceOf(*entry) == PolicySource::Administrator;
    return !fixed && !m_settings.value(offeredKey()).toBool();
}

QList<Notifications::Token> Notifier::tokensOf(Notice::Kind kind) const
{
    QList<Notifications::Token> tokens;
    for (auto shown = m_shown.begin(); shown != m_shown.end(); ++shown) {
        if (shown->kind == kind)
            tokens.append(shown.key());
    }
    std::sort(tokens.begin(), tokens.end());
    return tokens;
}

void Notifier::takeShown(Notifications::Token token, bool withActions)
{
    if (withActions && m_shown.value(token).offersAutomatic)
        m_settings.setValue(offeredKey(), true);
}

void Notifier::takeFailure(Notifications::Token token)
{
    const auto shown = m_shown.find(token);
    if (shown == m_shown.end())
        return;
    const Shown lost = *shown;
    m_shown.erase(shown);
    const Notification text = lost.isGroup ? groupNotificationOf(lost.kind, lost.notices)
                                           : notificationOf(lost.notices.constFirst());
    Q_EMIT messageWanted(text.title, text.body);
}

void Notifier::takeAction(Notifications::Token token, const QString &key)
{
    const auto shown = m_shown.find(token);
    if (shown == m_shown.end())
        return;
    const Shown answered = *shown;
    m_shown.erase(shown);
    m_notifications.withdraw(token);
    act(answered, key);
}

void Notifier::act(const Shown &shown, const QString &key)
{
    const JobId only = shown.isGroup ? JobId() : shown.notices.constFirst().job;
    const auto showOnFailure = [this](const JobId &job) {
        return [this, job](const Done &done) {
            if (!done)
                Q_EMIT showRequested(job);
        };
    };
    if (key == noticeaction::complete) {
        completeJobs(shown.notices);
    } else if (key == noticeaction::cancel) {
        Q_EMIT cancelRequested(only);
    } else if (key == noticeaction::resume) {
        for (const Notice &one : shown.notices)
            m_engine.resume(one.job, this, showOnFailure(one.job));
    } else if (key == noticeaction::keep) {
        for (const Notice &one : shown.notices)
            m_engine.keep(one.job, this, showOnFailure(one.job));
    } else if (key == noticeaction::always) {
        m_engine.setPolicy(automaticKey(), QStringLiteral("true"), this, showOnFailure(only));
        completeJobs(shown.notices);
    } else {
        Q_EMIT showRequested(only);
    }
}

void Notifier::completeJobs(const QList<Notice> &notices)
{
    for (const Notice &one : notices) {
        const JobId job = one.job;
        m_engine.complete(job, this, [this, job](const Result<CompleteReport> &report) {
            if (!report || !report->acknowledged)
                Q_EMIT showRequested(job);
        });
    }
}

} // namespace tranship
