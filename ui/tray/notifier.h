// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine.h"
#include "ui/tray/noticewords.h"

#include <QElapsedTimer>
#include <QHash>
#include <QList>
#include <QTimer>

#include <chrono>
#include <optional>

class QSettings;

namespace tranship {

/// Tells a person what the jobs have come to, in as few notifications as possible: what happens
/// close together becomes one, what is no longer true is withdrawn, what the policy switches off is
/// not said. Its actions are done at once, but for Cancel, which deletes bytes and is asked about
/// first.
class Notifier final : public QObject {
    Q_OBJECT

public:
    /// How long notices are gathered before they are shown.
    static constexpr std::chrono::milliseconds gatherTime{2000};
    /// So many times as long after one that spoke for several: more are coming.
    static constexpr int busyFactor = 10;
    /// More of a kind than this at a time become one.
    static constexpr int mostOfAKind = 3;

    /// `settings` remembers that automatic completion was offered.
    Notifier(Engine &engine, Notifications &notifications, QSettings &settings,
             std::chrono::milliseconds gather = gatherTime, QObject *parent = nullptr);

Q_SIGNALS:
    /// Show the window, with this job selected unless the id is null.
    void showRequested(const tranship::JobId &job);
    /// Ask whether to cancel the job, then do so.
    void cancelRequested(const tranship::JobId &job);
    /// Nobody shows notifications: say it in some other way.
    void messageWanted(const QString &title, const QString &body);

private:
    struct Shown {
        Notice::Kind kind = Notice::Kind::Transferred;
        QList<Notice> notices; ///< of the jobs for which it is still true
        bool isGroup = false;
        bool outdated = false; ///< a group that has lost members since it was shown
        bool offersAutomatic = false;
    };

    /// What is known of a job, to tell what is still true.
    struct Known {
        JobState state = JobState::Suspended;
        bool warned = false;
    };

    void take(const Notice &notice);
    void applyChanges(const QList<JobSnapshot> &jobs);
    void applyRemovals(const QList<JobId> &jobs);
    void takePolicy(const PolicyReport &report);
    void takeAction(Notifications::Token token, const QString &key);
    void takeShown(Notifications::Token token, bool withActions);
    void takeFailure(Notifications::Token token);

    void startGathering();
    void dropUntrue();
    void flush();
    void flushKind(Notice::Kind kind, const QList<Notice> &fresh);
    void showGroup(Notice::Kind kind, const QList<Notice> &fresh);
    void show(Notification notification, Shown shown, Notifications::Token replaced);
    void act(const Shown &shown, const QString &key);
    void completeJobs(const QList<Notice> &notices);
    [[nodiscard]] bool isTrue(const Notice &notice) const;
    [[nodiscard]] bool mayOffer(Notice::Kind kind) const;
    [[nodiscard]] QList<Notifications::Token> tokensOf(Notice::Kind kind) const;

    Engine &m_engine;
    Notifications &m_notifications;
    QSettings &m_settings;
    std::optional<EffectivePolicy> m_policy;
    QHash<JobId, Known> m_known;
    QList<Notice> m_gathered;
    QHash<Notifications::Token, Shown> m_shown;
    const std::chrono::milliseconds m_gather;
    QTimer m_timer;
    QElapsedTimer m_sinceGroup; ///< since one spoke for several; invalid: none has
};

} // namespace tranship
