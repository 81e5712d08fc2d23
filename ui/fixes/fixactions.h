// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/fixes/fix.h"
#include "ui/verbreport.h"

#include <QObject>

class QAction;
class QWidget;

namespace tranship {

class Engine;
class JobActions;
class JobModel;

/// Does what helps a job, from its row, the menus or the details.
class FixActions final : public QObject {
    Q_OBJECT

public:
    /// `window` is the parent of the dialogs.
    FixActions(Engine &engine, JobModel &jobs, JobActions &actions, QWidget &window);

    /// Its text says what is done to the job of setJob(); disabled when nothing is.
    [[nodiscard]] QAction *action() const { return m_action; }

    /// The only selected job, or null.
    void setJob(const JobId &job);
    void perform(const JobId &job, Fix fix);
    /// Has the unfinished files of a download go there; asks when bytes come again by that.
    void moveToFolder(const JobId &job, const QString &folder);

Q_SIGNALS:
    void messageRaised(const tranship::VerbMessage &message);
    /// One that is done elsewhere.
    void fixWanted(const tranship::JobId &job, tranship::Fix fix);

private:
    void refresh();
    void chooseFolder(const JobId &job);
    void showFolder(const JobId &job);
    void setFolder(const JobId &job, const QString &folder);

    Engine &m_engine;
    JobModel &m_jobs;
    JobActions &m_actions;
    QWidget &m_window;
    JobId m_job;
    QAction *m_action;
};

} // namespace tranship
