// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/verbreport.h"

#include <QDialog>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tranship {

class JobModel;

/// The file that a new link is for: `selected`, else the only unfinished one, else the first that
/// failed; -1 when there is none, as in an upload.
[[nodiscard]] int fileForNewLink(const Job &job, int selected);

/// Has one unfinished file come from another link, and says what becomes of the bytes that are
/// here. Goes on with the job where it stood still.
class NewLinkDialog final : public QDialog {
    Q_OBJECT

public:
    /// `file` is an index of the job, which is in `jobs`.
    NewLinkDialog(Engine &engine, const JobModel &jobs, const JobSnapshot &job, int file,
                  QWidget *parent = nullptr);

Q_SIGNALS:
    /// The link was taken, but something about the job must be said.
    void messageRaised(const tranship::VerbMessage &message);

private:
    void setUpFields(const JobSnapshot &job, int file);
    [[nodiscard]] QFormLayout *makeForm(const QString &name);
    void suggestFromClipboard();
    void refresh();
    void submit();
    void resume();
    /// Where the file is in the job by now; -1 when it is not there any more.
    [[nodiscard]] int fileNow() const;

    Engine &m_engine;
    const JobModel &m_jobs;
    JobId m_job;
    QString m_jobName;
    int m_file;
    QUrl m_before;
    bool m_isBusy = false;
    QLineEdit *m_old;
    QLineEdit *m_link;
    QLabel *m_problem;
    QCheckBox *m_resume;
    QPushButton *m_submit;
};

} // namespace tranship
