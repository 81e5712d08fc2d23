// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"
#include "ui/fixes/fix.h"
#include "ui/verbreport.h"

#include <QStackedWidget>
#include <QTimer>

class QLabel;
class QTabWidget;

namespace tranship {

class Clock;
class ConnectionsPage;
class Engine;
class FilesPage;
class GeneralPage;
class IntegrityPage;
class JobModel;
class LogPage;
class OptionsPage;
class SpeedPage;
class SpeedRecorder;

/// Everything about the selected job, in tabs. Without a selection it says so.
class DetailsPane final : public QStackedWidget {
    Q_OBJECT

public:
    DetailsPane(Engine &engine, JobModel &jobs, const Clock &clock, QWidget *parent = nullptr);

    /// A null id shows nothing; `file` is the selected file, -1 for the job itself.
    void setJob(const JobId &job, int file = -1);

    [[nodiscard]] JobId job() const { return m_job; }

    [[nodiscard]] QTabWidget &tabs() const { return *m_tabs; }

Q_SIGNALS:
    void keepRequested(const tranship::JobId &job);
    /// For the file that is shown.
    void newLinkRequested();
    void fixRequested(const tranship::JobId &job, tranship::Fix fix);
    void messageRaised(const tranship::VerbMessage &message);
    void certificateRequested(const tranship::JobId &job, const tranship::Error &error);

private:
    void setUpTabs();
    void refreshIfChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight);
    /// Only the tab that is seen.
    void refresh();

    JobModel &m_jobs;
    const Clock &m_clock;
    JobId m_job;
    int m_file = -1;
    QTimer m_countdown; ///< for the times that go by
    QLabel *m_nothing;
    QTabWidget *m_tabs;
    GeneralPage *m_general;
    FilesPage *m_files;
    ConnectionsPage *m_connections;
    SpeedRecorder *m_recorder;
    SpeedPage *m_speed;
    IntegrityPage *m_integrity;
    LogPage *m_log;
    OptionsPage *m_options;
};

} // namespace tranship
