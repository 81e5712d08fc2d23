// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"
#include "model/job/snapshot.h"
#include "model/job/verbs.h"
#include "ui/verbreport.h"
#include "ui/wording/wording.h"

#include <QObject>
#include <QSet>

class QAction;
class QWidget;

namespace tranship {

class Engine;
class JobModel;

/// Everything that can be done to the selected jobs, as actions for menus, toolbar and keys. An
/// action is enabled when it is legal for at least one of them, and is then done to those it is
/// legal for. What deletes bytes is asked once.
class JobActions final : public QObject {
    Q_OBJECT

public:
    /// `window` is the parent of the questions.
    JobActions(Engine &engine, JobModel &jobs, QWidget &window);

    /// `file` is the index of the file when only that file of the only job is selected, else -1.
    void setSelection(const QList<JobId> &jobs, int file = -1);

    [[nodiscard]] QAction *newDownload() const { return m_newDownload; }

    [[nodiscard]] QAction *newUpload() const { return m_newUpload; }

    [[nodiscard]] QAction *resume() const { return m_resume; }

    [[nodiscard]] QAction *suspend() const { return m_suspend; }

    [[nodiscard]] QAction *complete() const { return m_complete; }

    [[nodiscard]] QAction *cancel() const { return m_cancel; }

    /// Completes every job that waits for it, selected or not.
    [[nodiscard]] QAction *completeAll() const { return m_completeAll; }

    [[nodiscard]] QAction *keep() const { return m_keep; }

    [[nodiscard]] QAction *newLink() const { return m_newLink; }

    [[nodiscard]] QAction *open() const { return m_open; }

    [[nodiscard]] QAction *showInFolder() const { return m_showInFolder; }

    [[nodiscard]] QAction *copyUrl() const { return m_copyUrl; }

    /// Does the verb to these jobs, as the actions do to the selected ones.
    void perform(Verb verb, const QList<JobId> &jobs);
    /// Asks for a new link for the file of the job that wants one, -1: the one that is meant.
    void askForLink(const JobId &job, int file = -1);

Q_SIGNALS:
    void newDownloadRequested();
    void newUploadRequested();
    /// Something was refused or left over.
    void messageRaised(const tranship::VerbMessage &message);
    /// The files of a job are in place now.
    void completed(const QString &jobName, const QStringList &paths);

private:
    void setUpVerbs();
    void setUpFileActions();
    void refresh();
    void refreshFileActions();
    void refreshCompleteTip();
    /// Why the selected job, if it is one, can't be completed now; empty: nothing special.
    [[nodiscard]] QString completeRefusal() const;
    void ask(const Question &question, Verb verb, const QList<JobId> &jobs);
    void send(Verb verb, const QList<JobId> &jobs);
    void send(Verb verb, const JobSnapshot &job);
    /// -1 when there is none.
    [[nodiscard]] int fileForLink() const;
    [[nodiscard]] bool isAnyWaiting() const;
    [[nodiscard]] QList<JobId> waitingForComplete() const;
    void tellCompleted(const QString &jobName, const CompleteReport &report);
    void openFile();
    void showFolder();
    void copyUrls();
    [[nodiscard]] bool isAnyLegal(Verb verb) const; ///< on one of the selected jobs
    [[nodiscard]] QList<JobId> legal(Verb verb, const QList<JobId> &jobs) const;
    [[nodiscard]] Question question(Verb verb, const QList<JobId> &jobs) const;
    /// The file that is meant: the selected one, else the first of the only job; nullptr when there
    /// is none.
    [[nodiscard]] const File *selectedFile() const;
    /// It is the source of an upload.
    [[nodiscard]] bool isSource(const File *file) const;

    Engine &m_engine;
    JobModel &m_jobs;
    QWidget &m_window;
    QList<JobId> m_selection;
    int m_file = -1;
    QSet<JobId> m_asked; ///< a question about these is open

    QAction *m_newDownload;
    QAction *m_newUpload;
    QAction *m_resume;
    QAction *m_suspend;
    QAction *m_complete;
    QAction *m_completeAll;
    QAction *m_cancel;
    QAction *m_keep;
    QAction *m_newLink;
    QAction *m_open;
    QAction *m_showInFolder;
    QAction *m_copyUrl;
};

} // namespace tranship
