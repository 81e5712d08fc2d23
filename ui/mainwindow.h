// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/linkoffer.h"
#include "ui/jobactions.h"
#include "ui/joblist/jobfiltermodel.h"

#include <QMainWindow>
#include <QPointer>

#include <memory>

class QLineEdit;
class QMenu;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace tranship {

class Clock;
class DetailsPane;
class EmptyView;
class FixActions;
class SignInActions;
class GroupSidebar;
class JobListView;
class MessageBar;
class NewDownloadDialog;
class NewUploadDialog;
class PlaceSidebar;

/// The window: filters at the left, jobs, details of the selected one below.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// `settingsFile` is the ini file in the data folder that keeps the window's looks.
    MainWindow(Engine &engine, JobModel &jobs, const Clock &clock, const QString &settingsFile);
    ~MainWindow() override;

    [[nodiscard]] JobActions &actions() { return *m_actions; }

    [[nodiscard]] FixActions &fixes() { return *m_fixes; }

    /// Gives the menu of jobs a submenu, before Quit.
    void addJobsMenu(QMenu &menu);

public Q_SLOTS:
    /// Opens the dialog for new downloads and fills it: with links, and with what is in the
    /// Metalinks and lists of links that are given as file: links. Nothing is started.
    void openNewDownload(const tranship::LinkOffer &offer = {});
    /// The same for links nobody gave to this window (the clipboard's): takes no focus away.
    void offerDownload(const QStringList &links);
    /// Opens the dialog for new uploads; with paths these files are in it.
    void openNewUpload(const QStringList &paths = {});
    /// Selects the job, whatever was filtered: at once, or as soon as its row comes.
    void showJob(const tranship::JobId &job);
    /// Says something that must not be lost, without stopping anybody.
    void showMessage(const QString &text, const QString &detail = {});
    /// Good news: the files of a job are in place.
    void showCompleted(const QString &jobName, const QStringList &paths);

Q_SIGNALS:
    void settingsRequested();
    void quitRequested();
    /// The window was closed and is hidden now: the owner decides whether the program goes on.
    void closing();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void setUpPanes();
    void setUpToolBar();
    void setUpJobMenus();
    void setUpViewMenu();
    void setUpOtherMenus();
    void setUpShortcuts();
    void connectPanes();
    void restoreLooks();
    void saveLooks();

    void setUpFilters();
    void fillNewDownload(const LinkOffer &offer);
    void filterByGroup(JobGroup group);
    void showAll();
    void refreshEmptyView();
    void followSelection();
    void showContextMenu(const QPoint &position);
    void pasteLinks();
    void openHistory();
    void showCertificate(const JobId &job, const Error &error);
    void showAbout();
    void moveToPane(int step);

    Engine &m_engine;
    JobModel &m_jobs;
    JobId m_awaited; ///< to be shown when its row comes; null: none
    std::unique_ptr<QSettings> m_settings;
    JobFilterModel m_filtered;
    JobActions *m_actions;
    FixActions *m_fixes;
    SignInActions *m_signIns;
    GroupSidebar *m_sidebar;
    PlaceSidebar *m_places;
    QWidget *m_filters; ///< the two
    JobListView *m_list;
    EmptyView *m_empty;
    QStackedWidget *m_listOrEmpty;
    DetailsPane *m_details;
    MessageBar *m_messages;
    QLineEdit *m_search;
    QSplitter *m_columns;
    QSplitter *m_rows;
    QMenu *m_jobsMenu = nullptr;
    QAction *m_beforeQuit = nullptr; ///< a separator
    QAction *m_showSidebar = nullptr;
    QAction *m_showDetails = nullptr;
    QPointer<NewDownloadDialog> m_newDownload; ///< while it is open
    QPointer<NewUploadDialog> m_newUpload; ///< while it is open
};

} // namespace tranship
